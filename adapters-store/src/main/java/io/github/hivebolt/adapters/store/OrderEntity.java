package io.github.hivebolt.adapters.store;

import io.github.hivebolt.domain.order.SendOrder;
import io.github.hivebolt.ports.store.OrderRow;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A send order in its present state. */
@Entity
@Table(name = "send_order")
@SuppressWarnings("NullAway.Init") // JPA fills the fields.
class OrderEntity {
    @Id
    @Column(name = "id")
    String id;

    @Column(name = "number")
    long number;

    @Embedded
    TransferColumns transfer;

    @Column(name = "confidential")
    boolean confidential;

    @Embedded
    StateColumns state;

    @Embedded
    @Nullable
    DispatchColumns dispatch;

    @Column(name = "created_at")
    @Convert(converter = InstantConverter.class)
    Instant createdAt;

    @Column(name = "updated_at")
    @Convert(converter = InstantConverter.class)
    Instant updatedAt;

    OrderEntity() {}

    static OrderEntity of(SendOrder order, long number, Instant at) {
        OrderEntity entity = new OrderEntity();
        entity.id = order.id().text();
        entity.number = number;
        entity.transfer = TransferColumns.of(order.transfer());
        entity.createdAt = at;
        entity.fill(order, at);
        return entity;
    }

    final void fill(SendOrder order, Instant at) {
        confidential = order.confidential();
        state = StateMapper.columns(order.state());
        dispatch = order.state().knownDispatch().map(DispatchColumns::of).orElseGet(DispatchColumns::new);
        updatedAt = at;
    }

    OrderRow toRow() {
        DispatchColumns columns = dispatch == null ? new DispatchColumns() : dispatch;
        SendOrder order =
                new SendOrder(transfer.toTransfer(id), confidential, StateMapper.state(state, columns.toDispatch()));
        return new OrderRow(order, createdAt, updatedAt);
    }
}

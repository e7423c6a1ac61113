package io.github.hivebolt.adapters.store;

import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.money.HiveAsset;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.domain.money.Rate;
import io.github.hivebolt.domain.order.OrderId;
import io.github.hivebolt.domain.order.ReceiveOrder;
import io.github.hivebolt.domain.order.ReceiveRequest;
import io.github.hivebolt.domain.quote.FeeSchedule;
import io.github.hivebolt.domain.quote.ReceiveQuote;
import io.github.hivebolt.ports.store.ReceiveRow;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A receive order in its present state. */
@Entity
@Table(name = "receive_order")
@SuppressWarnings("NullAway.Init") // JPA fills the fields.
class ReceiveEntity {
    @Id
    @Column(name = "id")
    String id;

    @Column(name = "number")
    long number;

    @Column(name = "payee")
    String payee;

    @Column(name = "gateway")
    String gateway;

    @Column(name = "quoted_msat")
    long quotedMsat;

    @Column(name = "fee_base_msat")
    long feeBaseMsat;

    @Column(name = "fee_ppm")
    long feePpm;

    @Column(name = "asset")
    String asset;

    @Column(name = "sats_per_unit")
    String satsPerUnit;

    @Column(name = "message")
    @Convert(converter = TextConverter.class)
    String message;

    @Column(name = "requested_by")
    String requestedBy;

    @Column(name = "quoted_at")
    @Convert(converter = InstantConverter.class)
    Instant quotedAt;

    @Column(name = "expires_at")
    @Convert(converter = InstantConverter.class)
    Instant expiresAt;

    @Column(name = "payment_hash")
    String paymentHash;

    @Column(name = "payment_request")
    @Nullable
    String paymentRequest;

    @Embedded
    ReceiveColumns state;

    @Column(name = "created_at")
    @Convert(converter = InstantConverter.class)
    Instant createdAt;

    @Column(name = "updated_at")
    @Convert(converter = InstantConverter.class)
    Instant updatedAt;

    ReceiveEntity() {}

    static ReceiveEntity of(ReceiveOrder order, long number, Instant at) {
        ReceiveRequest request = order.request();
        ReceiveEntity entity = new ReceiveEntity();
        entity.id = order.id().text();
        entity.number = number;
        entity.payee = request.payee().value();
        entity.gateway = request.gateway().value();
        entity.quotedMsat = request.quote().amount().value();
        entity.feeBaseMsat = request.quote().fee().base().value();
        entity.feePpm = request.quote().fee().partsPerMillion();
        entity.asset = request.quote().asset().name();
        entity.satsPerUnit = request.quote().rate().satsPerUnit().toPlainString();
        entity.message = request.message();
        entity.requestedBy = request.requestedBy();
        entity.quotedAt = request.createdAt();
        entity.expiresAt = request.expiresAt();
        entity.paymentHash = order.hash().hex();
        entity.createdAt = at;
        entity.fill(order, at);
        return entity;
    }

    final void fill(ReceiveOrder order, Instant at) {
        paymentRequest = order.paymentRequest().orElse(null);
        state = ReceiveColumns.of(order.state());
        updatedAt = at;
    }

    ReceiveRow toRow() {
        HiveAsset unit = HiveAsset.valueOf(asset);
        ReceiveQuote quote = new ReceiveQuote(
                new Msat(quotedMsat),
                new FeeSchedule(new Msat(feeBaseMsat), feePpm),
                new Rate(unit, new BigDecimal(satsPerUnit)));
        ReceiveRequest request = new ReceiveRequest(
                new AccountName(payee), new AccountName(gateway), quote, message, requestedBy, quotedAt, expiresAt);
        ReceiveOrder order = new ReceiveOrder(
                new OrderId(id),
                request,
                new PaymentHash(paymentHash),
                Optional.ofNullable(paymentRequest),
                state.toState(unit));
        return new ReceiveRow(order, number, createdAt, updatedAt);
    }
}

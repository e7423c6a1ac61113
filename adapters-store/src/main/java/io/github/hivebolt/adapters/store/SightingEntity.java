package io.github.hivebolt.adapters.store;

import io.github.hivebolt.ports.store.TransferSighting;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A transfer that was seen in the chain. */
@Entity
@Table(name = "sighting")
@SuppressWarnings("NullAway.Init") // JPA fills the fields.
class SightingEntity {
    @Id
    @Column(name = "operation_id")
    String operationId;

    @Embedded
    TransferColumns transfer;

    @Column(name = "served_by")
    @Convert(converter = TextConverter.class)
    String servedBy;

    @Column(name = "state")
    String state;

    SightingEntity() {}

    static SightingEntity of(TransferSighting sighting) {
        SightingEntity entity = new SightingEntity();
        entity.operationId = sighting.transfer().operation().text();
        entity.transfer = TransferColumns.of(sighting.transfer());
        entity.servedBy = sighting.servedBy();
        entity.state = sighting.state().name();
        return entity;
    }

    TransferSighting toSighting() {
        return new TransferSighting(transfer.toTransfer(operationId), servedBy, TransferSighting.State.valueOf(state));
    }
}

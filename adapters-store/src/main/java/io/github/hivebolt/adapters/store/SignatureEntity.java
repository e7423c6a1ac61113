package io.github.hivebolt.adapters.store;

import io.github.hivebolt.domain.hive.TransactionId;
import io.github.hivebolt.domain.payout.Payout;
import io.github.hivebolt.domain.payout.SignedTransfer;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A transfer that was signed once; rows are never changed. */
@Entity
@Table(name = "payout_signature")
@SuppressWarnings("NullAway.Init") // JPA fills the fields.
class SignatureEntity {
    @Id
    @Column(name = "transaction_id")
    String transactionId;

    @Column(name = "order_id")
    String orderId;

    @Column(name = "kind")
    String kind;

    @Column(name = "attempt")
    int attempt;

    @Column(name = "first_signature")
    boolean first;

    @Column(name = "payee")
    String payee;

    @Embedded
    DraftColumns draft;

    @Column(name = "expiration")
    @Convert(converter = InstantConverter.class)
    Instant expiration;

    @Column(name = "reference_block")
    long referenceBlock;

    @Column(name = "json")
    @Convert(converter = TextConverter.class)
    String json;

    @Column(name = "signed_at")
    @Convert(converter = InstantConverter.class)
    Instant signedAt;

    SignatureEntity() {}

    static SignatureEntity of(Payout payout, SignedTransfer transfer, boolean first, Instant at) {
        SignatureEntity entity = new SignatureEntity();
        entity.transactionId = transfer.id().hex();
        entity.orderId = payout.order().text();
        entity.kind = payout.kind().name();
        entity.attempt = payout.attempt();
        entity.first = first;
        entity.payee = payout.draft().to().value();
        entity.draft = DraftColumns.of(transfer.draft());
        entity.expiration = transfer.expiration();
        entity.referenceBlock = transfer.referenceBlock();
        entity.json = transfer.json();
        entity.signedAt = at;
        return entity;
    }

    SignedTransfer toTransfer() {
        return new SignedTransfer(draft.toDraft(), new TransactionId(transactionId), expiration, referenceBlock, json);
    }
}

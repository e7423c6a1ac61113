package io.github.hivebolt.adapters.store;

import static java.util.Objects.requireNonNull;

import io.github.hivebolt.domain.hive.TransactionId;
import io.github.hivebolt.domain.order.OrderId;
import io.github.hivebolt.domain.payout.Payout;
import io.github.hivebolt.domain.payout.PayoutKind;
import io.github.hivebolt.domain.payout.PayoutState;
import io.github.hivebolt.domain.payout.SignedTransfer;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An order's payout in its present state; what was signed for it is in {@link SignatureEntity}. */
@Entity
@Table(name = "payout")
@SuppressWarnings("NullAway.Init") // JPA fills the fields.
class PayoutEntity {
    static final String HELD = "held";
    static final String CONFIRMED = "confirmed";

    @Id
    @Column(name = "order_id")
    String orderId;

    @Column(name = "number")
    long number;

    @Column(name = "kind")
    String kind;

    @Embedded
    DraftColumns draft;

    @Column(name = "attempt")
    int attempt;

    @Column(name = "state")
    String state;

    @Column(name = "signed_as")
    @Nullable
    String signedAs;

    @Column(name = "confirmed_as")
    @Nullable
    String confirmedAs;

    @Column(name = "confirmed_block")
    @Nullable
    Long confirmedBlock;

    @Column(name = "held_because")
    @Convert(converter = TextConverter.class)
    @Nullable
    String heldBecause;

    PayoutEntity() {}

    static PayoutEntity of(Payout payout, long number) {
        PayoutEntity entity = new PayoutEntity();
        entity.orderId = payout.order().text();
        entity.number = number;
        entity.fill(payout);
        return entity;
    }

    final void fill(Payout payout) {
        kind = payout.kind().name();
        draft = DraftColumns.of(payout.draft());
        attempt = payout.attempt();
        state = payout.state().label();
        signedAs = null;
        confirmedAs = null;
        confirmedBlock = null;
        heldBecause = null;
        switch (payout.state()) {
            case PayoutState.Planned ignored -> {}
            case PayoutState.Signed signed -> signedAs = signed.transfer().id().hex();
            case PayoutState.Confirmed confirmed -> {
                confirmedAs = confirmed.transaction().hex();
                confirmedBlock = confirmed.blockNumber();
            }
            case PayoutState.Held held -> heldBecause = held.why();
        }
    }

    Payout toPayout(Function<String, SignedTransfer> signatures) {
        return new Payout(
                new OrderId(orderId), PayoutKind.valueOf(kind), draft.toDraft(), attempt, toState(signatures));
    }

    private PayoutState toState(Function<String, SignedTransfer> signatures) {
        return switch (state) {
            case "planned" -> new PayoutState.Planned();
            case "signed" -> new PayoutState.Signed(signatures.apply(requireNonNull(signedAs)));
            case CONFIRMED ->
                new PayoutState.Confirmed(
                        new TransactionId(requireNonNull(confirmedAs)), requireNonNull(confirmedBlock));
            case HELD -> new PayoutState.Held(requireNonNull(heldBecause));
            default -> throw new IllegalStateException("the store holds a payout in the unknown state " + state);
        };
    }
}

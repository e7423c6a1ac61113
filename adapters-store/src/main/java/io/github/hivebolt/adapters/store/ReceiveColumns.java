package io.github.hivebolt.adapters.store;

import static java.util.Objects.requireNonNull;

import io.github.hivebolt.domain.hive.TransactionId;
import io.github.hivebolt.domain.lightning.Preimage;
import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.money.HiveAsset;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.domain.order.ParkCause;
import io.github.hivebolt.domain.order.ReasonCode;
import io.github.hivebolt.domain.order.ReceiveState;
import io.github.hivebolt.domain.order.Refusal;
import io.github.hivebolt.domain.order.Settlement;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The columns that say where a receive order is. */
@Embeddable
@SuppressWarnings("NullAway.Init") // JPA fills the fields.
final class ReceiveColumns {
    @Column(name = "state")
    String state;

    @Column(name = "paid_msat")
    @Nullable
    Long paidMsat;

    @Column(name = "seen_at")
    @Convert(converter = InstantConverter.class)
    @Nullable
    Instant seenAt;

    @Column(name = "refusal_code")
    @Nullable
    String refusalCode;

    @Column(name = "refusal_words")
    @Convert(converter = TextConverter.class)
    @Nullable
    String refusalWords;

    @Column(name = "payout_milli")
    @Nullable
    Long payoutMilli;

    @Column(name = "decided_at")
    @Convert(converter = InstantConverter.class)
    @Nullable
    Instant decidedAt;

    @Column(name = "preimage")
    @Nullable
    String preimage;

    @Column(name = "paid_out_by")
    @Nullable
    String paidOutBy;

    @Column(name = "park_cause")
    @Nullable
    String parkCause;

    @Column(name = "park_evidence")
    @Convert(converter = TextConverter.class)
    @Nullable
    String parkEvidence;

    @Column(name = "window_msat")
    long windowMsat;

    ReceiveColumns() {}

    static ReceiveColumns of(ReceiveState state) {
        ReceiveColumns columns = new ReceiveColumns();
        columns.state = state.label();
        columns.paidMsat = state.knownPaid().map(Msat::value).orElse(null);
        columns.windowMsat = state.takesFromWindow().value();
        columns.preimage = state.knownPreimage().map(Preimage::hex).orElse(null);
        state.knownRefusal().ifPresent(refusal -> {
            columns.refusalCode = refusal.code().name();
            columns.refusalWords = refusal.words();
        });
        state.knownSettlement().ifPresent(settlement -> {
            columns.payoutMilli = settlement.payout().milli();
            columns.decidedAt = settlement.decidedAt();
        });
        columns.fillWhatOnlyOneStateHas(state);
        return columns;
    }

    private void fillWhatOnlyOneStateHas(ReceiveState now) {
        switch (now) {
            case ReceiveState.Accepted accepted -> seenAt = accepted.seenAt();
            case ReceiveState.Done done -> paidOutBy = done.payout().hex();
            case ReceiveState.Parked parked -> {
                parkCause = parked.cause().name();
                parkEvidence = parked.evidence();
            }
            case ReceiveState.Open ignored -> {}
            case ReceiveState.Settling ignored -> {}
            case ReceiveState.PayoutPending ignored -> {}
            case ReceiveState.Expired ignored -> {}
            case ReceiveState.Cancelled ignored -> {}
        }
    }

    ReceiveState toState(HiveAsset asset) {
        return switch (state) {
            case "open" -> new ReceiveState.Open();
            case "accepted" -> new ReceiveState.Accepted(paid(), requireNonNull(seenAt), refusal());
            case "settling" -> new ReceiveState.Settling(settlement(asset));
            case "payout_pending" -> pending(asset);
            case "done" ->
                new ReceiveState.Done(settlement(asset), proof(), new TransactionId(requireNonNull(paidOutBy)));
            case "expired" -> new ReceiveState.Expired();
            case "cancelled" -> new ReceiveState.Cancelled(refusal().orElseThrow());
            case "parked" ->
                new ReceiveState.Parked(
                        ParkCause.valueOf(requireNonNull(parkCause)), requireNonNull(parkEvidence), pending(asset));
            default -> throw new IllegalStateException("the store holds a receive order in the unknown state " + state);
        };
    }

    private ReceiveState.PayoutPending pending(HiveAsset asset) {
        return new ReceiveState.PayoutPending(settlement(asset), proof());
    }

    private Msat paid() {
        return new Msat(requireNonNull(paidMsat));
    }

    private Preimage proof() {
        return new Preimage(requireNonNull(preimage));
    }

    private Settlement settlement(HiveAsset asset) {
        return new Settlement(paid(), new HiveAmount(requireNonNull(payoutMilli), asset), requireNonNull(decidedAt));
    }

    private Optional<Refusal> refusal() {
        return Optional.ofNullable(refusalCode)
                .map(code -> new Refusal(ReasonCode.valueOf(code), requireNonNull(refusalWords)));
    }
}

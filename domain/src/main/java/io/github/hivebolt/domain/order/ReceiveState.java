package io.github.hivebolt.domain.order;

import io.github.hivebolt.domain.hive.TransactionId;
import io.github.hivebolt.domain.lightning.Preimage;
import io.github.hivebolt.domain.money.Msat;
import java.time.Instant;
import java.util.Optional;

/**
 * Where a receive order (Lightning to Hive) is. Each state carries what proves it; {@link Done}, {@link Expired} and
 * {@link Cancelled} are final.
 */
public sealed interface ReceiveState {
    /** Nobody has paid, as far as we know. */
    record Open() implements ReceiveState {}

    /**
     * The node holds the payer's money, and nothing is decided; or it is decided that he gets it back.
     *
     * @param paid what his HTLCs carry
     * @param seenAt when we learnt of it
     * @param givingBack why he gets it back, or empty while that is not decided; once decided it stays so
     */
    record Accepted(Msat paid, Instant seenAt, Optional<Refusal> givingBack) implements ReceiveState {}

    /**
     * It was decided to take the money, and its payout is reserved. From here on nothing is cancelled.
     *
     * @param settlement the decision
     */
    record Settling(Settlement settlement) implements ReceiveState {}

    /**
     * The money is ours, and the payee's is on its way.
     *
     * @param settlement what was taken
     * @param preimage the proof
     */
    record PayoutPending(Settlement settlement, Preimage preimage) implements ReceiveState {}

    /**
     * All is done.
     *
     * @param settlement what was taken
     * @param preimage the proof
     * @param payout the transaction that brought the payout
     */
    record Done(Settlement settlement, Preimage preimage, TransactionId payout) implements ReceiveState {}

    /** Nobody paid, and nobody can any more. */
    record Expired() implements ReceiveState {}

    /**
     * The payer has his money back.
     *
     * @param refusal why
     */
    record Cancelled(Refusal refusal) implements ReceiveState {}

    /**
     * Only a human can judge it; the money is ours and its payout owed.
     *
     * @param cause which of the listed causes
     * @param evidence what the human needs to know
     * @param before what a decision of the operator goes on from
     */
    record Parked(ParkCause cause, String evidence, PayoutPending before) implements ReceiveState {}

    /**
     * The state's name in REST, in the store and in the state diagram.
     *
     * @return lower case, for instance {@code payout_pending}
     */
    default String label() {
        return switch (this) {
            case Open ignored -> "open";
            case Accepted ignored -> "accepted";
            case Settling ignored -> "settling";
            case PayoutPending ignored -> "payout_pending";
            case Done ignored -> "done";
            case Expired ignored -> "expired";
            case Cancelled ignored -> "cancelled";
            case Parked ignored -> "parked";
        };
    }

    /**
     * The decision to take the money that this state knows of.
     *
     * @return the settlement, or empty where none was decided
     */
    default Optional<Settlement> knownSettlement() {
        return switch (this) {
            case Settling(Settlement settlement) -> Optional.of(settlement);
            case PayoutPending(Settlement settlement, Preimage ignored) -> Optional.of(settlement);
            case Done(Settlement settlement, Preimage ignored, TransactionId alsoIgnored) -> Optional.of(settlement);
            case Parked parked -> Optional.of(parked.before().settlement());
            case Open ignored -> Optional.empty();
            case Accepted ignored -> Optional.empty();
            case Expired ignored -> Optional.empty();
            case Cancelled ignored -> Optional.empty();
        };
    }

    /**
     * The proof that this state carries. The payer has it too.
     *
     * @return the preimage, or empty where the money is not ours
     */
    default Optional<Preimage> knownPreimage() {
        return switch (this) {
            case PayoutPending(Settlement ignored, Preimage preimage) -> Optional.of(preimage);
            case Done(Settlement ignored, Preimage preimage, TransactionId alsoIgnored) -> Optional.of(preimage);
            case Parked parked -> Optional.of(parked.before().preimage());
            case Open ignored -> Optional.empty();
            case Accepted ignored -> Optional.empty();
            case Settling ignored -> Optional.empty();
            case Expired ignored -> Optional.empty();
            case Cancelled ignored -> Optional.empty();
        };
    }

    /**
     * What was paid, as far as anybody has.
     *
     * @return what is held or was taken, or empty
     */
    default Optional<Msat> knownPaid() {
        return this instanceof Accepted accepted
                ? Optional.of(accepted.paid())
                : knownSettlement().map(Settlement::paid);
    }

    /**
     * What the order takes from its payee's rolling windows.
     *
     * @return what is held or was taken; nothing where nobody paid or the payer gets his money back
     */
    default Msat takesFromWindow() {
        return knownRefusal().isPresent() ? Msat.ZERO : knownPaid().orElse(Msat.ZERO);
    }

    /**
     * Why the payer gets his money back.
     *
     * @return the reason, or empty where he does not
     */
    default Optional<Refusal> knownRefusal() {
        return switch (this) {
            case Accepted accepted -> accepted.givingBack();
            case Cancelled(Refusal refusal) -> Optional.of(refusal);
            case Open ignored -> Optional.empty();
            case Settling ignored -> Optional.empty();
            case PayoutPending ignored -> Optional.empty();
            case Done ignored -> Optional.empty();
            case Expired ignored -> Optional.empty();
            case Parked ignored -> Optional.empty();
        };
    }

    /**
     * Whether nothing will ever change any more.
     *
     * @return true for the final states
     */
    default boolean isFinal() {
        return this instanceof Done || this instanceof Expired || this instanceof Cancelled;
    }
}

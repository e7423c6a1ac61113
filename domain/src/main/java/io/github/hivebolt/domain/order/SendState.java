package io.github.hivebolt.domain.order;

import io.github.hivebolt.domain.hive.TransactionId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Where a send order (Hive to Lightning) is. Each state carries what proves it; {@link Kept}, {@link Done} and
 * {@link Refunded} are final.
 */
public sealed interface SendState {
    /** The money is in the books; nothing is decided. */
    record Received() implements SendState {}

    /**
     * Acceptable, but not now.
     *
     * @param reason why not now
     * @param waited how long it has waited, without the time in which patience does not run
     * @param consideredAt when that was last added up
     */
    record Waiting(WaitReason reason, Duration waited, Instant consideredAt) implements SendState {}

    /**
     * It was decided to pay. Whether a request has left is in the dispatch's log.
     *
     * @param dispatch the decision
     */
    record Paying(Dispatch dispatch) implements SendState {}

    /**
     * The payee has the money.
     *
     * @param payment the proof
     */
    record Paid(Payment payment) implements SendState {}

    /**
     * The payee has the money and change is on its way.
     *
     * @param payment the proof
     */
    record ChangePending(Payment payment) implements SendState {}

    /**
     * All is done.
     *
     * @param payment the proof
     * @param change the transaction that brought the change, or empty where there was none
     */
    record Done(Payment payment, Optional<TransactionId> change) implements SendState {}

    /**
     * All the money goes back.
     *
     * @param refusal why
     * @param dispatch the payment that failed, or empty where none was tried
     */
    record RefundPending(Refusal refusal, Optional<Dispatch> dispatch) implements SendState {}

    /**
     * All the money went back.
     *
     * @param refusal why
     * @param dispatch the payment that failed, or empty where none was tried
     * @param refund the transaction that brought it
     */
    record Refunded(Refusal refusal, Optional<Dispatch> dispatch, TransactionId refund) implements SendState {}

    /**
     * The money stays and is never answered.
     *
     * @param reason why
     */
    record Kept(KeepReason reason) implements SendState {}

    /**
     * Only a human can judge it; the money is untouched.
     *
     * @param cause which of the listed causes
     * @param evidence what the human needs to know
     * @param before the state it was in, which a decision of the operator goes on from; never itself parked
     */
    record Parked(ParkCause cause, String evidence, SendState before) implements SendState {}

    /**
     * The state's name in REST, in the store and in the state diagram.
     *
     * @return lower case, for instance {@code change_pending}
     */
    default String label() {
        return switch (this) {
            case Received ignored -> "received";
            case Waiting ignored -> "waiting";
            case Paying ignored -> "paying";
            case Paid ignored -> "paid";
            case ChangePending ignored -> "change_pending";
            case Done ignored -> "done";
            case RefundPending ignored -> "refund_pending";
            case Refunded ignored -> "refunded";
            case Kept ignored -> "kept";
            case Parked ignored -> "parked";
        };
    }

    /**
     * The payment decision that this state knows of, whatever became of it.
     *
     * @return the dispatch, or empty where nothing was dispatched
     */
    default Optional<Dispatch> knownDispatch() {
        return switch (this) {
            case Received ignored -> Optional.empty();
            case Waiting ignored -> Optional.empty();
            case Kept ignored -> Optional.empty();
            case Paying paying -> Optional.of(paying.dispatch());
            case Paid paid -> Optional.of(paid.payment().dispatch());
            case ChangePending pending -> Optional.of(pending.payment().dispatch());
            case Done done -> Optional.of(done.payment().dispatch());
            case RefundPending pending -> pending.dispatch();
            case Refunded refunded -> refunded.dispatch();
            case Parked parked -> parked.before().knownDispatch();
        };
    }

    /**
     * The proof of payment that this state carries.
     *
     * @return the payment, or empty where nothing was paid
     */
    default Optional<Payment> knownPayment() {
        return switch (this) {
            case Paid paid -> Optional.of(paid.payment());
            case ChangePending pending -> Optional.of(pending.payment());
            case Done done -> Optional.of(done.payment());
            case Parked parked -> parked.before().knownPayment();
            case Received ignored -> Optional.empty();
            case Waiting ignored -> Optional.empty();
            case Kept ignored -> Optional.empty();
            case Paying ignored -> Optional.empty();
            case RefundPending ignored -> Optional.empty();
            case Refunded ignored -> Optional.empty();
        };
    }

    /**
     * Whether nothing will ever change any more.
     *
     * @return true for the final states
     */
    default boolean isFinal() {
        return this instanceof Done || this instanceof Refunded || this instanceof Kept;
    }
}

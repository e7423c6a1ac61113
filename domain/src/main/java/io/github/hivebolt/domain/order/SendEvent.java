package io.github.hivebolt.domain.order;

import io.github.hivebolt.domain.hive.TransactionId;
import io.github.hivebolt.domain.lightning.PaymentRecord;
import io.github.hivebolt.domain.lightning.SendReport;
import java.util.Optional;

/** What can happen to a send order. */
public sealed interface SendEvent {
    /**
     * It is time to decide on it.
     *
     * @param assessment what the world looks like
     */
    record Considered(Assessment assessment) implements SendEvent {}

    /**
     * The one pay request is about to leave: the last veto.
     *
     * @param closed why nothing is dispatched just now, or empty
     */
    record SendDue(Optional<WaitReason> closed) implements SendEvent {}

    /**
     * A pay request came back, with whatever was learnt.
     *
     * @param report what came back
     */
    record SendReturned(SendReport report) implements SendEvent {}

    /**
     * The node's books were read.
     *
     * @param record what they say
     */
    record LookedUp(PaymentRecord record) implements SendEvent {}

    /** The payment is in the books: what is left goes back. */
    record ChangeDue() implements SendEvent {}

    /**
     * The order's payout is in an irreversible block.
     *
     * @param transaction the transaction that brought it
     */
    record PayoutConfirmed(TransactionId transaction) implements SendEvent {}

    /**
     * The chain refuses the order's payout, and always will.
     *
     * @param why one sentence
     */
    record PayoutRefused(String why) implements SendEvent {}

    /**
     * Nothing of ours may leave for this order: the world has dealt with it in a way that only a human can judge. The
     * engine has made sure that no transfer for it is signed.
     *
     * @param cause which of the listed causes
     * @param evidence what the human needs to know
     */
    record Withheld(ParkCause cause, String evidence) implements SendEvent {}
}

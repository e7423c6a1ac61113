package io.github.hivebolt.domain.order;

import io.github.hivebolt.domain.hive.TransactionId;
import io.github.hivebolt.domain.lightning.InvoiceRecord;

/** What can happen to a receive order. */
public sealed interface ReceiveEvent {
    /**
     * The node has made the invoice.
     *
     * @param paymentRequest its text
     */
    record InvoiceMade(String paymentRequest) implements ReceiveEvent {}

    /**
     * The node's books were read.
     *
     * @param record what they say
     */
    record Looked(InvoiceRecord record) implements ReceiveEvent {}

    /**
     * It is time to decide whether the payer's money is taken.
     *
     * @param assessment what the world looks like
     */
    record Judged(ReceiveAssessment assessment) implements ReceiveEvent {}

    /**
     * The order's payout is in an irreversible block.
     *
     * @param transaction the transaction that brought it
     */
    record PayoutConfirmed(TransactionId transaction) implements ReceiveEvent {}

    /**
     * The chain refuses the order's payout, and always will.
     *
     * @param why one sentence
     */
    record PayoutRefused(String why) implements ReceiveEvent {}

    /** The operator has a parked payout tried again. */
    record RetriedByOperator() implements ReceiveEvent {}
}

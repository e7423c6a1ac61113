package io.github.hivebolt.domain.order;

import io.github.hivebolt.domain.lightning.Preimage;

/** What an operator can decide about a parked order. */
public sealed interface OperatorCommand {
    /** Return the money. */
    record Refund() implements OperatorCommand {}

    /** Try again what was refused or held. */
    record Retry() implements OperatorCommand {}

    /**
     * It was paid: here is the proof.
     *
     * @param preimage checked against the payment hash
     */
    record ResolvePaid(Preimage preimage) implements OperatorCommand {}

    /**
     * It was not paid and never will be.
     *
     * @param evidence what the operator looked at, written to the audit log
     */
    record ResolveNeverPaid(String evidence) implements OperatorCommand {}
}

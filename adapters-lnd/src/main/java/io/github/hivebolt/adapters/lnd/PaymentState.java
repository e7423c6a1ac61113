package io.github.hivebolt.adapters.lnd;

import io.github.hivebolt.domain.lightning.FailureReason;
import io.github.hivebolt.domain.lightning.Preimage;
import io.github.hivebolt.domain.money.Msat;

/** What lnd's record of a payment means. Only {@link Paid} and {@link Lost} are final. */
sealed interface PaymentState {
    /**
     * Paid, and the preimage hashes to the payment hash.
     *
     * @param preimage the proof
     * @param routingFee what the route cost
     */
    record Paid(Preimage preimage, Msat routingFee) implements PaymentState {}

    /**
     * Failed for good: no attempt is open.
     *
     * @param reason why
     */
    record Lost(FailureReason reason) implements PaymentState {}

    /**
     * Not finished.
     *
     * @param known whether the status is one that this adapter knows
     */
    record Pending(boolean known) implements PaymentState {}

    /**
     * The record says that it is final and does not bear it out.
     *
     * @param why one sentence
     */
    record Unproven(String why) implements PaymentState {}
}

package io.github.hivebolt.domain.lightning;

import io.github.hivebolt.domain.money.Msat;

/**
 * What is known about a payment after it was asked for. Only {@link Succeeded} and {@link Failed} are facts about the
 * payment; {@link NotSent} is a fact about us; everything else that a node or a network can say is {@link Unknown}.
 */
public sealed interface PaymentOutcome {
    /**
     * Paid, with the proof.
     *
     * @param preimage hashes to the payment hash; who builds this has checked it
     * @param routingFee what the route cost on top of the amount
     */
    record Succeeded(Preimage preimage, Msat routingFee) implements PaymentOutcome {}

    /**
     * The node's own terminal record says that the payment failed.
     *
     * @param reason why
     */
    record Failed(FailureReason reason) implements PaymentOutcome {}

    /**
     * It is proved that the request never took effect: no byte of it left us, or the node refused it before storing
     * anything and has no record of the payment.
     *
     * @param localCause one sentence for the operator
     */
    record NotSent(String localCause) implements PaymentOutcome {}

    /**
     * Neither of these: the payment may have been made, may yet be made, or may never be made.
     *
     * @param remoteCause one sentence for the operator
     */
    record Unknown(String remoteCause) implements PaymentOutcome {}
}

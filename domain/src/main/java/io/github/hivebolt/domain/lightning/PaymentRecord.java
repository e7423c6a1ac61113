package io.github.hivebolt.domain.lightning;

import io.github.hivebolt.domain.money.Msat;
import java.time.Instant;

/** What a Lightning node's own books say about one payment hash. */
public sealed interface PaymentRecord {
    /**
     * The node paid it.
     *
     * @param preimage hashes to the payment hash; the adapter has checked it
     * @param routingFee what the route cost on top of the amount
     * @param recordedAt when the node began it
     */
    record Settled(Preimage preimage, Msat routingFee, Instant recordedAt) implements PaymentRecord {}

    /**
     * The node gave up for good.
     *
     * @param reason why
     * @param recordedAt when the node began it
     */
    record Failed(FailureReason reason, Instant recordedAt) implements PaymentRecord {}

    /**
     * The node has not finished with it.
     *
     * @param stuck whether it can no longer be claimed by anybody: no channel, open or closing, holds an HTLC of this
     *     hash, and the chain is past the timelock of every attempt by a margin
     * @param evidence one line for the operator: HTLCs, heights, timelocks
     */
    record InFlight(boolean stuck, String evidence) implements PaymentRecord {}

    /** The node has no record of the hash, and it proved that it is the node we know with the memory it had. */
    record Absent() implements PaymentRecord {}

    /**
     * The node contradicts what it said before: it is another node, or it forgot a payment that it told us of.
     *
     * @param what one sentence for the operator
     */
    record Contradiction(String what) implements PaymentRecord {}

    /**
     * No usable answer. It says nothing about the payment.
     *
     * @param cause one sentence for the operator
     */
    record Unclear(String cause) implements PaymentRecord {}
}

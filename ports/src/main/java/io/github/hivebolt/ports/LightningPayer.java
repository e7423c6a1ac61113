package io.github.hivebolt.ports;

import io.github.hivebolt.domain.lightning.NodeStatus;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.lightning.PaymentRecord;
import io.github.hivebolt.domain.lightning.SendReport;

/** Pays invoices from one Lightning node. Implementations are thread-safe. */
public interface LightningPayer {
    /**
     * How the node is doing.
     *
     * @return its status
     * @throws PartyUnavailableException if it gives no usable answer, is starting or does not let us in
     */
    NodeStatus status();

    /**
     * Asks the node to pay, once.
     *
     * <p>R1: the caller must have committed payment hash, order, node and one more unanswered send before it calls. R2:
     * the implementor must put at most one pay request on the wire per call and must not repeat it, whatever happens.
     * R3: it must never throw for what the node or the network does; what is not on the white list of outcomes is
     * {@link io.github.hivebolt.domain.lightning.PaymentOutcome.Unknown}: a time-out, a cut or cleanly ended stream, an
     * unknown status, "expired", "already paid", "in transition". R4:
     * {@link io.github.hivebolt.domain.lightning.PaymentOutcome.NotSent} only where no byte of the request left, or the
     * node answered this request with an error and then has no record of the hash. R5: a preimage that does not hash to
     * the payment hash is no success. R6: it must return within {@link PaymentRequest#patience()} and a few seconds;
     * the payment goes on in the node. R7: a node other than {@link PaymentRequest#payer()} must not be asked to pay.
     *
     * @param request what to pay
     * @return what is known when the call returns
     */
    SendReport pay(PaymentRequest request);

    /**
     * Looks a payment up in the node's own books. It changes nothing and may be repeated.
     *
     * <p>R8: it must never throw for what the node or the network does, and must answer
     * {@link PaymentRecord.Unclear} to everything that is not the node's own record. R9:
     * {@link PaymentRecord.Absent} only when the node is the pinned one, still knows {@link NodeMemory#lastFinished()},
     * is synced to its chain and has a clock within 60 s of ours; if it is another node or forgot what it knew:
     * {@link PaymentRecord.Contradiction}.
     *
     * @param hash the payment
     * @param memory what the node must still be
     * @return its record
     */
    PaymentRecord look(PaymentHash hash, NodeMemory memory);
}

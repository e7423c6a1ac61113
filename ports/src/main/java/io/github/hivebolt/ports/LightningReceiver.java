package io.github.hivebolt.ports;

import io.github.hivebolt.domain.lightning.Invoice;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.lightning.Preimage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes payments on one Lightning node, with hold invoices or with plain ones. Implementations are thread-safe. */
public interface LightningReceiver {
    /**
     * What this receiver can do; it never changes.
     *
     * <p>R6: what is not declared must fail: {@link #settle} throws {@link UnsupportedOperationException} without {@link
     * ReceiverCapability#HOLD_INVOICES}, and no {@link TakenPayment} carries a {@link Keysend} without {@link
     * ReceiverCapability#KEYSEND}.
     *
     * @return the capabilities
     */
    default Set<ReceiverCapability> capabilities() {
        return Set.of(ReceiverCapability.HOLD_INVOICES);
    }

    /**
     * Makes an invoice: one that holds the payer's money where {@link ReceiverCapability#HOLD_INVOICES} is declared, else a
     * plain one.
     *
     * <p>R1: the caller must have committed order and preimage before. R2: asked again with the same preimage, the
     * implementor must return the invoice that exists.
     *
     * @param request what to ask the payer for
     * @return the invoice
     * @throws PartyUnavailableException if the node gives no usable answer; the invoice may exist
     */
    Invoice create(HoldInvoiceRequest request);

    /**
     * Looks an invoice of ours up.
     *
     * @param hash its payment hash
     * @return its state, or empty if the node says that it has none
     * @throws PartyUnavailableException if the node gives no usable answer
     */
    Optional<ReceivedPayment> look(PaymentHash hash);

    /**
     * Takes the money of an accepted invoice.
     *
     * <p>R3: the caller must have committed the intent before and must not cancel afterwards. R4: repeating it is
     * harmless.
     *
     * @param preimage of the invoice
     * @throws PartyUnavailableException if the node gives no usable answer; it may be settled
     * @throws UnsupportedOperationException without {@link ReceiverCapability#HOLD_INVOICES}
     */
    void settle(Preimage preimage);

    /**
     * Gives the payer his money back, where it is held, and lets nobody pay any more. Repeating it is harmless. An
     * invoice that is settled or paid is not cancelled; then it throws. A plain invoice that the node ends by itself, because
     * its expiry is over, may be left to it. Where the node deletes what it cancels, {@link #look} is empty afterwards.
     *
     * @param hash the invoice's payment hash
     * @throws PartyUnavailableException if the node gives no usable answer; it may be cancelled
     */
    void cancel(PaymentHash hash);

    /**
     * Which of our invoices hold a payer's money now. It only saves time: the caller must look its open invoices up all
     * the same.
     *
     * <p>R5: the implementor may leave invoices out, and must never name one that it does not know as held.
     *
     * @return their payment hashes
     * @throws PartyUnavailableException if the node gives no usable answer
     */
    default List<PaymentHash> held() {
        return List.of();
    }

    /**
     * The payments that were taken, in the order of the node's numbers for them. Like {@link #held()} it saves time where
     * invoices are concerned; payments without an invoice are only learnt of here.
     *
     * <p>R7: the implementor must leave none out that has a greater number, but may stop after any.
     *
     * @param afterIndex the last number that is left out, 0 to begin
     * @param wait the longest that the node may wait for a payment to come
     * @return the payments, empty where there are no more yet
     * @throws PartyUnavailableException if the node gives no usable answer
     */
    default List<TakenPayment> takenAfter(long afterIndex, Duration wait) {
        return List.of();
    }

    /**
     * The number of the newest payment that was taken, for a gateway that begins now: earlier ones are none of its
     * business.
     *
     * @return a number for {@link #takenAfter}, 0 where earlier ones do no harm
     * @throws PartyUnavailableException if the node gives no usable answer
     */
    default long takenSoFar() {
        return 0;
    }
}

package io.github.hivebolt.ports;

import io.github.hivebolt.domain.lightning.Invoice;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.lightning.Preimage;
import java.util.List;
import java.util.Optional;

/** Takes payments on one Lightning node with hold invoices. Implementations are thread-safe. */
public interface LightningReceiver {
    /**
     * Makes a hold invoice.
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
     */
    void settle(Preimage preimage);

    /**
     * Gives the payer his money back. Repeating it is harmless.
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
}

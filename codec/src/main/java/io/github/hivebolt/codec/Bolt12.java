package io.github.hivebolt.codec;

import static io.github.hivebolt.codec.Bolt12Type.ofOffer;

import io.github.hivebolt.domain.lightning.Invoice;
import io.github.hivebolt.domain.lightning.LightningNetwork;
import io.github.hivebolt.domain.lightning.Offer;
import io.github.hivebolt.domain.lightning.UnreadableInvoiceException;

/**
 * Reads BOLT 12 offers and the invoices that they are answered with. A field of a kind that must be understood and is not
 * known makes either unreadable. The signature of an invoice is not checked: the node that fetched it has compared it
 * with offer and request, and the node that pays it verifies it again. Pure and thread-safe.
 */
public final class Bolt12 {
    static final String OFFER_PREFIX = "lno";
    static final String INVOICE_PREFIX = "lni";

    private Bolt12() {}

    /**
     * Reads an offer.
     *
     * @param text {@code lno1...}, any length, any case, continuations allowed; hostile input
     * @return the offer
     * @throws UnreadableInvoiceException if it breaks a rule; the message is one sentence that never repeats the input
     */
    public static Offer offer(String text) throws UnreadableInvoiceException {
        String normal = Bolt12Text.normal(text, OFFER_PREFIX);
        return Bolt12Offers.read(normal, TlvStream.parse(Bolt12Text.bytes(normal, OFFER_PREFIX)));
    }

    /**
     * Reads an invoice.
     *
     * @param text {@code lni1...}, any length, any case; hostile input
     * @return the invoice, which has an amount
     * @throws UnreadableInvoiceException if it breaks a rule; the message is one sentence that never repeats the input
     */
    public static Invoice invoice(String text) throws UnreadableInvoiceException {
        String normal = Bolt12Text.normal(text, INVOICE_PREFIX);
        return Bolt12Invoices.read(normal, TlvStream.parse(Bolt12Text.bytes(normal, INVOICE_PREFIX)));
    }

    /**
     * Whether an invoice says of itself that it answers an offer: it repeats all of the offer's fields.
     *
     * @param invoice {@code lni1...}; hostile input
     * @param offer {@code lno1...}; hostile input
     * @return true if the fields are the same
     * @throws UnreadableInvoiceException if either cannot be read
     */
    public static boolean answers(String invoice, String offer) throws UnreadableInvoiceException {
        return TlvStream.areEqual(
                ofOffer(TlvStream.parse(Bolt12Text.bytes(Bolt12Text.normal(invoice, INVOICE_PREFIX), INVOICE_PREFIX))),
                ofOffer(TlvStream.parse(Bolt12Text.bytes(Bolt12Text.normal(offer, OFFER_PREFIX), OFFER_PREFIX))));
    }

    /** The network that counts where none is named. */
    static LightningNetwork defaultNetwork() {
        return LightningNetwork.MAINNET;
    }
}

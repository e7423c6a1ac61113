package io.github.hivebolt.domain.lightning;

/**
 * Reads BOLT 11 invoices and, where it says so, what BOLT 12 has in their place. Implementations are pure functions and
 * thread-safe.
 */
@FunctionalInterface
public interface InvoiceDecoder {
    /**
     * Reads one invoice and checks all that BOLT 11 asks a reader to check, the signature included.
     *
     * @param text the invoice, any length, any case, without {@code lightning:}; hostile input
     * @return the invoice
     * @throws UnreadableInvoiceException if it breaks a rule; the message is one sentence that never repeats the input
     */
    Invoice decode(String text) throws UnreadableInvoiceException;

    /**
     * Reads a BOLT 12 offer ({@code lno1...}).
     *
     * @param text the offer, any length, any case, continuations allowed; hostile input
     * @return the offer
     * @throws UnreadableInvoiceException if it breaks a rule, or if this decoder does not read offers
     */
    default Offer decodeOffer(String text) throws UnreadableInvoiceException {
        throw new UnreadableInvoiceException("BOLT 12 offers are not read here.");
    }

    /**
     * Reads the invoice that an offer was answered with ({@code lni1...}). Its signature is not checked: the node that
     * fetched it has done so, and the node that pays it does so again.
     *
     * @param text the invoice, any length, any case; hostile input
     * @return the invoice, which has an amount
     * @throws UnreadableInvoiceException if it breaks a rule, or if this decoder does not read such invoices
     */
    default Invoice decodeOfferInvoice(String text) throws UnreadableInvoiceException {
        throw new UnreadableInvoiceException("BOLT 12 invoices are not read here.");
    }
}

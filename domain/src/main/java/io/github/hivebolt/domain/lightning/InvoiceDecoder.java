package io.github.hivebolt.domain.lightning;

/** Reads BOLT 11 invoices. Implementations are pure functions and thread-safe. */
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
}

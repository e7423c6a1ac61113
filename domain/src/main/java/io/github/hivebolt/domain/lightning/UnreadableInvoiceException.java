package io.github.hivebolt.domain.lightning;

/** A text that is no BOLT 11 invoice. The message is one sentence, made by us, that never repeats the input. */
public final class UnreadableInvoiceException extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * Says why the text is no invoice.
     *
     * @param message one sentence
     */
    public UnreadableInvoiceException(String message) {
        super(message);
    }
}

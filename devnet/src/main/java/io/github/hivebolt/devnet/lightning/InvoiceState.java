package io.github.hivebolt.devnet.lightning;

/** The state of an invoice, by lnd's names. */
public enum InvoiceState {
    /** Nobody paid it yet. */
    OPEN,
    /** An HTLC is held. */
    ACCEPTED,
    /** Paid. */
    SETTLED,
    /** Cancelled or expired. */
    CANCELED
}

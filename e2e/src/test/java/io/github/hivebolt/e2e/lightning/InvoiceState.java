package io.github.hivebolt.e2e.lightning;

/** The state of an invoice as its node calls it. */
public enum InvoiceState {
    OPEN,
    /** A hold invoice whose HTLCs have arrived and are neither settled nor cancelled. */
    ACCEPTED,
    SETTLED,
    CANCELED
}

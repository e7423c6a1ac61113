package io.github.hivebolt.ports;

/** What not every Lightning node can do when it is paid. Whatever a receiver does not declare, it refuses. */
public enum ReceiverCapability {
    /**
     * It holds a payer's money until it is told to settle or cancel. Without it every invoice is a plain one: whoever pays
     * has paid, so all that can be checked is checked before the invoice is made.
     */
    HOLD_INVOICES,
    /** It tells which payments came without an invoice, and with which custom records. */
    KEYSEND
}

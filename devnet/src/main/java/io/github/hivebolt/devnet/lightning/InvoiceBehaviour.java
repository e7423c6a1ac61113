package io.github.hivebolt.devnet.lightning;

/** What happens when somebody pays an invoice of the network. */
public sealed interface InvoiceBehaviour {
    /** The payee takes the money at once. */
    record Pays() implements InvoiceBehaviour {}

    /** The payee holds the HTLC until it is told to settle or cancel. */
    record Holds() implements InvoiceBehaviour {}

    /**
     * The payment fails.
     *
     * @param reason what the payer's node reports
     */
    record Fails(LndFailure reason) implements InvoiceBehaviour {}

    /** The payer's node stores the attempt and dies: in flight for ever, and no channel holds an HTLC. */
    record DiesAfterSending() implements InvoiceBehaviour {}

    /** The payer's node stores the payment and nothing more happens, as with a node that hangs. */
    record NeverStarts() implements InvoiceBehaviour {}
}

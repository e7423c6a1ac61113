package io.github.hivebolt.domain.lightning;

import io.github.hivebolt.domain.money.Msat;

/** What our Lightning node's own books say about an invoice of ours. */
public sealed interface InvoiceRecord {
    /** The node has no such invoice. */
    record Absent() implements InvoiceRecord {}

    /** Nobody has paid. */
    record Open() implements InvoiceRecord {}

    /**
     * The payer's money is held: it is neither ours nor his until we settle or cancel.
     *
     * @param amount what the payer's HTLCs carry
     * @param blocksLeft blocks until the first of them times out
     */
    record Held(Msat amount, int blocksLeft) implements InvoiceRecord {}

    /**
     * The money is ours, for good.
     *
     * @param amount what was paid
     * @param preimage the proof, which the payer has by now
     */
    record Settled(Msat amount, Preimage preimage) implements InvoiceRecord {}

    /**
     * A plain invoice was paid. The money was ours the moment it came; there was nothing to decide.
     *
     * @param amount what was paid
     * @param preimage the proof, which the payer has too
     */
    record Paid(Msat amount, Preimage preimage) implements InvoiceRecord {}

    /** The node made a plain invoice and has no record of it any more: it may have been paid before that was lost. */
    record Forgotten() implements InvoiceRecord {}

    /** It can no longer be paid, and whoever paid has his money back. */
    record Cancelled() implements InvoiceRecord {}
}

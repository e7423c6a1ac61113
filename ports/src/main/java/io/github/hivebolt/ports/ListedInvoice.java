package io.github.hivebolt.ports;

import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.money.Msat;
import java.util.Optional;

/**
 * An invoice in the node's own list.
 *
 * @param index the node's number for it, growing with their making
 * @param hash its payment hash
 * @param settled whether the money was taken
 * @param received what was paid, zero unless settled
 * @param note what the node keeps of it besides; without it a lost store's receive orders cannot be rebuilt
 */
public record ListedInvoice(long index, PaymentHash hash, boolean settled, Msat received, Optional<InvoiceNote> note) {
    /**
     * An invoice of which only the outcome is known.
     *
     * @param index the node's number for it
     * @param hash its payment hash
     * @param settled whether the money was taken
     * @param received what was paid, zero unless settled
     */
    public ListedInvoice(long index, PaymentHash hash, boolean settled, Msat received) {
        this(index, hash, settled, received, Optional.empty());
    }
}

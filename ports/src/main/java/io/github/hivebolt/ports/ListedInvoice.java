package io.github.hivebolt.ports;

import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.money.Msat;

/**
 * An invoice in the node's own list.
 *
 * @param index the node's number for it, growing with their making
 * @param hash its payment hash
 * @param settled whether the money was taken
 * @param received what was paid, zero unless settled
 */
public record ListedInvoice(long index, PaymentHash hash, boolean settled, Msat received) {}

package io.github.hivebolt.domain.order;

import io.github.hivebolt.domain.lightning.Invoice;

/** How far an order has come that names a BOLT 12 offer. Other orders have the standing {@link Unpayable}. */
public sealed interface OfferStanding {
    /** The Lightning node in use pays no offers. */
    record Unpayable() implements OfferStanding {}

    /** No invoice is kept for the order: its payee was not asked yet, or has not answered. */
    record NotAsked() implements OfferStanding {}

    /**
     * The order's invoice, fetched and kept: for its whole life there is no other (design rule 2).
     *
     * @param invoice the invoice
     */
    record Kept(Invoice invoice) implements OfferStanding {}

    /** The payee, or the node in his place, said no for good; nothing was paid and no invoice was kept. */
    record Refused() implements OfferStanding {}
}

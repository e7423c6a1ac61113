package io.github.hivebolt.ports;

import io.github.hivebolt.domain.lightning.Invoice;

/** What became of a question for an invoice. Nothing was paid in any case. */
public sealed interface OfferReply {
    /**
     * An invoice that the node found to answer the offer.
     *
     * @param invoice for exactly the amount that was asked for
     */
    record Fetched(Invoice invoice) implements OfferReply {}

    /**
     * The payee, or the node in his place, said no, and would say so again.
     *
     * @param why for the operator; hostile where it is the payee's
     */
    record Refused(String why) implements OfferReply {}

    /**
     * No answer that counts: no way to the payee, a time-out, a node that does not answer or is another one.
     *
     * @param why for the operator
     */
    record Unavailable(String why) implements OfferReply {}
}

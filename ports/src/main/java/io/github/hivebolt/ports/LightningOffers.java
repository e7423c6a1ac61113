package io.github.hivebolt.ports;

import io.github.hivebolt.domain.lightning.NodeId;
import io.github.hivebolt.domain.lightning.Offer;
import java.time.Instant;

/**
 * Gets invoices for BOLT 12 offers, which the node's payer can then pay like any other. An adapter that has none of this
 * declares that its node pays no offers. Implementations are thread-safe.
 */
public interface LightningOffers {
    /**
     * Asks the payee of an offer for an invoice, once.
     *
     * <p>R1: it must never pay, whatever happens. R2: it must never throw for what the node, the network or the payee does.
     * R3: {@link OfferReply.Fetched} only with an invoice that the node itself verified against offer and request, that is for
     * exactly {@link OfferRequest#amount()}, and that was read by us with the same result. R4: {@link OfferReply.Refused} only
     * where payee or node said no to this very question: asked again, they would say the same. R5: everything else is
     * {@link OfferReply.Unavailable}: no route, a time-out, a broken answer. R6: it must return within
     * {@link OfferRequest#patience()} and half a minute. R7: a node other than {@link OfferRequest#node()} must not be asked.
     * R8: the caller keeps the first invoice of an order for its whole life and never asks for another one.
     *
     * @param request what to ask for
     * @return what came back
     */
    OfferReply fetch(OfferRequest request);

    /**
     * Looks up what the node has paid for an offer. It changes nothing and may be repeated.
     *
     * <p>R9: it must never throw for what the node or the network does. R10: {@link OfferPayments.Known} only if every payment
     * that the node has begun since then was looked at, finished or not, and the node is the one that was named; else
     * {@link OfferPayments.Unclear}.
     *
     * @param offer the offer
     * @param node whose books
     * @param since payments that were begun before do not matter
     * @return the payments
     */
    OfferPayments payments(Offer offer, NodeId node, Instant since);
}

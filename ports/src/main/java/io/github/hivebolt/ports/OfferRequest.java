package io.github.hivebolt.ports;

import static io.github.hivebolt.domain.Checks.require;

import io.github.hivebolt.domain.lightning.NodeId;
import io.github.hivebolt.domain.lightning.Offer;
import io.github.hivebolt.domain.money.Msat;
import java.time.Duration;

/**
 * A question for an invoice.
 *
 * @param offer the offer
 * @param amount what is to be paid, more than zero; the offer's own amount where it has one
 * @param node the node that must ask: another one must not
 * @param patience how long the call may wait for the payee
 */
public record OfferRequest(Offer offer, Msat amount, NodeId node, Duration patience) {
    /** Refuses what contradicts the offer. */
    public OfferRequest {
        require(amount.value() > 0, "an invoice must be for more than nothing");
        require(offer.amount().isEmpty() || offer.amount().get().equals(amount), "the offer asks for its own amount");
    }
}

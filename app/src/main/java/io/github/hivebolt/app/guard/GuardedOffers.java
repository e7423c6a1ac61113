package io.github.hivebolt.app.guard;

import io.github.hivebolt.domain.lightning.NodeId;
import io.github.hivebolt.domain.lightning.Offer;
import io.github.hivebolt.ports.LightningOffers;
import io.github.hivebolt.ports.OfferPayments;
import io.github.hivebolt.ports.OfferReply;
import io.github.hivebolt.ports.OfferRequest;
import java.time.Instant;

/**
 * Offers as the engine sees them. The engine asks again at its own pace, so nothing is repeated here; an adapter that
 * throws although it must not has said nothing.
 *
 * @param adapter of the chosen node
 */
public record GuardedOffers(LightningOffers adapter) implements LightningOffers {
    @Override
    public OfferReply fetch(OfferRequest request) {
        try {
            return adapter.fetch(request);
        } catch (RuntimeException unexpected) {
            return new OfferReply.Unavailable(
                    "the question ended with " + unexpected.getClass().getSimpleName());
        }
    }

    @Override
    public OfferPayments payments(Offer offer, NodeId node, Instant since) {
        try {
            return adapter.payments(offer, node, since);
        } catch (RuntimeException unexpected) {
            return new OfferPayments.Unclear(
                    "the question ended with " + unexpected.getClass().getSimpleName());
        }
    }
}

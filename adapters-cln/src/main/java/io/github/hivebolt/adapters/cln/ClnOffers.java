package io.github.hivebolt.adapters.cln;

import io.github.hivebolt.domain.lightning.NodeId;
import io.github.hivebolt.domain.lightning.Offer;
import io.github.hivebolt.ports.LightningOffers;
import io.github.hivebolt.ports.OfferPayments;
import io.github.hivebolt.ports.OfferReply;
import io.github.hivebolt.ports.OfferRequest;
import io.github.hivebolt.ports.TimeSource;
import java.time.Instant;

/** Gets invoices for offers through Core Lightning. Thread-safe. */
final class ClnOffers implements LightningOffers {
    private final ClnSession session;
    private final OfferPaymentSearch search;

    ClnOffers(ClnSession session, TimeSource time) {
        this.session = session;
        this.search = new OfferPaymentSearch(session, time);
    }

    @Override
    public OfferReply fetch(OfferRequest request) {
        try {
            return new FetchCall(session, request).run();
        } catch (RuntimeException defect) {
            // A defect of ours says nothing about what the payee would answer.
            return new OfferReply.Unavailable("The Core Lightning adapter failed: " + defect);
        }
    }

    @Override
    public OfferPayments payments(Offer offer, NodeId node, Instant since) {
        try {
            return new OfferPayments.Known(search.of(offer, node, since));
        } catch (ClnTroubleException trouble) {
            return new OfferPayments.Unclear(trouble.sentence());
        } catch (RuntimeException defect) {
            return new OfferPayments.Unclear("The Core Lightning adapter failed: " + defect);
        }
    }
}

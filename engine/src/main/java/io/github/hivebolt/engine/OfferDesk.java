package io.github.hivebolt.engine;

import io.github.hivebolt.domain.lightning.Invoice;
import io.github.hivebolt.domain.lightning.Offer;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.lightning.PaymentRecord;
import io.github.hivebolt.domain.lightning.UnreadableInvoiceException;
import io.github.hivebolt.domain.order.Direction;
import io.github.hivebolt.domain.order.KnownNode;
import io.github.hivebolt.domain.order.OfferStanding;
import io.github.hivebolt.domain.order.OrderId;
import io.github.hivebolt.domain.order.SendOrder;
import io.github.hivebolt.domain.order.SendPolicy;
import io.github.hivebolt.domain.order.SendRequest;
import io.github.hivebolt.ports.LightningOffers;
import io.github.hivebolt.ports.OfferPayments;
import io.github.hivebolt.ports.store.OrderStore;
import io.github.hivebolt.ports.store.StoreView;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What is known about the offers that orders name. Thread-safe. */
final class OfferDesk {
    /** The clocks of chain and node need not agree to the second. */
    static final Duration CLOCKS = Duration.ofMinutes(10);

    private final OrderStore store;
    private final SendPolicy policy;
    private final Optional<LightningOffers> offers;

    OfferDesk(EnginePorts ports, EngineSettings settings, EngineParts parts) {
        this.store = ports.store();
        this.policy = settings.policy();
        this.offers = parts.offers();
    }

    /** How far an order has come that asks for this. */
    OfferStanding standing(StoreView view, OrderId id, SendRequest request) {
        if (offers.isEmpty() || !(request instanceof SendRequest.PayOffer)) {
            return new OfferStanding.Unpayable();
        }
        if (Facts.isOfferRefused(view, id)) {
            return new OfferStanding.Refused();
        }
        return Facts.offerInvoice(view, id)
                .<OfferStanding>map(text -> new OfferStanding.Kept(invoice(text)))
                .orElseGet(OfferStanding.NotAsked::new);
    }

    private Invoice invoice(String text) {
        return invoice(text, policy)
                .orElseThrow(() -> new IllegalStateException("the kept invoice of an offer cannot be read any more"));
    }

    static Optional<Invoice> invoice(String text, SendPolicy policy) {
        try {
            return Optional.of(policy.decoder().decodeOfferInvoice(text));
        } catch (UnreadableInvoiceException unreadable) {
            return Optional.empty();
        }
    }

    /**
     * What the node's books say about an order without an invoice. A payment for its offer that no order of this store
     * made may be this order's own: then another store knew its invoice (design rule 11).
     */
    PaymentRecord record(SendOrder order, Offer offer) {
        Optional<KnownNode> node = store.read(Facts::node);
        if (offers.isEmpty() || node.isEmpty()) {
            return new PaymentRecord.Unclear("there is no Lightning node that could be asked about offers");
        }
        Instant since = order.transfer().blockTime().minus(CLOCKS);
        return switch (offers.get().payments(offer, node.get().id(), since)) {
            case OfferPayments.Unclear(String why) -> new PaymentRecord.Unclear(why);
            case OfferPayments.Known known ->
                known.hashes().stream().allMatch(this::isOfAnOrder)
                        ? new PaymentRecord.Absent()
                        : new PaymentRecord.InFlight(false, "the node has a payment for the offer");
        };
    }

    private boolean isOfAnOrder(PaymentHash hash) {
        return store.read(view -> view.hashHolder(Direction.SEND, hash)).isPresent();
    }
}

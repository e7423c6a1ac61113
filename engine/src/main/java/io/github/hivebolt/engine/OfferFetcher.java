package io.github.hivebolt.engine;

import io.github.hivebolt.domain.lightning.Invoice;
import io.github.hivebolt.domain.lightning.Offer;
import io.github.hivebolt.domain.memo.MemoReader;
import io.github.hivebolt.domain.money.HiveAsset;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.domain.money.Rate;
import io.github.hivebolt.domain.order.KnownNode;
import io.github.hivebolt.domain.order.OfferAsk;
import io.github.hivebolt.domain.order.OrderId;
import io.github.hivebolt.domain.order.SendOrder;
import io.github.hivebolt.domain.order.SendPolicy;
import io.github.hivebolt.domain.order.SendRequest;
import io.github.hivebolt.domain.order.SendState;
import io.github.hivebolt.domain.order.WaitReason;
import io.github.hivebolt.ports.LightningOffers;
import io.github.hivebolt.ports.OfferReply;
import io.github.hivebolt.ports.OfferRequest;
import io.github.hivebolt.ports.TimeSource;
import io.github.hivebolt.ports.store.OrderRow;
import io.github.hivebolt.ports.store.OrderStore;
import io.github.hivebolt.ports.store.StoreTransaction;
import io.github.hivebolt.ports.store.StoreView;
import io.github.hivebolt.ports.store.WorkItem;
import io.github.hivebolt.ports.store.WorkKind;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * Asks the payees of offers for invoices, apart from all decisions, because they may take their time. The first invoice
 * of an order is kept before anybody decides on it, and no second one is ever asked for (design rule 2). Silence is no
 * answer: the order goes on waiting.
 */
final class OfferFetcher implements WorkHandler {
    static final Duration PATIENCE = Duration.ofSeconds(15);

    private final OrderStore store;
    private final LightningOffers offers;
    private final Function<HiveAsset, Optional<Rate>> rates;
    private final MemoReader memos;
    private final TimeSource time;
    private final SendPolicy policy;
    private final DispatchVeto veto;

    OfferFetcher(EnginePorts ports, EngineSettings settings, LightningOffers offers, DispatchVeto veto) {
        this.store = ports.store();
        this.offers = offers;
        this.rates = ports.rates();
        this.memos = ports.memos();
        this.time = ports.time();
        this.policy = settings.policy();
        this.veto = veto;
    }

    @Override
    public void handle(WorkItem item) {
        Optional<OrderId> id = OrderId.parse(item.subject());
        Optional<OfferRequest> request = id.flatMap(known -> store.read(view -> request(view, known)));
        if (request.isEmpty()) {
            finish(item);
            return;
        }
        switch (offers.fetch(request.get())) {
            case OfferReply.Fetched(Invoice invoice)
            when fits(invoice, request.get()) ->
                keep(item, id.orElseThrow(), tx -> Facts.keepOfferInvoice(tx, id.orElseThrow(), invoice.text()));
            case OfferReply.Fetched ignored ->
                keep(item, id.orElseThrow(), tx -> Facts.offerRefused(tx, id.orElseThrow()));
            case OfferReply.Refused ignored ->
                keep(item, id.orElseThrow(), tx -> Facts.offerRefused(tx, id.orElseThrow()));
            case OfferReply.Unavailable ignored -> finish(item);
        }
    }

    /** Only for an order that waits for nothing else, while nothing stands in the way of paying it. */
    private Optional<OfferRequest> request(StoreView view, OrderId id) {
        Optional<SendOrder> order = view.order(id).map(OrderRow::order).filter(OfferFetcher::waitsForPayee);
        boolean closed =
                veto.standing(view).isPresent() || Facts.withheld(view, id).isPresent();
        if (order.isEmpty() || closed || isAnswered(view, id)) {
            return Optional.empty();
        }
        SendRequest asked = SendRequest.of(memos.read(order.get().transfer().memo()), policy.decoder());
        if (!(asked instanceof SendRequest.PayOffer pay) || pay.offer().isEmpty()) {
            return Optional.empty();
        }
        Offer offer = pay.offer().get();
        Optional<KnownNode> node = Facts.node(view);
        Optional<Rate> rate = rates.apply(order.get().transfer().amount().asset());
        Optional<Msat> amount =
                OfferAsk.amount(offer, pay.amountSats(), order.get().transfer().amount(), rate, policy);
        return node.flatMap(known -> amount.map(msat -> new OfferRequest(offer, msat, known.id(), PATIENCE)));
    }

    private static boolean waitsForPayee(SendOrder order) {
        return order.state() instanceof SendState.Waiting waiting && waiting.reason() == WaitReason.PAYEE_SILENT;
    }

    private static boolean isAnswered(StoreView view, OrderId id) {
        return Facts.isOfferRefused(view, id) || Facts.offerInvoice(view, id).isPresent();
    }

    /** Whatever an adapter says: what is kept must be what was asked for, and must be read again from its text alone. */
    private boolean fits(Invoice invoice, OfferRequest request) {
        return invoice.amount().filter(request.amount()::equals).isPresent()
                && OfferDesk.invoice(invoice.text(), policy)
                        .filter(invoice::equals)
                        .isPresent();
    }

    private interface Note {
        void write(StoreTransaction tx);
    }

    private void keep(WorkItem item, OrderId id, Note note) {
        store.write(tx -> {
            tx.finish(item);
            Optional<SendOrder> order = tx.lockOrder(id).map(OrderRow::order);
            if (order.filter(OfferFetcher::isUndecided).isPresent() && !isAnswered(tx, id)) {
                note.write(tx);
            }
            tx.schedule(WorkKind.CONSIDER, id.text(), time.now());
            return true;
        });
    }

    private static boolean isUndecided(SendOrder order) {
        return order.state() instanceof SendState.Received || order.state() instanceof SendState.Waiting;
    }

    private void finish(WorkItem item) {
        store.write(tx -> {
            tx.finish(item);
            return true;
        });
    }
}

package io.github.hivebolt.engine;

import io.github.hivebolt.domain.incident.IncidentKind;
import io.github.hivebolt.domain.lightning.Invoice;
import io.github.hivebolt.domain.lightning.Offer;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.lightning.PaymentRecord;
import io.github.hivebolt.domain.memo.MemoReader;
import io.github.hivebolt.domain.memo.MemoReading;
import io.github.hivebolt.domain.money.HiveAsset;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.domain.money.Rate;
import io.github.hivebolt.domain.order.Assessment;
import io.github.hivebolt.domain.order.Decision;
import io.github.hivebolt.domain.order.Direction;
import io.github.hivebolt.domain.order.HashUse;
import io.github.hivebolt.domain.order.KnownNode;
import io.github.hivebolt.domain.order.OfferStanding;
import io.github.hivebolt.domain.order.OrderId;
import io.github.hivebolt.domain.order.SendDecider;
import io.github.hivebolt.domain.order.SendEvent;
import io.github.hivebolt.domain.order.SendOrder;
import io.github.hivebolt.domain.order.SendPolicy;
import io.github.hivebolt.domain.order.SendRequest;
import io.github.hivebolt.domain.order.SendState;
import io.github.hivebolt.domain.order.WaitReason;
import io.github.hivebolt.ports.LightningPayer;
import io.github.hivebolt.ports.NodeMemory;
import io.github.hivebolt.ports.TimeSource;
import io.github.hivebolt.ports.store.OrderRow;
import io.github.hivebolt.ports.store.OrderStore;
import io.github.hivebolt.ports.store.StoreTransaction;
import io.github.hivebolt.ports.store.StoreView;
import io.github.hivebolt.ports.store.WorkItem;
import io.github.hivebolt.ports.store.WorkKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Decides on orders that nothing was sent for. What other parties say is collected before the transaction; what the
 * store says, inside it, with the account locked.
 */
final class Considerer implements WorkHandler {
    private static final Duration HELD_LONG = Duration.ofMinutes(10);
    private static final Duration AN_HOUR = Duration.ofHours(1);
    private static final int MOST_ROUNDS = 4;

    private final OrderStore store;
    private final LightningPayer payer;
    private final Function<HiveAsset, Optional<Rate>> rates;
    private final MemoReader memos;
    private final TimeSource time;
    private final SendPolicy policy;
    private final Msat hotPerHour;
    private final LightningMonitor monitor;
    private final DispatchVeto veto;
    private final DecisionWriter writer;
    private final IncidentDesk incidents;
    private final OfferDesk offers;

    Considerer(
            EnginePorts ports,
            EngineSettings settings,
            EngineParts parts,
            LightningMonitor monitor,
            DispatchVeto veto,
            DecisionWriter writer,
            IncidentDesk incidents) {
        this.store = ports.store();
        this.payer = ports.payer();
        this.rates = ports.rates();
        this.memos = ports.memos();
        this.time = ports.time();
        this.policy = settings.policy();
        this.hotPerHour = settings.limits().hotPerHour();
        this.monitor = monitor;
        this.veto = veto;
        this.writer = writer;
        this.incidents = incidents;
        this.offers = new OfferDesk(ports, settings, parts);
    }

    /** What is known of one order beyond its row; what the node says only if it was asked. */
    private record Outside(
            MemoReading memo,
            SendRequest request,
            OfferStanding offer,
            Optional<Rate> rate,
            Optional<PaymentRecord> preflight) {
        private Optional<PaymentHash> hash() {
            if (offer instanceof OfferStanding.Kept(Invoice invoice)) {
                return Optional.of(invoice.paymentHash());
            }
            return request instanceof SendRequest.PayInvoice pay
                    ? Optional.of(pay.invoice().paymentHash())
                    : Optional.empty();
        }

        /** An offer that could be paid, whether it has an invoice or not. */
        private Optional<Offer> namedOffer() {
            boolean payable = !(offer instanceof OfferStanding.Unpayable);
            return payable && request instanceof SendRequest.PayOffer pay ? pay.offer() : Optional.empty();
        }

        private boolean isNodeUnasked() {
            return (hash().isPresent() || namedOffer().isPresent()) && preflight.isEmpty();
        }

        private Outside with(PaymentRecord record) {
            return new Outside(memo, request, offer, rate, Optional.of(record));
        }
    }

    @Override
    public void handle(WorkItem item) {
        Optional<SendOrder> order = OrderId.parse(item.subject())
                .flatMap(id -> store.read(view -> view.order(id)))
                .map(OrderRow::order);
        if (order.isEmpty() || !isUndecided(order.get())) {
            store.write(tx -> {
                tx.finish(item);
                return true;
            });
            return;
        }
        Outside outside = ask(order.get());
        Optional<WaitReason> closed = Optional.empty();
        boolean hashIsTaken = false;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            try {
                Optional<WaitReason> alsoClosed = closed;
                boolean taken = hashIsTaken;
                store.write(tx -> decide(tx, item, order.get().id(), outside, alsoClosed, taken));
                return;
            } catch (DecisionWriter.RoomRefusedException refused) {
                switch (refused.what()) {
                    case EXPOSURE, ACCOUNT -> closed = Optional.of(WaitReason.EXPOSURE_FULL);
                    case HOT -> closed = Optional.of(WaitReason.HOT);
                    case HASH -> hashIsTaken = true;
                }
            }
        }
        throw new IllegalStateException("the limits change faster than an order can be decided on");
    }

    private static boolean isUndecided(SendOrder order) {
        return order.state() instanceof SendState.Received || order.state() instanceof SendState.Waiting;
    }

    private Outside ask(SendOrder order) {
        MemoReading memo = memos.read(order.transfer().memo());
        Optional<Rate> rate = rates.apply(order.transfer().amount().asset());
        SendRequest request = SendRequest.of(memo, policy.decoder());
        OfferStanding offer = store.read(view -> offers.standing(view, order.id(), request));
        Outside unasked = new Outside(memo, request, offer, rate, Optional.empty());
        if (!unasked.isNodeUnasked() || !needsTheNode(order, store.read(view -> assess(view, order, unasked)))) {
            return unasked;
        }
        return unasked.with(record(order, unasked));
    }

    /**
     * What the node's books say. That they do not know the kept invoice of an offer is not enough: another store may have
     * kept another invoice of the same offer, and paid that one.
     */
    private PaymentRecord record(SendOrder order, Outside unasked) {
        Optional<PaymentRecord> ofHash = unasked.hash().map(this::preflight);
        boolean known = ofHash.isPresent() && !(ofHash.get() instanceof PaymentRecord.Absent);
        return known || unasked.namedOffer().isEmpty()
                ? ofHash.orElseThrow()
                : offers.record(order, unasked.namedOffer().get());
    }

    /**
     * Spares the node a question about orders that wait anyway, or whose money stays. Before a payee is asked for an
     * invoice it must be known that the order has had none.
     */
    private boolean needsTheNode(SendOrder order, Assessment assessment) {
        SendEvent event = new SendEvent.Considered(assessment);
        SendState state =
                SendDecider.decide(order, event, policy, time.now()).next().state();
        return waitsForPayee(state) || (!(state instanceof SendState.Waiting) && !(state instanceof SendState.Kept));
    }

    private static boolean waitsForPayee(SendState state) {
        return state instanceof SendState.Waiting waiting && waiting.reason() == WaitReason.PAYEE_SILENT;
    }

    private PaymentRecord preflight(PaymentHash hash) {
        Optional<KnownNode> node = store.read(Facts::node);
        if (node.isEmpty()) {
            return new PaymentRecord.Unclear("the Lightning node was never reached");
        }
        return payer.look(hash, new NodeMemory(node.get().id(), store.read(Facts::lastFinished)));
    }

    private boolean decide(
            StoreTransaction tx,
            WorkItem item,
            OrderId id,
            Outside outside,
            Optional<WaitReason> closed,
            boolean hashIsTaken) {
        tx.finish(item);
        SendOrder order = tx.lockOrder(id).orElseThrow().order();
        if (!isUndecided(order)) {
            return false;
        }
        Optional<Withholding.Reason> withheld = Facts.withheld(tx, id);
        if (withheld.isPresent()) {
            Withholding.apply(tx, id, withheld.get(), writer, time.now());
            return true;
        }
        if (!offers.standing(tx, id, outside.request()).equals(outside.offer())) {
            // The payee's answer came while the others were asked.
            tx.schedule(WorkKind.CONSIDER, id.text(), time.now());
            return false;
        }
        tx.lockAccount(order.transfer().from());
        if (outside.preflight().orElseGet(PaymentRecord.Absent::new) instanceof PaymentRecord.Contradiction(var what)) {
            incidents.open(tx, IncidentKind.NODE_CONTRADICTION, "", what);
        }
        Assessment assessment = assess(tx, order, outside);
        if (closed.isPresent()) {
            assessment = assessment.closedBy(closed.get());
        }
        if (hashIsTaken) {
            assessment = assessment.withHashUse(HashUse.OTHER_ORDER);
        }
        if (outside.isNodeUnasked()) {
            if (needsTheNode(order, assessment)) {
                // What held the order back is gone since the node was spared the question.
                tx.schedule(WorkKind.CONSIDER, id.text(), time.now());
                return false;
            }
            assessment = assessment.withPreflight(new PaymentRecord.Unclear("the node was not asked"));
        }
        Decision decision = writer.decideAndWrite(tx, order, new SendEvent.Considered(assessment));
        refuseWhenHot(tx, decision);
        if (waitsForPayee(decision.next().state())) {
            tx.schedule(WorkKind.FETCH_INVOICE, id.text(), time.now());
        }
        return true;
    }

    /** The exposure counter is locked by now, so no two decisions can pass this sum together. */
    private void refuseWhenHot(StoreTransaction tx, Decision decision) {
        if (decision.next().state() instanceof SendState.Paying
                && tx.dispatchedSince(time.now().minus(AN_HOUR)).compareTo(hotPerHour) > 0) {
            throw new DecisionWriter.RoomRefusedException(DecisionWriter.RoomRefusedException.Refused.HOT);
        }
    }

    private Assessment assess(StoreView view, SendOrder order, Outside outside) {
        return new Assessment(
                outside.memo(),
                Facts.node(view),
                hashUse(view, order, outside.hash()),
                outside.rate(),
                windowUse(view, order),
                monitor.readiness(),
                outside.preflight().orElseGet(PaymentRecord.Absent::new),
                closed(view, order),
                outside.offer());
    }

    private static HashUse hashUse(StoreView view, SendOrder order, Optional<PaymentHash> hash) {
        if (hash.isEmpty()) {
            return HashUse.FREE;
        }
        if (view.hashHolder(Direction.RECEIVE, hash.get()).isPresent()) {
            return HashUse.OWN_INVOICE;
        }
        boolean other = view.hashHolder(Direction.SEND, hash.get())
                .filter(holder -> !holder.equals(order.id()))
                .isPresent();
        return other ? HashUse.OTHER_ORDER : HashUse.FREE;
    }

    private List<Msat> windowUse(StoreView view, SendOrder order) {
        WindowUse use = new WindowUse(view, order);
        return policy.windows().stream().map(window -> use.of(window.length())).toList();
    }

    private Optional<WaitReason> closed(StoreView view, SendOrder order) {
        return veto.standing(view)
                .or(() -> view.oldestInFlight(order.transfer().from())
                        .filter(since -> Duration.between(since, time.now()).compareTo(HELD_LONG) > 0)
                        .map(since -> WaitReason.ACCOUNT_HELD));
    }
}

package io.github.hivebolt.engine;

import io.github.hivebolt.domain.hive.BlockReference;
import io.github.hivebolt.domain.hive.ChainTransfer;
import io.github.hivebolt.domain.incident.IncidentKind;
import io.github.hivebolt.domain.order.KnownNode;
import io.github.hivebolt.domain.order.OrderId;
import io.github.hivebolt.domain.order.ParkCause;
import io.github.hivebolt.domain.order.RebuildDecider;
import io.github.hivebolt.domain.order.RebuildEvidence;
import io.github.hivebolt.domain.order.SendLedger;
import io.github.hivebolt.domain.order.SendOrder;
import io.github.hivebolt.domain.order.SendState;
import io.github.hivebolt.ports.store.OrderFilter;
import io.github.hivebolt.ports.store.OrderRow;
import io.github.hivebolt.ports.store.OrderStore;
import io.github.hivebolt.ports.store.StoreTransaction;
import io.github.hivebolt.ports.store.StoreView;
import io.github.hivebolt.ports.store.TransferSighting;
import io.github.hivebolt.ports.store.WorkKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** Writes into the store what a rebuild found, order by order, each in a transaction of its own. Not thread-safe. */
final class RebuildWriter {
    private static final String WHO = "rebuild";
    private static final int PAGE = 500;
    private static final int PROGRESS = 500;
    private static final Set<String> UNFINISHED =
            Set.of("received", "waiting", "paying", "paid", "change_pending", "refund_pending", "parked");

    private final OrderStore store;
    private final EnginePorts ports;
    private final EngineSettings settings;
    private final RebuildStory story;
    private final RebuildEvidences evidences;
    private final NodePayments payments;
    private final KnownNode node;
    private final Consumer<String> say;
    private final IncidentDesk incidents;
    private final DecisionWriter writer;
    private final RebuildAnswers answers;
    private final RebuildReceives receives;

    RebuildWriter(
            EnginePorts ports,
            EngineSettings settings,
            RebuildStory story,
            NodePayments payments,
            KnownNode node,
            RebuildReceives receives,
            Consumer<String> say) {
        this.receives = receives;
        this.store = ports.store();
        this.ports = ports;
        this.settings = settings;
        this.story = story;
        this.payments = payments;
        this.node = node;
        this.say = say;
        this.evidences = new RebuildEvidences(ports, settings, story, payments, node);
        this.incidents = new IncidentDesk(settings, ports.time());
        this.writer = new DecisionWriter(settings, incidents, ports.time());
        this.answers = new RebuildAnswers(ports.time());
    }

    /** From here on nothing is sent by any instance, however this ends. */
    void begin() {
        store.write(tx -> {
            tx.audit(WHO, "rebuild-begun", "", "", ports.time().now());
            Facts.stopSending(tx, "a rebuild was begun and has not ended; run ./hivebolt rebuild again");
            if (Facts.node(tx).isEmpty()) {
                Facts.pinNode(tx, node, settings.lightning().adapter());
            }
            payments.lastSettled().ifPresent(payment -> Facts.settled(tx, node.id(), payment.hash()));
            return true;
        });
    }

    RebuildReport write(long first, BlockReference end) {
        Map<OrderId, ChainTransfer> subjects = subjects(first);
        int added = 0;
        List<OrderId> changed = new ArrayList<>();
        for (ChainTransfer transfer : subjects.values()) {
            added += write(transfer) ? 1 : 0;
            changed.add(OrderId.of(transfer.operation()));
            if (changed.size() % PROGRESS == 0) {
                say.accept("  " + changed.size() + " of " + subjects.size() + " orders");
            }
        }
        RebuildTally tally = receives.write(first);
        for (ChainTransfer transfer : story.outgoing()) {
            RebuildStory.namedOrder(ports.memos(), transfer.memo())
                    .filter(OrderId::isReceive)
                    .ifPresent(id -> store.write(tx -> withholdUnknown(tx, id, transfer)));
            if (transfer.blockNumber() >= first) {
                store.write(tx -> answers.bookRemaining(tx, transfer));
            }
        }
        return tally.addTo(report(first, end, added, changed));
    }

    /** The node may tell of its payment again: a payment without an invoice is learnt of when it is read, not before. */
    private static boolean withholdUnknown(StoreTransaction tx, OrderId id, ChainTransfer answer) {
        boolean unknown = tx.receive().order(id).isEmpty();
        if (unknown) {
            String evidence = "our transfer " + answer.operation().text() + " paid it out, by a store that is lost";
            Facts.withhold(tx, id, new Withholding.Reason(ParkCause.STORE_BEHIND, evidence));
        }
        return unknown;
    }

    void finish(BlockReference end, Instant quietUntil) {
        store.write(tx -> {
            Optional<BlockReference> cursor = tx.blockCursor();
            if (cursor.isEmpty() || cursor.get().number() < end.number()) {
                tx.moveBlockCursor(cursor, end);
            }
            OptionalLong virtual = tx.virtualCursor();
            if (virtual.isEmpty() || virtual.getAsLong() < end.number()) {
                tx.moveVirtualCursor(virtual.orElse(-1), end.number());
            }
            Facts.quietUntil(tx, quietUntil);
            Facts.bookChecked(tx);
            Facts.beginBooksAt(tx, end.number());
            Facts.resumeSending(tx);
            incidents.close(tx, IncidentKind.STORE_BEHIND, "", "The store was rebuilt from chain and node.");
            tx.audit(
                    WHO,
                    "rebuild-ended",
                    "",
                    "up to block " + end.number(),
                    ports.time().now());
            return true;
        });
        say.accept("Nothing is sent before the chain's time is " + quietUntil
                + ", when no transfer that the lost store signed can be taken any more.");
    }

    /** What {@link #write} would do. */
    RebuildReport tell(long first, BlockReference end) {
        int added = 0;
        int ended = 0;
        int open = 0;
        List<OrderId> parked = new ArrayList<>();
        for (ChainTransfer transfer : subjects(first).values()) {
            OrderId id = OrderId.of(transfer.operation());
            Optional<SendOrder> known = store.read(view -> view.order(id)).map(OrderRow::order);
            SendOrder order = known.orElseGet(() -> SendOrder.received(transfer));
            SendState next = store.read(view -> RebuildDecider.decide(
                            order,
                            evidences.of(view, order),
                            settings.policy(),
                            ports.time().now()))
                    .next()
                    .state();
            added += known.isEmpty() ? 1 : 0;
            if (next.isFinal()) {
                ended++;
            } else if (next instanceof SendState.Parked) {
                parked.add(id);
            } else {
                open++;
            }
        }
        RebuildReport sends = new RebuildReport(added, ended, open, parked, leftAlone(first), end.number());
        return receives.tell(first).addTo(sends);
    }

    /** True if the order was not in the store. */
    private boolean write(ChainTransfer transfer) {
        try {
            return store.write(tx -> write(tx, transfer, evidences::of));
        } catch (DecisionWriter.RoomRefusedException refused) {
            String why = "the limits leave no room to follow it";
            return store.write(tx -> write(
                    tx, transfer, (view, order) -> evidences.of(view, order).unclear(why)));
        }
    }

    private boolean write(
            StoreTransaction tx, ChainTransfer transfer, BiFunction<StoreView, SendOrder, RebuildEvidence> evidenceOf) {
        Instant now = ports.time().now();
        OrderId id = OrderId.of(transfer.operation());
        answers.book(tx, transfer);
        boolean added = tx.insertOrder(SendOrder.received(transfer), now);
        if (added) {
            tx.post(SendLedger.received(SendOrder.received(transfer)), now);
        }
        SendOrder order = tx.lockOrder(id).orElseThrow().order();
        var decision = RebuildDecider.decide(order, evidenceOf.apply(tx, order), settings.policy(), now);
        if (!decision.next().equals(order) || !decision.effects().isEmpty()) {
            answers.settle(tx, decision.next(), story.answers(id));
            writer.writeWithFollowUps(tx, decision);
        }
        if (decision.next().state() instanceof SendState.Received) {
            tx.schedule(WorkKind.CONSIDER, id.text(), now);
        }
        return added;
    }

    /** Transfers in chain order, those that the chain shows as paid first: they own their invoice's hash. */
    private Map<OrderId, ChainTransfer> subjects(long first) {
        List<ChainTransfer> all = new ArrayList<>(story.incoming().stream()
                .filter(transfer -> transfer.blockNumber() >= first)
                .toList());
        unfinished().stream().map(SendOrder::transfer).forEach(all::add);
        all.sort(Comparator.comparing((ChainTransfer transfer) -> rank(transfer))
                .thenComparing(ChainTransfer::blockNumber));
        Map<OrderId, ChainTransfer> subjects = new LinkedHashMap<>();
        all.forEach(transfer -> subjects.putIfAbsent(OrderId.of(transfer.operation()), transfer));
        return subjects;
    }

    private int rank(ChainTransfer transfer) {
        List<ChainTransfer> named = story.answers(OrderId.of(transfer.operation()));
        if (named.isEmpty()) {
            return 2;
        }
        return named.stream().anyMatch(answer -> answer.amount().equals(transfer.amount())) ? 1 : 0;
    }

    private List<SendOrder> unfinished() {
        List<SendOrder> found = new ArrayList<>();
        Optional<String> after = Optional.empty();
        List<OrderRow> page;
        do {
            OrderFilter filter = new OrderFilter(Optional.empty(), UNFINISHED, after, PAGE);
            page = store.read(view -> view.orders(filter));
            page.forEach(row -> found.add(row.order()));
            after = page.isEmpty()
                    ? after
                    : Optional.of(page.getLast().order().id().text());
        } while (page.size() == PAGE);
        return found;
    }

    private RebuildReport report(long first, BlockReference end, int added, List<OrderId> all) {
        int ended = 0;
        int open = 0;
        List<OrderId> parked = new ArrayList<>();
        for (OrderId id : all) {
            SendState state =
                    store.read(view -> view.order(id)).orElseThrow().order().state();
            if (state.isFinal()) {
                ended++;
            } else if (state instanceof SendState.Parked) {
                parked.add(id);
            } else {
                open++;
            }
        }
        return new RebuildReport(added, ended, open, parked, leftAlone(first), end.number());
    }

    private int leftAlone(long first) {
        return (int) story.incoming().stream()
                .filter(transfer -> transfer.blockNumber() < first)
                .filter(transfer -> store.read(view -> view.sighting(transfer.operation()))
                        .filter(sighting -> sighting.state() == TransferSighting.State.BOOKED)
                        .isEmpty())
                .count();
    }
}

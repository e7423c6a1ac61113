package io.github.hivebolt.engine;

import io.github.hivebolt.domain.hive.TransactionId;
import io.github.hivebolt.domain.incident.IncidentKind;
import io.github.hivebolt.domain.lightning.NodeStatus;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.order.Direction;
import io.github.hivebolt.domain.order.KnownNode;
import io.github.hivebolt.domain.order.OperatorCommand;
import io.github.hivebolt.domain.order.OperatorDecider;
import io.github.hivebolt.domain.order.OperatorDecision;
import io.github.hivebolt.domain.order.OrderId;
import io.github.hivebolt.domain.order.SendPolicy;
import io.github.hivebolt.domain.payout.Payout;
import io.github.hivebolt.ports.TimeSource;
import io.github.hivebolt.ports.store.BookedEntry;
import io.github.hivebolt.ports.store.HistoryEntry;
import io.github.hivebolt.ports.store.LedgerBalance;
import io.github.hivebolt.ports.store.OrderFilter;
import io.github.hivebolt.ports.store.OrderRow;
import io.github.hivebolt.ports.store.OrderStore;
import io.github.hivebolt.ports.store.StoreTransaction;
import io.github.hivebolt.ports.store.StoreView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Answers people and programs, and takes the operator's commands. Thread-safe. */
public final class GatewayDesk {
    private static final int LAST_INCIDENTS = 20;
    private static final String ENDED = "The operator ended it.";

    private final OrderStore store;
    private final TimeSource time;
    private final SendPolicy policy;
    private final ChainProgress progress;
    private final LightningMonitor monitor;
    private final Watchdog watchdog;
    private final Supplier<List<HiveNodeHealth>> hiveNodes;
    private final List<NotificationDispatcher> channels;
    private final DecisionWriter writer;
    private final IncidentDesk incidents;

    GatewayDesk(
            EnginePorts ports,
            EngineSettings settings,
            ChainProgress progress,
            LightningMonitor monitor,
            Watchdog watchdog,
            DecisionWriter writer,
            IncidentDesk incidents,
            List<NotificationDispatcher> channels) {
        this.store = ports.store();
        this.time = ports.time();
        this.policy = settings.policy();
        this.progress = progress;
        this.monitor = monitor;
        this.watchdog = watchdog;
        this.hiveNodes = ports.hiveNodes();
        this.writer = writer;
        this.incidents = incidents;
        this.channels = List.copyOf(channels);
    }

    /**
     * One order with all that belongs to it.
     *
     * @param row the order
     * @param history the states it came into, oldest first
     * @param payout what goes or went back, empty where nothing does
     */
    public record OrderDossier(OrderRow row, List<HistoryEntry> history, Optional<Payout> payout) {}

    /**
     * Finds an order.
     *
     * @param idOrTransaction an order's id, or the transaction that brought the money
     * @return the order, or empty if there is none
     */
    public Optional<OrderDossier> order(String idOrTransaction) {
        return store.read(view -> find(view, idOrTransaction).map(row -> dossier(view, row)));
    }

    /**
     * A page of orders, newest first.
     *
     * @param filter which ones
     * @return the orders
     */
    public List<OrderDossier> orders(OrderFilter filter) {
        return store.read(view ->
                view.orders(filter).stream().map(row -> dossier(view, row)).toList());
    }

    /**
     * How the gateway is.
     *
     * @return its status; parties that do not answer are part of it
     */
    public GatewayStatus status() {
        return store.read(this::status);
    }

    /**
     * The Lightning node that was pinned.
     *
     * @return the node, or empty before first contact
     */
    public Optional<KnownNode> pinnedNode() {
        return store.read(Facts::node);
    }

    /**
     * All balances of the books.
     *
     * @return one per account and currency
     */
    public List<LedgerBalance> balances() {
        return store.read(StoreView::balances);
    }

    /**
     * What was booked last.
     *
     * @param before only entries with a lower number; {@link Long#MAX_VALUE} for all
     * @param limit at most so many
     * @return them, latest first
     */
    public List<BookedEntry> ledgerEntriesBefore(long before, int limit) {
        return store.read(view -> view.ledgerEntriesBefore(before, limit));
    }

    /**
     * What was booked since.
     *
     * @param after only entries with a higher number; 0 for all
     * @param limit at most so many
     * @return them, in the order of their numbers
     */
    public List<BookedEntry> ledgerEntriesAfter(long after, int limit) {
        return store.read(view -> view.ledgerEntriesAfter(after, limit));
    }

    /**
     * Pauses or resumes a direction. It vetoes fresh dispatches only.
     *
     * @param direction which way
     * @param paused whether to pause
     * @param who the operator, for the audit log
     */
    public void pause(Direction direction, boolean paused, String who) {
        store.write(tx -> {
            Facts.pause(tx, direction, paused);
            tx.audit(who, paused ? "pause" : "resume", direction.name(), "", time.now());
            return true;
        });
    }

    /**
     * Lets a gateway send again whose store was found behind the world. The operator has made sure that what the world
     * knows was dealt with. The Lightning node is acknowledged too, as {@link #acknowledgeNode} does.
     *
     * @param who the operator, for the audit log
     */
    public void resumeSending(String who) {
        store.write(tx -> {
            tx.audit(who, "resume-sending", "", Facts.sendingStopped(tx).orElse(""), time.now());
            Facts.resumeSending(tx);
            tx.closeIncident(IncidentKind.STORE_BEHIND, "", ENDED, time.now());
            acknowledgeNode(tx, who);
            return true;
        });
    }

    /**
     * Takes the Lightning node's memory as it is now: the operator has looked at it, and knows why it forgot a payment
     * that it had told us the end of. It stays the pinned node; another one is still not paid with.
     *
     * @param who the operator, for the audit log
     */
    public void acknowledgeNode(String who) {
        store.write(tx -> {
            acknowledgeNode(tx, who);
            return true;
        });
    }

    private void acknowledgeNode(StoreTransaction tx, String who) {
        String forgotten = Facts.lastFinished(tx).map(PaymentHash::hex).orElse("");
        tx.audit(who, "acknowledge-node", forgotten, "", time.now());
        Facts.forgetLastFinished(tx);
        incidents.close(tx, IncidentKind.NODE_CONTRADICTION, "", ENDED);
    }

    /**
     * The Hive nodes that the operator chose at run time.
     *
     * @return their addresses, none where the configuration counts
     */
    public List<String> chosenHiveNodes() {
        return store.read(Facts::hiveNodes);
    }

    /**
     * Chooses Hive nodes. Every instance follows within seconds, and after a restart, too.
     *
     * @param urls well-formed addresses, none for those of the configuration
     * @param who the operator, for the audit log
     */
    public void chooseHiveNodes(List<String> urls, String who) {
        store.write(tx -> {
            tx.audit(who, "hive-nodes", "", String.join(" ", urls), time.now());
            Facts.hiveNodes(tx, urls);
            return true;
        });
    }

    /**
     * Carries out an operator's command on a parked order.
     *
     * @param id the order
     * @param command what the operator wants
     * @param who the operator, for the audit log
     * @return what was decided, or empty if there is no such order
     */
    public Optional<OperatorDecision> command(OrderId id, OperatorCommand command, String who) {
        return store.write(tx -> tx.lockOrder(id).map(row -> carryOut(tx, row, command, who)));
    }

    private OperatorDecision carryOut(StoreTransaction tx, OrderRow row, OperatorCommand command, String who) {
        OperatorDecision answer = OperatorDecider.decide(row.order(), command, policy, time.now());
        String detail = command instanceof OperatorCommand.ResolveNeverPaid never ? never.evidence() : "";
        switch (answer) {
            case OperatorDecision.Accepted(var decision) -> {
                Facts.release(tx, row.order().id());
                writer.writeWithFollowUps(tx, decision);
                tx.audit(
                        who,
                        command.getClass().getSimpleName(),
                        row.order().id().text(),
                        detail,
                        time.now());
            }
            case OperatorDecision.Refused(String code, String ignored) ->
                tx.audit(who, "refused: " + code, row.order().id().text(), detail, time.now());
        }
        return answer;
    }

    private static Optional<OrderRow> find(StoreView view, String text) {
        Optional<OrderRow> byId = OrderId.parse(text).flatMap(view::order);
        if (byId.isPresent() || !text.matches("[0-9a-f]{40}")) {
            return byId;
        }
        return view.ordersOf(new TransactionId(text)).stream().findFirst();
    }

    private static OrderDossier dossier(StoreView view, OrderRow row) {
        OrderId id = row.order().id();
        return new OrderDossier(row, view.history(id), view.payout(id));
    }

    private GatewayStatus status(StoreView view) {
        List<PartyHealth> parties = new ArrayList<>();
        hiveNodes.get().forEach(node -> parties.add(node.party()));
        parties.add(progress.health());
        parties.add(monitor.health());
        parties.add(watchdog.ratesHealth());
        channels.forEach(channel -> parties.add(channel.health()));
        return new GatewayStatus(
                overall(view),
                parties,
                progress.readUpTo().or(view::blockCursor),
                progress.tip(),
                monitor.status(),
                view.openIncidents(),
                view.closedIncidents(LAST_INCIDENTS),
                view.orderCounts(),
                view.queuedNotificationCount(),
                Facts.sendingStopped(view));
    }

    private GatewayStatus.Overall overall(StoreView view) {
        boolean hiveDown = progress.health().state() == PartyHealth.State.DOWN;
        boolean lightningDown = monitor.health().state() == PartyHealth.State.DOWN;
        if (hiveDown || lightningDown || Facts.sendingStopped(view).isPresent()) {
            return GatewayStatus.Overall.DOWN;
        }
        if (Facts.isPaused(view, Direction.SEND)) {
            return GatewayStatus.Overall.PAUSED;
        }
        Optional<NodeStatus> lightning = monitor.status();
        boolean allWell = lightning.isPresent()
                && monitor.health().state() == PartyHealth.State.UP
                && progress.health().state() == PartyHealth.State.UP
                && view.openIncidents().isEmpty();
        return allWell ? GatewayStatus.Overall.UP : GatewayStatus.Overall.DEGRADED;
    }
}

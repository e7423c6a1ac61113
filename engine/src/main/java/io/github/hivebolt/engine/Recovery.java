package io.github.hivebolt.engine;

import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.hive.BlockReference;
import io.github.hivebolt.domain.order.OrderId;
import io.github.hivebolt.domain.order.SendOrder;
import io.github.hivebolt.domain.order.SendState;
import io.github.hivebolt.domain.payout.Payout;
import io.github.hivebolt.ports.TimeSource;
import io.github.hivebolt.ports.store.OrderFilter;
import io.github.hivebolt.ports.store.OrderRow;
import io.github.hivebolt.ports.store.OrderStore;
import io.github.hivebolt.ports.store.StoreTransaction;
import io.github.hivebolt.ports.store.WorkKind;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Finds everything that is not finished and makes sure that work for it is due: at start before anything new is
 * dispatched, and again every hour, so that no order can be forgotten.
 */
final class Recovery implements Worker {
    private static final Logger LOG = System.getLogger(Recovery.class.getName());
    private static final Set<String> UNFINISHED =
            Set.of("received", "waiting", "paying", "paid", "change_pending", "refund_pending", "parked");
    private static final int PAGE = 500;
    private static final Duration AGAIN = Duration.ofHours(1);
    private static final Duration BOOKING = Duration.ofMillis(500);

    private final OrderStore store;
    private final TimeSource time;
    private final StartGate gate;
    private final AccountName gateway;
    private final String holder;
    private boolean started;

    Recovery(EnginePorts ports, EngineSettings settings, StartGate gate) {
        this.store = ports.store();
        this.time = ports.time();
        this.gate = gate;
        this.gateway = settings.policy().gateway();
        this.holder = settings.instance();
    }

    @Override
    public String name() {
        return "recovery";
    }

    @Override
    public Duration step() {
        if (!started) {
            takeOver();
            gate.inFlightAtStart(inFlight());
            sweep();
            started = true;
        } else if (gate.mayDispatch()) {
            sweep();
            return AGAIN;
        }
        Optional<BlockReference> booked =
                store.read(view -> view.unbookedFrom(gateway) == 0 ? view.blockCursor() : Optional.empty());
        booked.ifPresent(gate::readAndBookedUpTo);
        // Another instance, or a tracker that was quicker than we, may have learnt the end of a payment.
        gate.stillInFlight(inFlight());
        return gate.mayDispatch() ? AGAIN : BOOKING;
    }

    /** What earlier starts of this instance were at is ours now, without waiting until their claims run out. */
    private void takeOver() {
        int name = holder.lastIndexOf('/');
        if (name > 0) {
            int ended = store.takeOver(holder.substring(0, name), holder);
            LOG.log(Level.INFO, "{0} claims and leases of earlier starts were taken over", ended);
        }
    }

    private Set<OrderId> inFlight() {
        Set<OrderId> inFlight = new HashSet<>();
        forEachPage(
                Set.of("paying"),
                orders -> orders.stream()
                        .filter(Recovery::isInFlight)
                        .map(SendOrder::id)
                        .forEach(inFlight::add));
        return inFlight;
    }

    private void forEachPage(Set<String> states, Consumer<List<SendOrder>> use) {
        Optional<String> after = Optional.empty();
        List<OrderRow> page;
        do {
            OrderFilter filter = new OrderFilter(Optional.empty(), states, after, PAGE);
            page = store.read(view -> view.orders(filter));
            use.accept(page.stream().map(OrderRow::order).toList());
            after = page.isEmpty()
                    ? after
                    : Optional.of(page.getLast().order().id().text());
        } while (page.size() == PAGE);
    }

    /** Schedules whatever each unfinished order needs next. Scheduling joins work that is there already. */
    private void sweep() {
        forEachPage(UNFINISHED, orders -> store.write(tx -> scheduleAll(tx, orders)));
        store.write(tx -> {
            for (Payout payout : tx.openPayouts()) {
                tx.schedule(WorkKind.PAYOUT, payout.order().text(), time.now());
            }
            return true;
        });
    }

    private boolean scheduleAll(StoreTransaction tx, List<SendOrder> orders) {
        orders.forEach(order -> schedule(tx, order));
        return true;
    }

    private void schedule(StoreTransaction tx, SendOrder order) {
        String id = order.id().text();
        switch (order.state()) {
            case SendState.Received ignored -> tx.schedule(WorkKind.CONSIDER, id, time.now());
            case SendState.Waiting ignored -> tx.schedule(WorkKind.CONSIDER, id, time.now());
            case SendState.Paying paying ->
                tx.schedule(paying.dispatch().log().sends() == 0 ? WorkKind.SEND : WorkKind.LOOK, id, time.now());
            case SendState.Paid ignored -> {}
            case SendState.ChangePending ignored -> tx.schedule(WorkKind.PAYOUT, id, time.now());
            case SendState.RefundPending ignored -> tx.schedule(WorkKind.PAYOUT, id, time.now());
            case SendState.Done ignored -> {}
            case SendState.Refunded ignored -> {}
            case SendState.Kept ignored -> {}
            case SendState.Parked ignored -> tx.schedule(WorkKind.LOOK, id, time.now());
        }
    }

    private static boolean isInFlight(SendOrder order) {
        return order.state() instanceof SendState.Paying paying
                && paying.dispatch().log().sends() > 0;
    }
}

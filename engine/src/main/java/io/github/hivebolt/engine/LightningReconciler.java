package io.github.hivebolt.engine;

import io.github.hivebolt.domain.incident.IncidentKind;
import io.github.hivebolt.domain.lightning.PaymentRecord;
import io.github.hivebolt.domain.order.Direction;
import io.github.hivebolt.domain.order.OrderId;
import io.github.hivebolt.domain.order.Payment;
import io.github.hivebolt.domain.order.SendOrder;
import io.github.hivebolt.ports.Lease;
import io.github.hivebolt.ports.LightningHistory;
import io.github.hivebolt.ports.ListedPayment;
import io.github.hivebolt.ports.PartyUnavailableException;
import io.github.hivebolt.ports.TimeSource;
import io.github.hivebolt.ports.store.OrderRow;
import io.github.hivebolt.ports.store.OrderStore;
import io.github.hivebolt.ports.store.StoreTransaction;
import io.github.hivebolt.ports.store.WorkKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Compares the node's list of payments with our orders, by hash. Payments of other applications on the same node are
 * counted and never alarmed about; channel balances are not looked at, because forwarding moves them.
 */
final class LightningReconciler implements Worker {
    private static final int PAGE = 50;
    private static final Duration EVERY = Duration.ofMinutes(1);
    private static final Duration NOT_LEADER = Duration.ofSeconds(10);
    /** A payment that is newer may still change. */
    private static final Duration SETTLED_BY_NOW = Duration.ofMinutes(2);

    private final LightningHistory history;
    private final OrderStore store;
    private final TimeSource time;
    private final Leadership leadership;
    private final IncidentDesk incidents;
    private final Backoff backoff;
    private int failures;

    LightningReconciler(EnginePorts ports, LightningHistory history, Leadership leadership, IncidentDesk incidents) {
        this.history = history;
        this.store = ports.store();
        this.time = ports.time();
        this.leadership = leadership;
        this.incidents = incidents;
        this.backoff = new Backoff(ports.random());
    }

    @Override
    public String name() {
        return "lightning-reconciler";
    }

    @Override
    public Duration step() {
        Optional<Lease> lease = leadership.lease();
        if (lease.isEmpty()) {
            return NOT_LEADER;
        }
        try {
            long after = store.read(Facts::reconciledPayment);
            List<ListedPayment> page = history.payments(after, PAGE).stream()
                    .takeWhile(this::isOldEnough)
                    .toList();
            failures = 0;
            if (page.isEmpty()) {
                return EVERY;
            }
            store.write(lease.get(), tx -> account(tx, after, page));
            return Duration.ZERO;
        } catch (PartyUnavailableException unavailable) {
            failures = Math.min(failures + 1, 5);
            return backoff.after(failures);
        }
    }

    private boolean isOldEnough(ListedPayment payment) {
        return switch (payment.record()) {
            case PaymentRecord.Settled settled -> isOld(settled.recordedAt());
            case PaymentRecord.Failed failed -> isOld(failed.recordedAt());
            // Our own is tracked by its order for as long as it takes; it must not hold up the others.
            case PaymentRecord.InFlight ignored -> true;
            case PaymentRecord.Absent() -> true;
            case PaymentRecord.Contradiction ignored -> true;
            case PaymentRecord.Unclear ignored -> true;
        };
    }

    private boolean isOld(Instant recordedAt) {
        return Duration.between(recordedAt, time.now()).compareTo(SETTLED_BY_NOW) > 0;
    }

    private boolean account(StoreTransaction tx, long after, List<ListedPayment> page) {
        if (Facts.reconciledPayment(tx) != after) {
            return false;
        }
        long foreign = 0;
        for (ListedPayment payment : page) {
            Optional<OrderId> order = tx.hashHolder(Direction.SEND, payment.hash());
            if (order.isEmpty()) {
                foreign++;
            } else if (payment.record() instanceof PaymentRecord.Settled settled) {
                compare(tx, order.get(), payment, settled);
            }
        }
        Facts.reconciledPayment(tx, page.getLast().index(), foreign);
        return true;
    }

    private void compare(StoreTransaction tx, OrderId id, ListedPayment listed, PaymentRecord.Settled settled) {
        Optional<SendOrder> order = tx.order(id).map(OrderRow::order);
        if (order.isEmpty()) {
            return;
        }
        Optional<Payment> known = order.get().state().knownPayment();
        if (known.isEmpty()) {
            // What that means is decided where every look at the node is judged.
            tx.schedule(WorkKind.LOOK, id.text(), time.now());
            return;
        }
        long nodeMsat = listed.amount().plus(settled.routingFee()).value();
        long bookMsat = known.get()
                .dispatch()
                .quote()
                .amount()
                .plus(known.get().routing())
                .value();
        if (nodeMsat != bookMsat) {
            incidents.open(
                    tx,
                    IncidentKind.BOOKS_DIFFER,
                    id.text(),
                    "The node paid " + nodeMsat + " msat for it, the books say " + bookMsat + " msat.");
        }
    }
}

package io.github.hivebolt.simulator;

import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.order.ReceiveOrder;
import io.github.hivebolt.domain.order.ReceiveState;
import io.github.hivebolt.ports.HoldInvoiceRequest;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** What the gateway asks its node to do with invoices, and what had to be committed before. */
final class ReceiveTruth {
    private final World world;
    private final StoreEyes store;
    private final Weather weather;
    private final Map<AccountName, Instant> toldToExist = new HashMap<>();

    ReceiveTruth(World world, StoreEyes store, Weather weather) {
        this.weather = weather;
        this.world = world;
        this.store = store;
    }

    /** A Hive node told the gateway that an account exists. */
    void existenceWasTold(AccountName name) {
        toldToExist.put(name, world.clock.now());
    }

    /** Whether the gateway could know at some time since then that an account exists. */
    boolean wasToldToExist(AccountName name, Instant since) {
        return !toldToExist.getOrDefault(name, Instant.EPOCH).isBefore(since);
    }

    void creating(HoldInvoiceRequest request) {
        ReceiveOrder order = order(request.preimage().hash(), "an invoice was asked for");
        AuditFailure.unless(
                order.request().quote().amount().equals(request.amount()), "an invoice over something else: " + order);
        AuditFailure.unless(
                request.description().contains("hb:" + order.id()), "the node's own books do not name " + order.id());
        Instant end = world.gatewayClock.now().plus(request.expiry());
        AuditFailure.unless(
                !end.isAfter(order.request().expiresAt().plusSeconds(1)), "an invoice outlives its quote: " + order);
    }

    void settling(PaymentHash hash) {
        ReceiveOrder order = order(hash, "money was taken");
        AuditFailure.unless(isTaken(order.state()), "money was taken before the intent was committed: " + order);
    }

    void cancelling(PaymentHash hash) {
        ReceiveOrder order = order(hash, "money was given back");
        AuditFailure.unless(!isTaken(order.state()), "money was given back that it had decided to take: " + order);
        boolean decided = order.state().isFinal()
                || order.state().knownRefusal().isPresent()
                || weather.hasStruck(Fault.CLOCK_JUMP)
                || !world.gatewayClock.now().isBefore(order.request().expiresAt());
        AuditFailure.unless(decided, "an invoice was cancelled that can still be paid: " + order);
    }

    private static boolean isTaken(ReceiveState state) {
        return state instanceof ReceiveState.Settling
                || state instanceof ReceiveState.PayoutPending
                || state instanceof ReceiveState.Done
                || state instanceof ReceiveState.Parked;
    }

    private ReceiveOrder order(PaymentHash hash, String what) {
        return store.receiveOrder(hash)
                .orElseThrow(() -> new AuditFailure(what + " before its order was committed: " + hash));
    }
}

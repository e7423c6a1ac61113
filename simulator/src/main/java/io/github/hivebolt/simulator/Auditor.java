package io.github.hivebolt.simulator;

import io.github.hivebolt.domain.hive.ChainTransfer;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.order.SendState;
import io.github.hivebolt.ports.store.OrderRow;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * Checks every promise after every commit. It shares no code with what it checks: it reads the chain and the node
 * itself, knows from the workload what each sender is entitled to, and from the faults what may excuse what.
 */
final class Auditor {
    private final StoreEyes store;
    private final ChainTruth chain;
    private final PaymentTruth payments;
    private final PayoutTruth payouts;
    private final CursorCheck cursors;
    private final BookCheck books;
    private final OrderCheck orders;
    private final ReceiveTruth receiveTruth;
    private final ReceiveCheck receives;
    private final WalletHistory wallet;
    private final BehindCheck behind;
    private final IdentityHashMap<ChainTransfer, OrderRow> seen = new IdentityHashMap<>();

    Auditor(World world, Profile profile, Weather weather, BothWays workload, Rates rates) {
        this.store = new StoreEyes(world.books);
        this.chain = new ChainTruth(world.chain);
        this.payments = new PaymentTruth(world, store, new LimitCheck(store, chain, profile.windowSats()));
        this.receiveTruth = new ReceiveTruth(world, store, weather);
        this.wallet = new WalletHistory(world);
        SettleCheck settling = new SettleCheck(world, profile, weather, rates, store, receiveTruth, wallet);
        this.receives = new ReceiveCheck(world, store, chain, workload.receives(), rates, settling, weather);
        this.payouts = new PayoutTruth(world, store);
        this.cursors = new CursorCheck(world, store, chain, weather);
        this.books = new BookCheck(world, chain, payments, new ReceiveBooks(world, store));
        ParkingCheck parking = new ParkingCheck(world, weather, payments);
        this.orders = new OrderCheck(world, profile, weather, workload, chain, payments, parking, rates);
        this.behind = new BehindCheck(world, store, chain, payments, workload, weather);
    }

    PaymentTruth payments() {
        return payments;
    }

    ReceiveTruth receiveTruth() {
        return receiveTruth;
    }

    WalletHistory wallet() {
        return wallet;
    }

    PayoutTruth payouts() {
        return payouts;
    }

    ChainTruth chain() {
        return chain;
    }

    StoreEyes store() {
        return store;
    }

    BookCheck books() {
        return books;
    }

    OrderCheck orders() {
        return orders;
    }

    /** After every commit, before anybody else can do anything. */
    void afterWrite() {
        observe();
        cursors.check();
        for (OrderRow row : store.orders()) {
            OrderRow before = seen.put(row.order().transfer(), row);
            if (before == null) {
                orders.appeared(row.order());
            } else if (!before.order().equals(row.order())) {
                orders.changed(before.order(), row.order());
            }
        }
        receives.afterWrite();
        books.check();
        behind.afterWrite();
    }

    /** Takes note of what the world holds now. */
    void observe() {
        payments.observe();
        chain.observe();
    }

    /** The store holds what it held earlier; what was seen of the world stays seen. */
    void storeReplaced() {
        seen.clear();
        store.orders().forEach(row -> seen.put(row.order().transfer(), row));
        receives.storeReplaced();
        cursors.storeReplaced();
        payments.storeReplaced();
        books.storeReplaced();
    }

    BehindCheck behind() {
        return behind;
    }

    /** The hashes of payments whose orders are done, so that the gateway knows how they ended. */
    List<PaymentHash> finishedPayments() {
        return seen.values().stream()
                .filter(row -> row.order().state() instanceof SendState.Done)
                .flatMap(row -> row.order().state().knownDispatch().stream())
                .map(dispatch -> dispatch.invoice().paymentHash())
                .sorted(Comparator.comparing(PaymentHash::hex))
                .toList();
    }
}

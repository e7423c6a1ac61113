package io.github.hivebolt.simulator;

import io.github.hivebolt.domain.ledger.Account;
import io.github.hivebolt.domain.ledger.Currency;
import io.github.hivebolt.domain.ledger.LedgerEntry;
import io.github.hivebolt.domain.ledger.Posting;
import io.github.hivebolt.domain.money.HiveAsset;
import io.github.hivebolt.domain.order.ReceiveOrder;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is booked for receive orders, worked out a second time, and what is kept back for them. */
final class ReceiveBooks {
    private final World world;
    private final StoreEyes store;

    ReceiveBooks(World world, StoreEyes store) {
        this.world = world;
        this.store = store;
    }

    /** An entry of the ledger, whose key begins with its order. */
    void entered(LedgerEntry entry) {
        int slash = entry.key().indexOf('/');
        String id = slash < 0 ? "" : entry.key().substring(0, slash);
        if (!id.startsWith("r")) {
            return;
        }
        ReceiveOrder order = store.receiveOrder(id)
                .orElseThrow(() -> new AuditFailure("something is booked for an order that there is not: " + id));
        Map<String, Long> due = switch (entry.key().substring(slash + 1).replaceFirst("-[0-9]+$", "")) {
            case "settled" -> settled(order);
            case "payout" -> paidOut(order);
            case "parked" -> aside(order, payoutMilli(order));
            case "unparked" -> aside(order, -payoutMilli(order));
            default -> throw new AuditFailure("nobody knows why this is booked: " + entry);
        };
        Map<String, Long> booked = new TreeMap<>();
        for (Posting posting : entry.postings()) {
            booked.merge(key(posting.account(), posting.currency()), posting.amount(), Math::addExact);
        }
        due.values().removeIf(amount -> amount == 0);
        AuditFailure.unless(booked.equals(due), "booked " + booked + ", due " + due + " for " + id);
    }

    private Map<String, Long> settled(ReceiveOrder order) {
        long paid = paidMsat(order);
        BigDecimal price = order.request().quote().rate().satsPerUnit();
        long fee = Prices.receiveFeeMsat(paid);
        long payout = Prices.payoutMilli(paid, price);
        long worth = Prices.worthMsat(payout, price);
        Map<String, Long> due = new TreeMap<>();
        due.put(key(Account.LIGHTNING, Currency.MSAT), paid);
        due.put(key(Account.FEES, Currency.MSAT), -fee);
        due.put(key(Account.ROUNDING, Currency.MSAT), -(paid - fee - worth));
        due.put(key(Account.CONVERSION, Currency.MSAT), -worth);
        due.put(key(Account.CONVERSION, currency(order)), payout);
        due.put(key(Account.order(order.id().text()), currency(order)), -payout);
        return due;
    }

    /** What is owed to the payee stands apart while it waits for a human. */
    private static Map<String, Long> aside(ReceiveOrder order, long milli) {
        Map<String, Long> due = new TreeMap<>();
        due.put(key(Account.order(order.id().text()), currency(order)), milli);
        due.put(key(Account.parked(order.id().text()), currency(order)), -milli);
        return due;
    }

    private long payoutMilli(ReceiveOrder order) {
        return Prices.payoutMilli(
                paidMsat(order), order.request().quote().rate().satsPerUnit());
    }

    private Map<String, Long> paidOut(ReceiveOrder order) {
        long payout = payoutMilli(order);
        Map<String, Long> due = new TreeMap<>();
        due.put(key(Account.order(order.id().text()), currency(order)), payout);
        due.put(key(Account.HIVE_HOT_WALLET, currency(order)), -payout);
        return due;
    }

    private long paidMsat(ReceiveOrder order) {
        return world.net.gateway().invoice(order.hash()).orElseThrow().amountPaidMsat();
    }

    private static Currency currency(ReceiveOrder order) {
        return Currency.of(order.request().quote().asset());
    }

    private static String key(Account account, Currency currency) {
        return account.type() + " " + account.name() + " " + currency;
    }

    /** Exactly what is owed is kept back, after every transaction. */
    void keptBack() {
        List<ReceiveOrder> orders = store.receiveOrders();
        for (HiveAsset asset : HiveAsset.values()) {
            long owed = SettleCheck.owedMilli(orders, asset);
            long reserved = store.reservedMilli(asset);
            AuditFailure.unless(owed == reserved, "owes payees " + owed + " " + asset + " and keeps back " + reserved);
        }
    }
}

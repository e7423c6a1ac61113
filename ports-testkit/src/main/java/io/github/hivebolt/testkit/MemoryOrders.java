package io.github.hivebolt.testkit;

import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.hive.OperationId;
import io.github.hivebolt.domain.hive.TransactionId;
import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.money.HiveAsset;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.domain.order.OrderId;
import io.github.hivebolt.domain.order.SendOrder;
import io.github.hivebolt.domain.order.SendState;
import io.github.hivebolt.ports.store.HistoryEntry;
import io.github.hivebolt.ports.store.OrderFilter;
import io.github.hivebolt.ports.store.OrderRow;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Orders and their history. */
final class MemoryOrders {
    private record Stored(long number, OrderRow row) {}

    private final MemoryJournal journal;
    private final MemoryTable<String, Stored> orders;
    private final MemoryTable<String, List<HistoryEntry>> histories;

    MemoryOrders(MemoryJournal journal) {
        this.journal = journal;
        this.orders = new MemoryTable<>(journal);
        this.histories = new MemoryTable<>(journal);
    }

    Optional<OrderRow> order(OrderId id) {
        return orders.get(id.text()).map(Stored::row);
    }

    List<OrderRow> ordersOf(TransactionId transaction) {
        return rows().filter(row -> row.order().transfer().operation() instanceof OperationId.Signed signed
                        && signed.transactionId().equals(transaction))
                .sorted(Comparator.comparingInt(
                        row -> ((OperationId.Signed) row.order().transfer().operation()).indexInTransaction()))
                .toList();
    }

    List<OrderRow> orders(OrderFilter filter) {
        long before = filter.after()
                .map(id -> orders.get(id).map(Stored::number).orElse(0L))
                .orElse(Long.MAX_VALUE);
        return orders.values().stream()
                .filter(stored ->
                        stored.number() < before && matches(filter, stored.row().order()))
                .sorted(Comparator.comparingLong(Stored::number).reversed())
                .limit(filter.limit())
                .map(Stored::row)
                .toList();
    }

    Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>();
        rows().forEach(row -> counts.merge(row.order().state().label(), 1L, Long::sum));
        return counts;
    }

    List<HistoryEntry> history(OrderId id) {
        return histories.get(id.text()).orElse(List.of());
    }

    Msat windowUse(AccountName account, Instant since, Instant until, OrderId except) {
        long sum = of(account)
                .filter(order -> !order.transfer().blockTime().isBefore(since)
                        && !order.transfer().blockTime().isAfter(until)
                        && !order.id().equals(except))
                .filter(order -> takesFromWindow(order.state()))
                .mapToLong(MemoryOrders::dispatchedMsat)
                .reduce(0, Math::addExact);
        return new Msat(sum);
    }

    Msat dispatchedSince(Instant since) {
        long sum = rows().map(OrderRow::order)
                .filter(order -> order.state().knownDispatch().stream()
                        .anyMatch(dispatch -> !dispatch.decidedAt().isBefore(since)))
                .filter(order -> takesFromWindow(order.state()))
                .mapToLong(MemoryOrders::dispatchedMsat)
                .reduce(0, Math::addExact);
        return new Msat(sum);
    }

    Optional<Instant> oldestInFlight(AccountName account) {
        return of(account)
                .filter(order -> order.state() instanceof SendState.Paying)
                .flatMap(order -> order.state().knownDispatch().stream())
                .flatMap(dispatch -> dispatch.log().lastSendAt().stream())
                .min(Comparator.naturalOrder());
    }

    HiveAmount returnable(HiveAsset asset) {
        return rows().map(OrderRow::order)
                .filter(order -> !order.state().isFinal())
                .map(order -> order.transfer().amount())
                .filter(amount -> amount.asset() == asset)
                .reduce(HiveAmount.zero(asset), HiveAmount::plus);
    }

    boolean insert(SendOrder order, Instant at) {
        String id = order.id().text();
        if (orders.get(id).isPresent()) {
            return false;
        }
        orders.put(id, new Stored(journal.nextNumber(), new OrderRow(order, at, at)));
        addHistory(id, new HistoryEntry(order.state().label(), at, ""));
        journal.lock("order " + id);
        return true;
    }

    Optional<OrderRow> lock(OrderId id) {
        journal.lock("order " + id);
        return order(id);
    }

    void update(SendOrder order, Instant at, String note) {
        String id = order.id().text();
        journal.requireLocked("order " + id);
        Stored stored = orders.get(id)
                .orElseThrow(() -> journal.refuse(new IllegalStateException("order " + id + " does not exist")));
        SendOrder before = stored.row().order();
        if (!before.transfer().equals(order.transfer())) {
            throw journal.refuse(new IllegalStateException("the transfer of order " + id + " cannot change"));
        }
        orders.put(
                id, new Stored(stored.number(), new OrderRow(order, stored.row().createdAt(), at)));
        if (!before.state().label().equals(order.state().label())) {
            addHistory(id, new HistoryEntry(order.state().label(), at, note));
        }
    }

    private void addHistory(String id, HistoryEntry entry) {
        List<HistoryEntry> before = histories.get(id).orElse(List.of());
        histories.put(id, Stream.concat(before.stream(), Stream.of(entry)).toList());
    }

    private Stream<OrderRow> rows() {
        return orders.values().stream().map(Stored::row);
    }

    private Stream<SendOrder> of(AccountName account) {
        return rows().map(OrderRow::order)
                .filter(order -> order.transfer().from().equals(account));
    }

    private static boolean matches(OrderFilter filter, SendOrder order) {
        return filter.account()
                        .map(account -> order.transfer().from().value().equals(account))
                        .orElse(true)
                && (filter.states().isEmpty()
                        || filter.states().contains(order.state().label()));
    }

    private static long dispatchedMsat(SendOrder order) {
        return order.state()
                .knownDispatch()
                .map(dispatch -> dispatch.quote().amount().value())
                .orElse(0L);
    }

    private static boolean takesFromWindow(SendState state) {
        return switch (state) {
            case SendState.Paying ignored -> true;
            case SendState.Paid ignored -> true;
            case SendState.ChangePending ignored -> true;
            case SendState.Done ignored -> true;
            case SendState.Received ignored -> false;
            case SendState.Waiting ignored -> false;
            case SendState.RefundPending ignored -> false;
            case SendState.Refunded ignored -> false;
            case SendState.Kept ignored -> false;
            case SendState.Parked parked -> takesFromWindow(parked.before());
        };
    }
}

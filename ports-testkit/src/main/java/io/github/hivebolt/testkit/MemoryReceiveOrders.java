package io.github.hivebolt.testkit;

import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.domain.order.OrderId;
import io.github.hivebolt.domain.order.ReceiveOrder;
import io.github.hivebolt.domain.order.ReceiveState;
import io.github.hivebolt.ports.store.HistoryEntry;
import io.github.hivebolt.ports.store.ReceiveFilter;
import io.github.hivebolt.ports.store.ReceiveRow;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Receive orders and their history. */
final class MemoryReceiveOrders {
    private final MemoryJournal journal;
    private final MemoryTable<String, ReceiveRow> orders;
    private final MemoryTable<String, List<HistoryEntry>> histories;

    MemoryReceiveOrders(MemoryJournal journal) {
        this.journal = journal;
        this.orders = new MemoryTable<>(journal);
        this.histories = new MemoryTable<>(journal);
    }

    Optional<ReceiveRow> order(OrderId id) {
        return orders.get(id.text());
    }

    List<ReceiveRow> orders(ReceiveFilter filter) {
        long before = filter.after()
                .map(id -> orders.get(id).map(ReceiveRow::number).orElse(0L))
                .orElse(Long.MAX_VALUE);
        return orders.values().stream()
                .filter(row -> row.number() < before && matches(filter, row.order()))
                .sorted(Comparator.comparingLong(ReceiveRow::number).reversed())
                .limit(filter.limit())
                .toList();
    }

    Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>();
        orders.values().forEach(row -> counts.merge(row.order().state().label(), 1L, Long::sum));
        return counts;
    }

    List<HistoryEntry> history(OrderId id) {
        return histories.get(id.text()).orElse(List.of());
    }

    Msat windowUse(AccountName payee, Instant since, OrderId except) {
        long sum = orders.values().stream()
                .map(ReceiveRow::order)
                .filter(order -> order.request().payee().equals(payee)
                        && !order.request().createdAt().isBefore(since)
                        && !order.id().equals(except))
                .mapToLong(order -> order.state().takesFromWindow().value())
                .reduce(0, Math::addExact);
        return new Msat(sum);
    }

    boolean insert(ReceiveOrder order, Instant at) {
        String id = order.id().text();
        if (orders.get(id).isPresent()) {
            return false;
        }
        orders.put(id, new ReceiveRow(order, journal.nextNumber(), at, at));
        addHistory(id, new HistoryEntry(order.state().label(), at, ""));
        journal.lock("order " + id);
        return true;
    }

    Optional<ReceiveRow> lock(OrderId id) {
        journal.lock("order " + id);
        return order(id);
    }

    void update(ReceiveOrder order, Instant at, String note) {
        String id = order.id().text();
        journal.requireLocked("order " + id);
        ReceiveRow row = orders.get(id)
                .orElseThrow(() -> journal.refuse(new IllegalStateException("order " + id + " does not exist")));
        ReceiveOrder before = row.order();
        if (!before.request().equals(order.request()) || !before.hash().equals(order.hash())) {
            throw journal.refuse(new IllegalStateException("what order " + id + " was made for cannot change"));
        }
        orders.put(id, new ReceiveRow(order, row.number(), row.createdAt(), at));
        if (!before.state().label().equals(order.state().label())) {
            addHistory(id, new HistoryEntry(order.state().label(), at, note));
        }
    }

    private void addHistory(String id, HistoryEntry entry) {
        List<HistoryEntry> before = histories.get(id).orElse(List.of());
        histories.put(id, Stream.concat(before.stream(), Stream.of(entry)).toList());
    }

    private static boolean matches(ReceiveFilter filter, ReceiveOrder order) {
        ReceiveState state = order.state();
        return filter.account()
                        .map(account -> order.request().payee().value().equals(account))
                        .orElse(true)
                && filter.requestedBy()
                        .map(key -> order.request().requestedBy().equals(key))
                        .orElse(true)
                && (filter.states().isEmpty() || filter.states().contains(state.label()));
    }
}

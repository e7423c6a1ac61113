package io.github.hivebolt.testkit;

import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.money.HiveAsset;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.domain.order.OrderId;
import io.github.hivebolt.domain.order.ReceiveOrder;
import io.github.hivebolt.ports.store.HistoryEntry;
import io.github.hivebolt.ports.store.ReceiveFilter;
import io.github.hivebolt.ports.store.ReceiveRow;
import io.github.hivebolt.ports.store.ReceiveTransaction;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads and writes receive orders in memory; a view that writes is refused by its journal. */
final class MemoryReceive implements ReceiveTransaction {
    private final MemoryTables tables;

    MemoryReceive(MemoryTables tables) {
        this.tables = tables;
    }

    @Override
    public Optional<ReceiveRow> order(OrderId id) {
        return tables.received.order(id);
    }

    @Override
    public List<ReceiveRow> orders(ReceiveFilter filter) {
        return tables.received.orders(filter);
    }

    @Override
    public Map<String, Long> counts() {
        return tables.received.counts();
    }

    @Override
    public long count(String state) {
        return counts().getOrDefault(state, 0L);
    }

    @Override
    public List<HistoryEntry> history(OrderId id) {
        return tables.received.history(id);
    }

    @Override
    public Msat windowUse(AccountName payee, Instant since, OrderId except) {
        return tables.received.windowUse(payee, since, except);
    }

    @Override
    public HiveAmount returnable(HiveAsset asset) {
        return tables.orders.returnable(asset);
    }

    @Override
    public HiveAmount unbookedTo(AccountName to, HiveAsset asset) {
        return tables.chain.unbookedTo(to, asset);
    }

    @Override
    public boolean insert(ReceiveOrder order, Instant at) {
        return tables.received.insert(order, at);
    }

    @Override
    public Optional<ReceiveRow> lock(OrderId id) {
        return tables.received.lock(id);
    }

    @Override
    public void update(ReceiveOrder order, Instant at, String note) {
        tables.received.update(order, at, note);
    }
}

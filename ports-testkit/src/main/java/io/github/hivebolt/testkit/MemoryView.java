package io.github.hivebolt.testkit;

import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.hive.BlockReference;
import io.github.hivebolt.domain.hive.OperationId;
import io.github.hivebolt.domain.hive.TransactionId;
import io.github.hivebolt.domain.incident.Incident;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.domain.order.Direction;
import io.github.hivebolt.domain.order.OrderId;
import io.github.hivebolt.domain.payout.Payout;
import io.github.hivebolt.ports.TimeSource;
import io.github.hivebolt.ports.store.ApiView;
import io.github.hivebolt.ports.store.BookedEntry;
import io.github.hivebolt.ports.store.HistoryEntry;
import io.github.hivebolt.ports.store.LedgerBalance;
import io.github.hivebolt.ports.store.OrderFilter;
import io.github.hivebolt.ports.store.OrderRow;
import io.github.hivebolt.ports.store.QueuedNotification;
import io.github.hivebolt.ports.store.ReceiveView;
import io.github.hivebolt.ports.store.StoreView;
import io.github.hivebolt.ports.store.TransferSighting;
import io.github.hivebolt.ports.store.WorkKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads from the tables in memory. */
class MemoryView implements StoreView {
    final MemoryTables tables;
    final TimeSource time;

    MemoryView(MemoryTables tables, TimeSource time) {
        this.tables = tables;
        this.time = time;
    }

    @Override
    public ApiView api() {
        return tables.api;
    }

    @Override
    public ReceiveView receive() {
        return new MemoryReceive(tables);
    }

    @Override
    public Optional<OrderRow> order(OrderId id) {
        return tables.orders.order(id);
    }

    @Override
    public List<OrderRow> ordersOf(TransactionId transaction) {
        return tables.orders.ordersOf(transaction);
    }

    @Override
    public List<OrderRow> orders(OrderFilter filter) {
        return tables.orders.orders(filter);
    }

    @Override
    public Map<String, Long> orderCounts() {
        return tables.orders.counts();
    }

    @Override
    public List<HistoryEntry> history(OrderId id) {
        return tables.orders.history(id);
    }

    @Override
    public Optional<Payout> payout(OrderId order) {
        return tables.payouts.payout(order);
    }

    @Override
    public Optional<Payout> payoutSignedAs(TransactionId transaction) {
        return tables.payouts.signedAs(transaction);
    }

    @Override
    public List<Payout> openPayouts() {
        return tables.payouts.open();
    }

    @Override
    public Optional<TransferSighting> sighting(OperationId operation) {
        return tables.chain.sighting(operation);
    }

    @Override
    public List<TransferSighting> sightingsOf(TransactionId transaction) {
        return tables.chain.sightingsOf(transaction);
    }

    @Override
    public long unbookedFrom(AccountName from) {
        return tables.chain.unbookedFrom(from);
    }

    @Override
    public List<OperationId> receivedBetween(AccountName to, Instant since, Instant until, int limit) {
        return tables.chain.receivedBetween(to, since, until, limit);
    }

    @Override
    public Optional<BlockReference> blockCursor() {
        return tables.chain.blockCursor();
    }

    @Override
    public OptionalLong virtualCursor() {
        return tables.chain.virtualCursor();
    }

    @Override
    public Optional<OrderId> hashHolder(Direction direction, PaymentHash hash) {
        return tables.chain.hashHolder(direction, hash);
    }

    @Override
    public Msat windowUse(AccountName account, Instant since, Instant until, OrderId except) {
        return tables.orders.windowUse(account, since, until, except);
    }

    @Override
    public Msat dispatchedSince(Instant since) {
        return tables.orders.dispatchedSince(since);
    }

    @Override
    public Optional<Instant> oldestInFlight(AccountName account) {
        return tables.orders.oldestInFlight(account);
    }

    @Override
    public long counter(String name) {
        return tables.books.counter(name);
    }

    @Override
    public List<LedgerBalance> balances() {
        return tables.books.balances();
    }

    @Override
    public List<BookedEntry> ledgerEntriesBefore(long before, int limit) {
        return tables.books.entriesBefore(before, limit);
    }

    @Override
    public List<BookedEntry> ledgerEntriesAfter(long after, int limit) {
        return tables.books.entriesAfter(after, limit);
    }

    @Override
    public List<Incident> openIncidents() {
        return tables.messages.openIncidents();
    }

    @Override
    public List<Incident> closedIncidents(int limit) {
        return tables.messages.closedIncidents(limit);
    }

    @Override
    public List<QueuedNotification> queuedNotifications(String channel, int limit) {
        return tables.messages.queued(channel, limit);
    }

    @Override
    public long queuedNotificationCount() {
        return tables.messages.queuedCount();
    }

    @Override
    public Map<WorkKind, Long> workCounts() {
        return tables.work.counts();
    }

    @Override
    public Optional<String> fact(String key) {
        return tables.books.fact(key);
    }

    @Override
    public long payoutsSigned(AccountName account, String kind, Instant since) {
        return tables.payouts.signedCount(account, kind, since);
    }

    @Override
    public Instant storeTime() {
        return time.now();
    }
}

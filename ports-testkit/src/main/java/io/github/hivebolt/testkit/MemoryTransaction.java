package io.github.hivebolt.testkit;

import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.hive.BlockReference;
import io.github.hivebolt.domain.hive.OperationId;
import io.github.hivebolt.domain.incident.IncidentKind;
import io.github.hivebolt.domain.ledger.LedgerEntry;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.order.Direction;
import io.github.hivebolt.domain.order.OrderId;
import io.github.hivebolt.domain.order.SendOrder;
import io.github.hivebolt.domain.payout.Payout;
import io.github.hivebolt.ports.Severity;
import io.github.hivebolt.ports.TimeSource;
import io.github.hivebolt.ports.store.ApiTransaction;
import io.github.hivebolt.ports.store.OrderRow;
import io.github.hivebolt.ports.store.ReceiveTransaction;
import io.github.hivebolt.ports.store.StoreTransaction;
import io.github.hivebolt.ports.store.TransferSighting;
import io.github.hivebolt.ports.store.WorkItem;
import io.github.hivebolt.ports.store.WorkKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Writes to the tables in memory. The store's one lock stands for every lock that a caller asks for. */
final class MemoryTransaction extends MemoryView implements StoreTransaction {
    MemoryTransaction(MemoryTables tables, TimeSource time) {
        super(tables, time);
    }

    @Override
    public ApiTransaction api() {
        return tables.api;
    }

    @Override
    public ReceiveTransaction receive() {
        return new MemoryReceive(tables);
    }

    @Override
    public boolean insertSighting(TransferSighting sighting) {
        return tables.chain.insert(sighting);
    }

    @Override
    public void disputeSighting(OperationId operation) {
        tables.chain.dispute(operation);
    }

    @Override
    public boolean replaceSighting(TransferSighting sighting) {
        return tables.chain.replace(sighting);
    }

    @Override
    public boolean bookSighting(OperationId operation) {
        return tables.chain.book(operation);
    }

    @Override
    public void moveBlockCursor(Optional<BlockReference> expected, BlockReference next) {
        tables.chain.moveBlockCursor(expected, next);
    }

    @Override
    public void moveVirtualCursor(long expected, long next) {
        tables.chain.moveVirtualCursor(expected, next);
    }

    @Override
    public boolean insertOrder(SendOrder order, Instant at) {
        return tables.orders.insert(order, at);
    }

    @Override
    public Optional<OrderRow> lockOrder(OrderId id) {
        return tables.orders.lock(id);
    }

    @Override
    public void updateOrder(SendOrder order, Instant at, String note) {
        tables.orders.update(order, at, note);
    }

    @Override
    public void lockAccount(AccountName account) {
        tables.journal.lock("account " + account);
    }

    @Override
    public boolean claimHash(Direction direction, PaymentHash hash, OrderId order) {
        return tables.chain.claimHash(direction, hash, order);
    }

    @Override
    public boolean addToCounter(String name, long delta, long limit) {
        return tables.books.addToCounter(name, delta, limit);
    }

    @Override
    public void post(LedgerEntry entry, Instant at) {
        tables.books.post(entry, at);
    }

    @Override
    public void insertPayout(Payout payout) {
        tables.payouts.insert(payout);
    }

    @Override
    public Optional<Payout> lockPayout(OrderId order) {
        return tables.payouts.lock(order);
    }

    @Override
    public void updatePayout(Payout payout, Instant at) {
        tables.payouts.update(payout, at);
    }

    @Override
    public void schedule(WorkKind kind, String subject, Instant dueAt) {
        tables.work.schedule(kind, subject, dueAt);
    }

    @Override
    public void finish(WorkItem item) {
        tables.work.finish(item);
    }

    @Override
    public void postpone(WorkItem item, Instant dueAt) {
        tables.work.postpone(item, dueAt);
    }

    @Override
    public boolean openIncident(IncidentKind kind, String subject, String text, Instant at) {
        return tables.messages.open(kind, subject, text, at);
    }

    @Override
    public Optional<Duration> closeIncident(IncidentKind kind, String subject, String summary, Instant at) {
        return tables.messages.close(kind, subject, summary, at);
    }

    @Override
    public void enqueue(Severity severity, String title, List<String> lines, List<String> channels, Instant at) {
        tables.messages.enqueue(severity, title, lines, channels, at);
    }

    @Override
    public void markDelivered(long notificationId, String channel, Instant at) {
        tables.messages.markDelivered(notificationId, channel, at);
    }

    @Override
    public void countTry(long notificationId, String channel) {
        tables.messages.countTry(notificationId, channel);
    }

    @Override
    public void putFact(String key, String value) {
        tables.books.putFact(key, value);
    }

    @Override
    public void audit(String who, String action, String subject, String detail, Instant at) {
        tables.books.audit(at + " " + who + " " + action + " " + subject + " " + detail);
    }
}

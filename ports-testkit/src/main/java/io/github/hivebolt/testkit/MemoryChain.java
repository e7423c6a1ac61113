package io.github.hivebolt.testkit;

import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.hive.BlockReference;
import io.github.hivebolt.domain.hive.ChainTransfer;
import io.github.hivebolt.domain.hive.OperationId;
import io.github.hivebolt.domain.hive.TransactionId;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.money.HiveAsset;
import io.github.hivebolt.domain.order.Direction;
import io.github.hivebolt.domain.order.OrderId;
import io.github.hivebolt.ports.store.LeaseLostException;
import io.github.hivebolt.ports.store.TransferSighting;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What was read from the chain, how far it was read, and which payment hashes are taken. */
final class MemoryChain {
    private static final String CURSOR = "cursor";

    private final MemoryJournal journal;
    private final MemoryTable<String, TransferSighting> sightings;
    private final MemoryTable<String, BlockReference> blockCursor;
    private final MemoryTable<String, Long> virtualCursor;
    private final MemoryTable<String, OrderId> hashes;

    MemoryChain(MemoryJournal journal) {
        this.journal = journal;
        this.sightings = new MemoryTable<>(journal);
        this.blockCursor = new MemoryTable<>(journal);
        this.virtualCursor = new MemoryTable<>(journal);
        this.hashes = new MemoryTable<>(journal);
    }

    Optional<TransferSighting> sighting(OperationId operation) {
        return sightings.get(operation.text());
    }

    List<TransferSighting> sightingsOf(TransactionId transaction) {
        return sightings.values().stream()
                .filter(sighting -> sighting.state() != TransferSighting.State.DISPUTED)
                .filter(sighting -> sighting.transfer().operation() instanceof OperationId.Signed signed
                        && signed.transactionId().equals(transaction))
                .sorted(Comparator.comparingInt(
                        sighting -> ((OperationId.Signed) sighting.transfer().operation()).indexInTransaction()))
                .toList();
    }

    long unbookedFrom(AccountName from) {
        return sightings.values().stream()
                .filter(sighting -> sighting.state() == TransferSighting.State.SEEN)
                .filter(sighting -> sighting.transfer().from().equals(from))
                .count();
    }

    HiveAmount unbookedTo(AccountName to, HiveAsset asset) {
        return sightings.values().stream()
                .filter(sighting -> sighting.state() == TransferSighting.State.SEEN)
                .map(TransferSighting::transfer)
                .filter(transfer ->
                        transfer.to().equals(to) && transfer.amount().asset() == asset)
                .map(ChainTransfer::amount)
                .reduce(HiveAmount.zero(asset), HiveAmount::plus);
    }

    List<OperationId> receivedBetween(AccountName to, Instant since, Instant until, int limit) {
        return sightings.values().stream()
                .map(TransferSighting::transfer)
                .filter(transfer -> transfer.to().equals(to))
                .filter(transfer -> !transfer.blockTime().isBefore(since)
                        && !transfer.blockTime().isAfter(until))
                .sorted(Comparator.comparing(ChainTransfer::blockTime)
                        .thenComparing(transfer -> transfer.operation().text()))
                .limit(limit)
                .map(ChainTransfer::operation)
                .toList();
    }

    boolean insert(TransferSighting sighting) {
        String id = sighting.transfer().operation().text();
        if (sightings.get(id).isPresent()) {
            return false;
        }
        sightings.put(id, sighting);
        return true;
    }

    void dispute(OperationId operation) {
        sighting(operation)
                .filter(sighting -> sighting.state() == TransferSighting.State.SEEN)
                .ifPresent(sighting -> sightings.put(operation.text(), sighting.disputed()));
    }

    boolean replace(TransferSighting sighting) {
        OperationId operation = sighting.transfer().operation();
        if (sighted(operation).state() == TransferSighting.State.BOOKED) {
            return false;
        }
        sightings.put(operation.text(), sighting);
        return true;
    }

    private TransferSighting sighted(OperationId operation) {
        return sighting(operation)
                .orElseThrow(() -> journal.refuse(
                        new IllegalStateException("operation " + operation.text() + " was never sighted")));
    }

    boolean book(OperationId operation) {
        TransferSighting sighting = sighted(operation);
        if (sighting.state() == TransferSighting.State.BOOKED) {
            return false;
        }
        sightings.put(operation.text(), sighting.booked());
        return true;
    }

    Optional<BlockReference> blockCursor() {
        return blockCursor.get(CURSOR);
    }

    void moveBlockCursor(Optional<BlockReference> expected, BlockReference next) {
        if (!blockCursor().equals(expected)) {
            throw journal.refuse(new LeaseLostException("another reader moved the block cursor"));
        }
        if (expected.isPresent() && next.number() <= expected.get().number()) {
            throw journal.refuse(new IllegalArgumentException("the block cursor only moves forwards"));
        }
        blockCursor.put(CURSOR, next);
    }

    OptionalLong virtualCursor() {
        return virtualCursor.get(CURSOR).map(OptionalLong::of).orElse(OptionalLong.empty());
    }

    void moveVirtualCursor(long expected, long next) {
        if (virtualCursor().orElse(-1) != expected) {
            throw journal.refuse(new LeaseLostException("another reader moved the cursor of virtual operations"));
        }
        if (next <= expected) {
            throw journal.refuse(new IllegalArgumentException("the cursor of virtual operations only moves forwards"));
        }
        virtualCursor.put(CURSOR, next);
    }

    Optional<OrderId> hashHolder(Direction direction, PaymentHash hash) {
        return hashes.get(direction + "/" + hash);
    }

    boolean claimHash(Direction direction, PaymentHash hash, OrderId order) {
        Optional<OrderId> holder = hashHolder(direction, hash);
        if (holder.isEmpty()) {
            hashes.put(direction + "/" + hash, order);
            return true;
        }
        return holder.get().equals(order);
    }
}

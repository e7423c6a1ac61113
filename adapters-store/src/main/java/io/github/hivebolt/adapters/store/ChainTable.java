package io.github.hivebolt.adapters.store;

import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.hive.BlockId;
import io.github.hivebolt.domain.hive.BlockReference;
import io.github.hivebolt.domain.hive.OperationId;
import io.github.hivebolt.domain.hive.TransactionId;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.order.Direction;
import io.github.hivebolt.domain.order.OrderId;
import io.github.hivebolt.ports.store.LeaseLostException;
import io.github.hivebolt.ports.store.TransferSighting;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What was read from the chain, how far it was read, and which payment hashes are taken. */
final class ChainTable {
    private static final String NAME = "hive";

    private final StoreSession session;

    ChainTable(StoreSession session) {
        this.session = session;
    }

    Optional<TransferSighting> sighting(OperationId operation) {
        return session.find(SightingEntity.class, operation.text()).map(SightingEntity::toSighting);
    }

    List<TransferSighting> sightingsOf(TransactionId transaction) {
        String sql = "SELECT * FROM sighting WHERE transaction_id = ? AND state <> 'DISPUTED' ORDER BY operation_index";
        return session.entities(SightingEntity.class, sql, transaction.hex()).stream()
                .map(SightingEntity::toSighting)
                .toList();
    }

    long unbookedFrom(AccountName from) {
        return session.number("SELECT COUNT(*) FROM sighting WHERE sender = ? AND state = 'SEEN'", from.value());
    }

    List<OperationId> receivedBetween(AccountName to, Instant since, Instant until, int limit) {
        String sql = "SELECT * FROM sighting WHERE receiver = ? AND block_time >= ? AND block_time <= ?"
                + " ORDER BY block_time, operation_id LIMIT " + limit;
        return session.entities(SightingEntity.class, sql, to.value(), since, until).stream()
                .map(entity -> entity.toSighting().transfer().operation())
                .toList();
    }

    boolean insert(TransferSighting sighting) {
        SightingEntity entity = SightingEntity.of(sighting);
        if (session.find(SightingEntity.class, entity.operationId).isPresent()) {
            return false;
        }
        session.insert(entity);
        return true;
    }

    void dispute(OperationId operation) {
        session.lock(SightingEntity.class, operation.text())
                .filter(entity -> entity.state.equals(TransferSighting.State.SEEN.name()))
                .ifPresent(entity -> {
                    entity.state = TransferSighting.State.DISPUTED.name();
                    session.flush();
                });
    }

    boolean replace(TransferSighting sighting) {
        SightingEntity entity = sighted(sighting.transfer().operation());
        if (entity.state.equals(TransferSighting.State.BOOKED.name())) {
            return false;
        }
        SightingEntity instead = SightingEntity.of(sighting);
        entity.transfer = instead.transfer;
        entity.servedBy = instead.servedBy;
        entity.state = instead.state;
        session.flush();
        return true;
    }

    private SightingEntity sighted(OperationId operation) {
        return session.lock(SightingEntity.class, operation.text())
                .orElseThrow(() -> session.refuse(
                        new IllegalStateException("operation " + operation.text() + " was never sighted")));
    }

    boolean book(OperationId operation) {
        SightingEntity entity = sighted(operation);
        String booked = TransferSighting.State.BOOKED.name();
        if (entity.state.equals(booked)) {
            return false;
        }
        entity.state = booked;
        session.flush();
        return true;
    }

    Optional<BlockReference> blockCursor() {
        return session.rows("SELECT block_number, block_id, block_time FROM block_cursor WHERE name = ?", NAME).stream()
                .findFirst()
                .map(row -> new BlockReference(
                        ((Number) row[0]).longValue(), new BlockId((String) row[1]), StoreSession.instant(row[2])));
    }

    void moveBlockCursor(Optional<BlockReference> expected, BlockReference next) {
        Object[] columns = {next.number(), next.id().hex(), next.timestamp(), NAME};
        int moved = expected.isEmpty()
                ? session.change(
                        "INSERT INTO block_cursor (block_number, block_id, block_time, name) VALUES (?, ?, ?, ?)"
                                + " ON CONFLICT DO NOTHING",
                        columns)
                : moveFrom(expected.get(), columns);
        if (moved == 0) {
            throw session.refuse(new LeaseLostException("another reader moved the block cursor"));
        }
        if (expected.isPresent() && next.number() <= expected.get().number()) {
            throw session.refuse(new IllegalArgumentException("the block cursor only moves forwards"));
        }
    }

    private int moveFrom(BlockReference expected, Object[] columns) {
        Instant time = expected.timestamp();
        return session.change(
                "UPDATE block_cursor SET block_number = ?, block_id = ?, block_time = ?"
                        + " WHERE name = ? AND block_id = ? AND block_time = ?",
                columns[0],
                columns[1],
                columns[2],
                columns[3],
                expected.id().hex(),
                time);
    }

    OptionalLong virtualCursor() {
        return session.value("SELECT block_number FROM virtual_cursor WHERE name = ?", NAME)
                .map(number -> OptionalLong.of(((Number) number).longValue()))
                .orElse(OptionalLong.empty());
    }

    void moveVirtualCursor(long expected, long next) {
        int moved = expected < 0
                ? session.change(
                        "INSERT INTO virtual_cursor (block_number, name) VALUES (?, ?) ON CONFLICT DO NOTHING",
                        next,
                        NAME)
                : session.change(
                        "UPDATE virtual_cursor SET block_number = ? WHERE name = ? AND block_number = ?",
                        next,
                        NAME,
                        expected);
        if (moved == 0) {
            throw session.refuse(new LeaseLostException("another reader moved the cursor of virtual operations"));
        }
        if (next <= expected) {
            throw session.refuse(new IllegalArgumentException("the cursor of virtual operations only moves forwards"));
        }
    }

    Optional<OrderId> hashHolder(Direction direction, PaymentHash hash) {
        String sql = "SELECT order_id FROM payment_hash WHERE direction = ? AND hash = ?";
        return session.text(sql, direction.name(), hash.hex()).map(OrderId::new);
    }

    boolean claimHash(Direction direction, PaymentHash hash, OrderId order) {
        session.change(
                "INSERT INTO payment_hash (direction, hash, order_id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                direction.name(),
                hash.hex(),
                order.text());
        return hashHolder(direction, hash).orElseThrow().equals(order);
    }
}

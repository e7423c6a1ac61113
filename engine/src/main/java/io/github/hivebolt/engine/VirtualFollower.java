package io.github.hivebolt.engine;

import io.github.hivebolt.domain.hive.BlockReference;
import io.github.hivebolt.domain.hive.ChainTransfer;
import io.github.hivebolt.ports.HiveReader;
import io.github.hivebolt.ports.Lease;
import io.github.hivebolt.ports.PartyUnavailableException;
import io.github.hivebolt.ports.TimeSource;
import io.github.hivebolt.ports.VirtualBatch;
import io.github.hivebolt.ports.store.OrderStore;
import io.github.hivebolt.ports.store.StoreTransaction;
import io.github.hivebolt.ports.store.TransferSighting;
import io.github.hivebolt.ports.store.WorkKind;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads the virtual operations behind the block follower, with a cursor of its own: their absence stops no deposits. */
final class VirtualFollower implements Worker {
    private static final Duration AT_THE_TIP = Duration.ofSeconds(3);
    private static final Duration NOT_LEADER = Duration.ofSeconds(5);

    private final HiveReader reader;
    private final OrderStore store;
    private final TimeSource time;
    private final Backoff backoff;
    private final Leadership leadership;
    private int failures;

    VirtualFollower(EnginePorts ports, Leadership leadership) {
        this.reader = ports.reader();
        this.store = ports.store();
        this.time = ports.time();
        this.backoff = new Backoff(ports.random());
        this.leadership = leadership;
    }

    @Override
    public String name() {
        return "virtual-follower";
    }

    @Override
    public Duration step() {
        Optional<Lease> lease = leadership.lease();
        if (lease.isEmpty()) {
            return NOT_LEADER;
        }
        try {
            Duration rest = follow(lease.get());
            failures = 0;
            return rest;
        } catch (PartyUnavailableException unavailable) {
            failures++;
            return backoff.after(failures);
        }
    }

    private Duration follow(Lease lease) {
        Optional<BlockReference> readUpTo = store.read(view -> view.blockCursor());
        OptionalLong cursor = store.read(view -> view.virtualCursor());
        if (readUpTo.isEmpty()
                || cursor.isEmpty()
                || cursor.getAsLong() >= readUpTo.get().number()) {
            return AT_THE_TIP;
        }
        VirtualBatch batch =
                reader.readVirtual(cursor.getAsLong(), readUpTo.get().number());
        if (batch.lastBlock() == cursor.getAsLong()) {
            return AT_THE_TIP;
        }
        store.write(lease, tx -> remember(tx, cursor.getAsLong(), batch));
        return batch.lastBlock() < readUpTo.get().number() ? Duration.ZERO : AT_THE_TIP;
    }

    private boolean remember(StoreTransaction tx, long cursor, VirtualBatch batch) {
        for (ChainTransfer transfer : batch.transfers()) {
            if (tx.insertSighting(new TransferSighting(transfer, batch.host(), TransferSighting.State.SEEN))) {
                tx.schedule(WorkKind.CORROBORATE, transfer.operation().text(), time.now());
            }
        }
        tx.moveVirtualCursor(cursor, batch.lastBlock());
        return true;
    }
}

package io.github.hivebolt.engine;

import io.github.hivebolt.domain.hive.BlockId;
import io.github.hivebolt.domain.hive.BlockReference;
import io.github.hivebolt.domain.hive.ChainTransfer;
import io.github.hivebolt.ports.BlockBatch;
import io.github.hivebolt.ports.ChainTip;
import io.github.hivebolt.ports.HiveReader;
import io.github.hivebolt.ports.Lease;
import io.github.hivebolt.ports.PartyUnavailableException;
import io.github.hivebolt.ports.TimeSource;
import io.github.hivebolt.ports.store.OrderStore;
import io.github.hivebolt.ports.store.StoreTransaction;
import io.github.hivebolt.ports.store.TransferSighting;
import io.github.hivebolt.ports.store.WorkKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads the irreversible chain block by block. What is found and how far was read are stored in one transaction, so a
 * crash repeats at most the last batch, which joins what is there.
 */
final class BlockFollower implements Worker {
    private static final int BATCH = 1_000;
    private static final Duration AT_THE_TIP = Duration.ofSeconds(1);
    private static final Duration NOT_LEADER = Duration.ofSeconds(5);

    /** What the first block of every chain links to. */
    private static final BlockReference BEFORE_THE_FIRST =
            new BlockReference(0, new BlockId("0".repeat(40)), Instant.EPOCH);

    private final HiveReader reader;
    private final OrderStore store;
    private final TimeSource time;
    private final Backoff backoff;
    private final Leadership leadership;
    private final StartGate gate;
    private final ChainProgress progress;
    private final OptionalLong startBlock;
    private int failures;

    BlockFollower(
            EnginePorts ports, EngineSettings settings, StartGate gate, ChainProgress progress, Leadership leadership) {
        this.reader = ports.reader();
        this.store = ports.store();
        this.time = ports.time();
        this.backoff = new Backoff(ports.random());
        this.leadership = leadership;
        this.gate = gate;
        this.progress = progress;
        this.startBlock = settings.startBlock();
    }

    @Override
    public String name() {
        return "block-follower";
    }

    @Override
    public Duration step() {
        Optional<Lease> lease = leadership.lease();
        try {
            Duration rest = lease.isPresent() ? follow(lease.get()) : watch();
            failures = 0;
            return rest;
        } catch (PartyUnavailableException unavailable) {
            progress.unavailable(unavailable.words());
            failures = Math.min(failures + 1, 3);
            return backoff.after(failures);
        }
    }

    /** Another instance reads; this one only sees how far the chain is, so that its gate can open, too. */
    private Duration watch() {
        ChainTip tip = reader.tip();
        progress.tip(tip);
        gate.chainSeen(tip);
        store.read(view -> view.blockCursor()).ifPresent(progress::readUpTo);
        return NOT_LEADER;
    }

    private Duration follow(Lease lease) {
        ChainTip tip = reader.tip();
        progress.tip(tip);
        gate.chainSeen(tip);
        Optional<BlockReference> cursor = store.read(view -> view.blockCursor());
        if (cursor.isEmpty()) {
            begin(lease, tip);
            return Duration.ZERO;
        }
        if (cursor.get().number() >= tip.irreversibleNumber()) {
            progress.readUpTo(cursor.get());
            return AT_THE_TIP;
        }
        BlockBatch batch = reader.read(cursor.get(), BATCH);
        if (!batch.isEmpty()) {
            store.write(lease, tx -> remember(tx, cursor.get(), batch));
        }
        progress.readUpTo(batch.last());
        return batch.last().number() >= tip.irreversibleNumber() || batch.isEmpty() ? AT_THE_TIP : Duration.ZERO;
    }

    private void begin(Lease lease, ChainTip tip) {
        long before = startBlock.isPresent() ? startBlock.getAsLong() - 1 : tip.irreversibleNumber();
        BlockReference first = before < 1 ? BEFORE_THE_FIRST : reader.block(before);
        store.write(lease, tx -> {
            tx.moveBlockCursor(Optional.empty(), first);
            tx.moveVirtualCursor(-1, first.number());
            // The histories are compared from here on, too: what a host leaves out of the first batch must not be
            // missed.
            if (Facts.reconciledBlock(tx).isEmpty()) {
                Facts.reconciledBlock(tx, first.number());
            }
            return true;
        });
    }

    private boolean remember(StoreTransaction tx, BlockReference cursor, BlockBatch batch) {
        for (ChainTransfer transfer : batch.transfers()) {
            remember(tx, transfer, batch.host());
        }
        tx.moveBlockCursor(Optional.of(cursor), batch.last());
        return true;
    }

    private void remember(StoreTransaction tx, ChainTransfer transfer, String host) {
        if (tx.insertSighting(new TransferSighting(transfer, host, TransferSighting.State.SEEN))) {
            tx.schedule(WorkKind.CORROBORATE, transfer.operation().text(), time.now());
        }
    }
}

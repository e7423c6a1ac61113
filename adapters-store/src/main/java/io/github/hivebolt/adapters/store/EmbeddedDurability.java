package io.github.hivebolt.adapters.store;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Durability of the embedded database (docs/adr/0005-durable-embedded-store.md).
 *
 * <p>H2 stores its tables one after the other. A transaction that commits meanwhile is stored in part, and recovery after
 * a power cut takes that part for all of it. So transactions that write run one at a time, H2's own writer thread is off
 * ({@code WRITE_DELAY=0}), and each commit stores its change while nothing else moves. Forcing it to disk is outside that
 * lock, and shared.
 */
final class EmbeddedDurability implements Durability {
    /** Without its writer thread, H2 does not tidy its file by itself. */
    private static final int WRITES_BETWEEN_TIDYING = 200;

    private final ReentrantLock writing = new ReentrantLock(true);
    private final EmbeddedFile file;
    private final SyncBarrier barrier;
    private int writesSinceTidying;

    EmbeddedDurability(EmbeddedFile file) {
        this.file = file;
        this.barrier = new SyncBarrier(file::force);
    }

    @Override
    public <T> T writing(Supplier<T> transaction) {
        writing.lock();
        try {
            T result = transaction.get();
            if (++writesSinceTidying >= WRITES_BETWEEN_TIDYING) {
                writesSinceTidying = 0;
                file.tidy();
            }
            return result;
        } finally {
            writing.unlock();
        }
    }

    @Override
    public void commitBegins() {
        barrier.commitBegins();
    }

    @Override
    public void commitEnded() {
        barrier.commitEnded();
    }

    @Override
    public void awaitWritten() {
        barrier.awaitDone();
    }

    @Override
    public void awaitSeen() {
        barrier.awaitDoneIfNeeded();
    }

    @Override
    public void close() {
        file.close();
    }
}

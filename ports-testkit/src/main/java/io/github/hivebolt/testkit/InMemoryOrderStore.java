package io.github.hivebolt.testkit;

import io.github.hivebolt.domain.ledger.LedgerEntry;
import io.github.hivebolt.ports.LeaderLease;
import io.github.hivebolt.ports.Lease;
import io.github.hivebolt.ports.TimeSource;
import io.github.hivebolt.ports.store.OrderStore;
import io.github.hivebolt.ports.store.StoreTransaction;
import io.github.hivebolt.ports.store.StoreView;
import io.github.hivebolt.ports.store.WorkItem;
import io.github.hivebolt.ports.store.WorkKind;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * A store that keeps everything in memory, for tests and the simulator. It obeys the whole contract except that nothing
 * outlives the object: a simulated process that is killed leaves the object behind, a simulated machine takes it along.
 *
 * <p>It is deterministic (one lock, ordered tables), thread-safe, and its own clock is the given time source.
 */
public final class InMemoryOrderStore implements OrderStore {
    private final ReentrantLock lock = new ReentrantLock();
    private final MemoryTables tables = new MemoryTables();
    private final TimeSource time;

    /**
     * An empty store.
     *
     * @param time the clock for dueness, leases and claims
     */
    public InMemoryOrderStore(TimeSource time) {
        this.time = time;
    }

    @Override
    public <T> T read(Function<StoreView, T> work) {
        return exclusively(false, () -> work.apply(new MemoryView(tables, time)));
    }

    @Override
    public <T> T write(Function<StoreTransaction, T> work) {
        return exclusively(true, () -> work.apply(new MemoryTransaction(tables, time)));
    }

    @Override
    public <T> T write(Lease lease, Function<StoreTransaction, T> work) {
        return exclusively(true, () -> {
            tables.leases.require(lease, time.now());
            return work.apply(new MemoryTransaction(tables, time));
        });
    }

    @Override
    public List<WorkItem> claim(Set<WorkKind> kinds, int limit, String holder, Duration claimTime) {
        return exclusively(
                true,
                () -> tables.work.claim(
                        kinds, limit, holder, time.now(), time.now().plus(claimTime)));
    }

    @Override
    public int takeOver(String instance, String holder) {
        Predicate<String> isPredecessor = other -> other.startsWith(instance + "/") && !other.equals(holder);
        return exclusively(
                true, () -> tables.work.end(isPredecessor, time.now()) + tables.leases.end(isPredecessor, time.now()));
    }

    @Override
    public LeaderLease leases() {
        return new LeaderLease() {
            @Override
            public Optional<Lease> acquire(String role, String holder, Duration duration) {
                return exclusively(true, () -> tables.leases.acquire(role, holder, duration, time.now()));
            }

            @Override
            public void release(Lease lease) {
                exclusively(true, () -> {
                    tables.leases.release(lease, time.now());
                    return true;
                });
            }
        };
    }

    /**
     * Everything that was ever booked, for an auditor.
     *
     * @return the entries, oldest first
     */
    public List<LedgerEntry> ledgerEntries() {
        return exclusively(false, tables.books::entries);
    }

    /**
     * What was booked since an auditor looked last.
     *
     * @param seen how many entries he has seen
     * @return the later ones, oldest first
     */
    public List<LedgerEntry> ledgerEntriesAfter(int seen) {
        return exclusively(false, () -> tables.books.entriesSince(seen));
    }

    /**
     * When the first item of each kind of work can be claimed, for a scheduler that jumps over idle time.
     *
     * @return a time for each kind that there is work of, by the store's clock
     */
    public Map<WorkKind, Instant> nextDue() {
        return exclusively(false, tables.work::nextDue);
    }

    /**
     * Everything that operators did, for an auditor.
     *
     * @return one line each, oldest first
     */
    public List<String> auditLines() {
        return exclusively(false, tables.books::audits);
    }

    /** Remembers the store as it is now; {@link #restoreBackup} brings it back. */
    public void markBackup() {
        exclusively(false, () -> {
            tables.journal.markBackup();
            return true;
        });
    }

    /** Makes the store what it was at {@link #markBackup}: an operator restored an older backup. */
    public void restoreBackup() {
        exclusively(false, () -> {
            tables.journal.restoreBackup();
            return true;
        });
    }

    @Override
    public void backup(Path file) {
        throw new UnsupportedOperationException("a store in memory has nothing that could be backed up");
    }

    @Override
    public String describe() {
        return "in memory";
    }

    @Override
    public void close() {}

    private <T> T exclusively(boolean forWriting, Supplier<T> work) {
        if (lock.isHeldByCurrentThread()) {
            throw new IllegalStateException("a transaction must not be begun inside another one");
        }
        lock.lock();
        try {
            tables.journal.begin(forWriting);
            T result = work.get();
            tables.journal.commit();
            return result;
        } finally {
            tables.journal.end();
            lock.unlock();
        }
    }
}

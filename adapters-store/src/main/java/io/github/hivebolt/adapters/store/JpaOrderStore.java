package io.github.hivebolt.adapters.store;

import io.github.hivebolt.ports.LeaderLease;
import io.github.hivebolt.ports.Lease;
import io.github.hivebolt.ports.TimeSource;
import io.github.hivebolt.ports.store.StoreTransaction;
import io.github.hivebolt.ports.store.StoreView;
import io.github.hivebolt.ports.store.WorkItem;
import io.github.hivebolt.ports.store.WorkKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The store on a relational database. */
final class JpaOrderStore implements DurableOrderStore {
    private final Database database;
    private final Durability durability;
    private final Transactions transactions;

    JpaOrderStore(Database database, Durability durability, TimeSource time) {
        this.database = database;
        this.durability = durability;
        this.transactions = new Transactions(database, durability, time);
    }

    @Override
    public <T> T read(Function<StoreView, T> work) {
        return transactions.read(tables -> work.apply(new JpaView(tables)));
    }

    @Override
    public <T> T write(Function<StoreTransaction, T> work) {
        return transactions.write(tables -> work.apply(new JpaTransaction(tables)));
    }

    @Override
    public <T> T write(Lease lease, Function<StoreTransaction, T> work) {
        return transactions.write(tables -> {
            tables.leases.require(lease);
            return work.apply(new JpaTransaction(tables));
        });
    }

    @Override
    public List<WorkItem> claim(Set<WorkKind> kinds, int limit, String holder, Duration claimTime) {
        return transactions.writeLightly(tables -> tables.work.claim(kinds, limit, holder, claimTime));
    }

    @Override
    public int takeOver(String instance, String holder) {
        String predecessors = switch (database.dialect()) {
            // One process at a time can open it, so every other holder is gone.
            case H2 -> "";
            case POSTGRESQL -> instance + "/";
        };
        return transactions.write(
                tables -> tables.work.end(predecessors, holder) + tables.leases.end(predecessors, holder));
    }

    @Override
    public LeaderLease leases() {
        return new LeaderLease() {
            @Override
            public Optional<Lease> acquire(String role, String holder, Duration duration) {
                return transactions.write(tables -> tables.leases.acquire(role, holder, duration));
            }

            @Override
            public void release(Lease lease) {
                transactions.write(tables -> {
                    tables.leases.release(lease);
                    return true;
                });
            }
        };
    }

    @Override
    public void backup(Path file) {
        durability.<Boolean>writing(() -> {
            Backup.write(database, file);
            return true;
        });
    }

    @Override
    public String describe() {
        return Inspection.describe(database);
    }

    @Override
    public Optional<String> durabilityProblem() {
        return Inspection.durabilityProblem(database);
    }

    @Override
    public void close() {
        durability.<Boolean>writing(() -> {
            database.close();
            return true;
        });
        durability.close();
    }
}

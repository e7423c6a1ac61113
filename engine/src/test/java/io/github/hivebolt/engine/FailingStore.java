package io.github.hivebolt.engine;

import io.github.hivebolt.ports.LeaderLease;
import io.github.hivebolt.ports.Lease;
import io.github.hivebolt.ports.store.OrderStore;
import io.github.hivebolt.ports.store.StoreTransaction;
import io.github.hivebolt.ports.store.StoreUnavailableException;
import io.github.hivebolt.ports.store.StoreView;
import io.github.hivebolt.ports.store.WorkItem;
import io.github.hivebolt.ports.store.WorkKind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** A store that can be out, as a database that is restarted or a disk that is full. */
record FailingStore(OrderStore store, BooleanSupplier isOut) implements OrderStore {
    private OrderStore reached() {
        if (isOut.getAsBoolean()) {
            throw new StoreUnavailableException("The store does not answer.", new IOException("refused"));
        }
        return store;
    }

    @Override
    public <T> T read(Function<StoreView, T> work) {
        return reached().read(work);
    }

    @Override
    public <T> T write(Function<StoreTransaction, T> work) {
        return reached().write(work);
    }

    @Override
    public <T> T write(Lease lease, Function<StoreTransaction, T> work) {
        return reached().write(lease, work);
    }

    @Override
    public List<WorkItem> claim(Set<WorkKind> kinds, int limit, String holder, Duration claimTime) {
        return reached().claim(kinds, limit, holder, claimTime);
    }

    @Override
    public int takeOver(String instance, String holder) {
        return reached().takeOver(instance, holder);
    }

    @Override
    public LeaderLease leases() {
        LeaderLease leases = store.leases();
        return new LeaderLease() {
            @Override
            public Optional<Lease> acquire(String role, String holder, Duration leaseTime) {
                reached();
                return leases.acquire(role, holder, leaseTime);
            }

            @Override
            public void release(Lease lease) {
                reached();
                leases.release(lease);
            }
        };
    }

    @Override
    public void backup(Path file) {
        reached().backup(file);
    }

    @Override
    public String describe() {
        return store.describe();
    }

    @Override
    public void close() {
        store.close();
    }
}

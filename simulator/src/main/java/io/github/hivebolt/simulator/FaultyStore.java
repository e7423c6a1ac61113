package io.github.hivebolt.simulator;

import io.github.hivebolt.ports.LeaderLease;
import io.github.hivebolt.ports.Lease;
import io.github.hivebolt.ports.store.OrderStore;
import io.github.hivebolt.ports.store.StoreTransaction;
import io.github.hivebolt.ports.store.StoreUnavailableException;
import io.github.hivebolt.ports.store.StoreView;
import io.github.hivebolt.ports.store.WorkItem;
import io.github.hivebolt.ports.store.WorkKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** One process's way to the store: it may be refused, or not hear that its commit took hold. */
final class FaultyStore implements OrderStore {
    private final OrderStore store;
    private final Life life;
    private final Weather weather;
    private final StoreWatch watch;

    /** Who wants to know what happens in the store. */
    interface StoreWatch {
        void written();

        void claimed(List<WorkItem> items);
    }

    FaultyStore(OrderStore store, Life life, Weather weather, StoreWatch watch) {
        this.store = store;
        this.life = life;
        this.weather = weather;
        this.watch = watch;
    }

    @Override
    public <T> T read(Function<StoreView, T> work) {
        if (life.isOver()) {
            throw new ProcessKilledError();
        }
        refuseIf(weather.is(Fault.STORE_OUTAGE));
        return store.read(work);
    }

    @Override
    public <T> T write(Function<StoreTransaction, T> work) {
        return committing(() -> {
            loseRaceFirst(() -> store.write(raceLost(work)));
            return store.write(work);
        });
    }

    @Override
    public <T> T write(Lease lease, Function<StoreTransaction, T> work) {
        return committing(() -> {
            loseRaceFirst(() -> store.write(lease, raceLost(work)));
            return store.write(lease, work);
        });
    }

    @Override
    public List<WorkItem> claim(Set<WorkKind> kinds, int limit, String holder, Duration claimTime) {
        refuseIf(weather.is(Fault.STORE_OUTAGE) || weather.strikes(Fault.STORE_REFUSES));
        List<WorkItem> items = store.claim(kinds, limit, holder, claimTime);
        if (!items.isEmpty()) {
            watch.claimed(items);
            life.after("claim");
        }
        return items;
    }

    @Override
    public int takeOver(String instance, String holder) {
        refuseIf(weather.is(Fault.STORE_OUTAGE) || weather.strikes(Fault.STORE_REFUSES));
        return store.takeOver(instance, holder);
    }

    private <T> T committing(Supplier<T> write) {
        life.before("commit");
        refuseIf(weather.is(Fault.STORE_OUTAGE) || weather.strikes(Fault.STORE_REFUSES));
        T result = write.get();
        watch.written();
        life.after("commit");
        refuseIf(weather.strikes(Fault.COMMIT_UNHEARD));
        return result;
    }

    private static void refuseIf(boolean refused) {
        if (refused) {
            throw new StoreUnavailableException("the store does not answer", new IllegalStateException("simulated"));
        }
    }

    /** What a transaction throws that the store undoes and repeats. */
    private static final class RaceLostException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        RaceLostException(Object undone) {
            super("race lost after " + undone.getClass().getSimpleName(), null, false, false);
        }
    }

    private static <T> Function<StoreTransaction, Optional<T>> raceLost(Function<StoreTransaction, T> work) {
        return tx -> {
            T undone = work.apply(tx);
            throw new RaceLostException(undone);
        };
    }

    private void loseRaceFirst(Runnable attempt) {
        if (weather.strikes(Fault.STORE_RACE)) {
            try {
                attempt.run();
            } catch (RaceLostException undone) {
                // The store repeats such a transaction by itself.
                return;
            }
        }
    }

    @Override
    public LeaderLease leases() {
        return new LeaderLease() {
            @Override
            public Optional<Lease> acquire(String role, String holder, Duration duration) {
                refuseIf(weather.is(Fault.STORE_OUTAGE) || weather.strikes(Fault.STORE_REFUSES));
                return store.leases().acquire(role, holder, duration);
            }

            @Override
            public void release(Lease lease) {
                store.leases().release(lease);
            }
        };
    }

    @Override
    public void backup(Path file) {
        store.backup(file);
    }

    @Override
    public String describe() {
        return store.describe();
    }

    @Override
    public void close() {
        // The store outlives its callers.
    }
}

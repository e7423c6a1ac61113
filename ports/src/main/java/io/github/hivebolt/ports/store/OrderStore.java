package io.github.hivebolt.ports.store;

import io.github.hivebolt.ports.LeaderLease;
import io.github.hivebolt.ports.Lease;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Everything that must survive. Implementations are thread-safe.
 *
 * <p>Every method may throw {@link StoreUnavailableException}, and heals by itself when the store is back.
 */
public interface OrderStore extends AutoCloseable {
    /**
     * Reads in one consistent view.
     *
     * @param <T> the answer
     * @param work reads; it must not keep the view
     * @return what {@code work} returns
     */
    <T> T read(Function<StoreView, T> work);

    /**
     * Writes all or nothing.
     *
     * <p>R7: when this returns, everything written survives a killed process and a power cut. R8: when {@code work}
     * throws, nothing is written. R9: a transaction that only lost a race (serialisation, deadlock) is repeated by the
     * implementor a few times: {@code work} must have no effect outside the transaction.
     *
     * @param <T> the answer
     * @param work reads and writes; it must not keep the transaction
     * @return what {@code work} returns
     */
    <T> T write(Function<StoreTransaction, T> work);

    /**
     * Writes as a leader.
     *
     * <p>R10: refused with {@link LeaseLostException} unless the lease is the current one of its role and has not ended
     * by the store's clock.
     *
     * @param <T> the answer
     * @param lease the leader's lease
     * @param work as above
     * @return what {@code work} returns
     */
    <T> T write(Lease lease, Function<StoreTransaction, T> work);

    /**
     * Claims due work, earliest first.
     *
     * <p>R11: an item is claimed by one caller at a time; a claim ends by {@link StoreTransaction#finish},
     * {@link StoreTransaction#postpone}, or by itself after {@code claimTime}, by the store's clock. Dueness is measured
     * by {@code now} of the implementor's time source.
     *
     * @param kinds which kinds
     * @param limit at most so many
     * @param holder who claims; see {@link #takeOver}
     * @param claimTime how long the claim lasts
     * @return claimed items, possibly none
     */
    List<WorkItem> claim(Set<WorkKind> kinds, int limit, String holder, Duration claimTime);

    /**
     * Ends what earlier starts of an instance left behind, so that nobody waits for a process that is gone.
     *
     * <p>R12: ends, by the store's clock, every claim and every lease whose holder's text is {@code instance}, a slash and
     * anything, but not {@code holder} itself. An implementor that only one process can open ends those of all other
     * holders. A predecessor that lives after all is refused as after any loss (R6, R10).
     *
     * @param instance a name that this and earlier starts share
     * @param holder the present start
     * @return how many claims and leases ended
     */
    int takeOver(String instance, String holder);

    /**
     * Elections on this store.
     *
     * @return the leases
     */
    LeaderLease leases();

    /**
     * Writes a consistent copy while everything goes on, where the store is embedded.
     *
     * @param file where to; it must not exist
     * @throws UnsupportedOperationException where the store has a backup tool of its own (PostgreSQL)
     */
    void backup(Path file);

    /**
     * Answers whether the store works, in one sentence for the operator.
     *
     * @return for instance {@code H2 2.5 in /data, schema 3}
     */
    String describe();

    /** Ends connections and threads. */
    @Override
    void close();
}

package io.github.hivebolt.adapters.hive;

import io.github.hivebolt.domain.hive.BlockReference;
import io.github.hivebolt.ports.PartyUnavailableException;
import io.github.hivebolt.ports.PartyUnavailableException.Trouble;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.LongSupplier;

/**
 * Fetches the next blocks while the caller works on the present ones. At most two ranges lie ready; they are thrown
 * away when the caller asks for anything else. Thread-safe.
 */
final class ReadAhead {
    private static final int MAX_READY = 2;
    private static final long NOBODY = -1;

    private final BlockSource source;
    private final LongSupplier irreversible;
    private final ExecutorService threads;
    private final Deque<BlockRange> ready = new ArrayDeque<>();
    // Every change of direction begins a new course; work for an older one is thrown away.
    private long course;
    private long workingOnCourse = NOBODY;
    private Optional<BlockReference> end = Optional.empty();

    ReadAhead(BlockSource source, LongSupplier irreversible, ExecutorService threads) {
        this.source = source;
        this.irreversible = irreversible;
        this.threads = threads;
    }

    /**
     * The blocks after a known one.
     *
     * @param max the most blocks
     * @return possibly none
     */
    BlockRange after(BlockReference after, int max) {
        Optional<BlockRange> prepared = take(after, max);
        BlockRange range = prepared.isPresent() ? prepared.get() : begin(fetch(after, max));
        keepBusy();
        return range;
    }

    /** Forgets what was fetched ahead, because the one who served it is in doubt. */
    synchronized void forget() {
        ready.clear();
        end = Optional.empty();
        course++;
        notifyAll();
    }

    private BlockRange fetch(BlockReference after, int max) {
        return source.after(after, irreversible.getAsLong(), max);
    }

    private synchronized Optional<BlockRange> take(BlockReference after, int max) {
        awaitWork(after);
        BlockRange next = ready.peekFirst();
        if (next == null || !next.after().equals(after)) {
            return Optional.empty();
        }
        ready.removeFirst();
        if (next.blocks().size() > max) {
            ready.addFirst(next.rest(max));
        }
        return Optional.of(next.first(max));
    }

    private synchronized void awaitWork(BlockReference after) {
        try {
            while (ready.isEmpty()
                    && workingOnCourse == course
                    && end.filter(after::equals).isPresent()) {
                wait();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new PartyUnavailableException(
                    Trouble.NOT_READY, "Waiting for Hive blocks was interrupted.", interrupted);
        }
    }

    private synchronized BlockRange begin(BlockRange fetched) {
        forget();
        end = fetched.blocks().isEmpty() ? Optional.empty() : Optional.of(fetched.last());
        return fetched;
    }

    private synchronized void keepBusy() {
        if (workingOnCourse != course && hasWork()) {
            long mine = course;
            workingOnCourse = mine;
            threads.execute(() -> work(mine));
        }
    }

    private boolean hasWork() {
        return ready.size() < MAX_READY
                && end.filter(last -> last.number() < irreversible.getAsLong()).isPresent();
    }

    private void work(long mine) {
        try {
            Optional<BlockReference> start = nextStart(mine);
            while (start.isPresent() && add(fetch(start.get(), Integer.MAX_VALUE), mine)) {
                start = nextStart(mine);
            }
        } catch (PartyUnavailableException askedAgainByTheCaller) {
            return;
        } finally {
            stop(mine);
        }
    }

    private synchronized Optional<BlockReference> nextStart(long mine) {
        if (mine != course || !hasWork()) {
            stop(mine);
            return Optional.empty();
        }
        return end;
    }

    private synchronized boolean add(BlockRange range, long mine) {
        if (mine != course || range.blocks().isEmpty()) {
            return false;
        }
        ready.addLast(range);
        end = Optional.of(range.last());
        notifyAll();
        return true;
    }

    private synchronized void stop(long mine) {
        if (workingOnCourse == mine) {
            workingOnCourse = NOBODY;
        }
        notifyAll();
    }
}

package io.github.hivebolt.adapters.store;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A barrier that is run after commits, one for all that wait: whoever comes while one runs waits for the next one, which
 * the first of them runs for all (group commit). Thread-safe.
 *
 * <p>A commit is seen by other transactions before its barrier is through. Who saw it must not act on it before: hence
 * {@link #awaitDoneIfNeeded()}, which costs nothing while nothing is between commit and barrier.
 */
final class SyncBarrier {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
    private final Runnable sync;
    private boolean running;
    private long lastStarted;
    private long lastDone;
    private long neededByCommits;
    private int openCommits;

    SyncBarrier(Runnable sync) {
        this.sync = sync;
    }

    /** A commit begins: from now on others may see it. */
    void commitBegins() {
        lock.lock();
        try {
            openCommits++;
        } finally {
            lock.unlock();
        }
    }

    /** A commit has ended, in whatever way. */
    void commitEnded() {
        lock.lock();
        try {
            openCommits--;
            neededByCommits = lastStarted + 1;
        } finally {
            lock.unlock();
        }
    }

    /** Returns when a barrier is through that began after this was called. */
    void awaitDone() {
        lock.lock();
        try {
            // One that runs already may have begun before our commit.
            awaitDone(lastStarted + 1);
        } finally {
            lock.unlock();
        }
    }

    /** The same, unless every commit that ended or is going on is behind a barrier already. */
    void awaitDoneIfNeeded() {
        lock.lock();
        try {
            if (openCommits > 0 || lastDone < neededByCommits) {
                awaitDone(lastStarted + 1);
            }
        } finally {
            lock.unlock();
        }
    }

    private void awaitDone(long needed) {
        while (lastDone < needed) {
            if (running) {
                ended.awaitUninterruptibly();
            } else {
                lead();
            }
        }
    }

    /** Runs one barrier without the lock; if it fails, everybody who waits tries for himself. */
    private void lead() {
        running = true;
        long number = ++lastStarted;
        lock.unlock();
        boolean done = false;
        try {
            sync.run();
            done = true;
        } finally {
            lock.lock();
            running = false;
            if (done) {
                lastDone = number;
            }
            ended.signalAll();
        }
    }
}

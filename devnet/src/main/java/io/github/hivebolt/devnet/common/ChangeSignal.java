package io.github.hivebolt.devnet.common;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Lets threads wait until a model has changed. Thread-safe. */
public final class ChangeSignal {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition newer = lock.newCondition();
    private long version;

    /** Starts unchanged. */
    public ChangeSignal() {}

    /** Says that something changed. */
    public void changed() {
        lock.lock();
        try {
            version++;
            newer.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * How often something changed.
     *
     * @return a number that only grows
     */
    public long version() {
        lock.lock();
        try {
            return version;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for a change.
     *
     * @param seen the version that the caller has dealt with
     * @param timeoutMillis how long to wait at most
     * @return the present version, which is {@code seen} where nothing changed in time
     * @throws InterruptedException if the thread is to stop
     */
    public long awaitNewerThan(long seen, long timeoutMillis) throws InterruptedException {
        lock.lock();
        try {
            long leftNanos = TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
            while (version == seen && leftNanos > 0) {
                leftNanos = newer.awaitNanos(leftNanos);
            }
            return version;
        } finally {
            lock.unlock();
        }
    }
}

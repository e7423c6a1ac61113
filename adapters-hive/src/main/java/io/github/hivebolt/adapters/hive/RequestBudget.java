package io.github.hivebolt.adapters.hive;

import io.github.hivebolt.ports.MonotonicTime;
import io.github.hivebolt.ports.TimeSource;

/**
 * Keeps what we ask of one node at about two requests a second over time, with room for bursts. It never refuses what
 * must be asked: an empty budget makes other nodes preferred and lets what is known of the head grow older. Thread-safe.
 */
final class RequestBudget {
    private static final long NANOS_PER_REQUEST = 500_000_000L;
    private static final long BURST_NANOS = 20 * NANOS_PER_REQUEST;

    private final TimeSource time;
    private long savedNanos = BURST_NANOS;
    private MonotonicTime countedAt;

    RequestBudget(TimeSource time) {
        this.time = time;
        this.countedAt = time.monotonic();
    }

    synchronized void spend() {
        count();
        savedNanos = Math.max(savedNanos - NANOS_PER_REQUEST, 0);
    }

    synchronized boolean isSpent() {
        count();
        return savedNanos < NANOS_PER_REQUEST;
    }

    private void count() {
        MonotonicTime now = time.monotonic();
        savedNanos =
                Math.min(BURST_NANOS, savedNanos + Math.max(now.since(countedAt).toNanos(), 0));
        countedAt = now;
    }
}

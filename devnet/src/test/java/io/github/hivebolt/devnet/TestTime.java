package io.github.hivebolt.devnet;

import io.github.hivebolt.ports.MonotonicTime;
import io.github.hivebolt.ports.TimeSource;
import java.time.Duration;
import java.time.Instant;

/** A clock that stands still until it is told to move. Thread-safe. */
final class TestTime implements TimeSource {
    private Instant now = Instant.parse("2026-11-23T04:22:48Z");

    @Override
    public synchronized Instant now() {
        return now;
    }

    @Override
    public MonotonicTime monotonic() {
        throw new UnsupportedOperationException("a devnet measures no ages");
    }

    synchronized void advance(Duration by) {
        now = now.plus(by);
    }
}

package io.github.hivebolt.simulator;

import io.github.hivebolt.ports.MonotonicTime;
import io.github.hivebolt.ports.TimeSource;
import java.time.Duration;
import java.time.Instant;

/** The true time of the simulated world. It moves when the scheduler says so, and never back. Not thread-safe. */
final class VirtualClock implements TimeSource {
    static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private Instant now = START;

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public MonotonicTime monotonic() {
        return new MonotonicTime(Duration.between(START, now).toNanos());
    }

    void moveTo(Instant later) {
        if (later.isAfter(now)) {
            now = later;
        }
    }

    Duration elapsed() {
        return Duration.between(START, now);
    }
}

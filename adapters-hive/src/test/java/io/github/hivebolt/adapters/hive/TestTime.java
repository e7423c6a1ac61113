package io.github.hivebolt.adapters.hive;

import io.github.hivebolt.ports.MonotonicTime;
import io.github.hivebolt.ports.TimeSource;
import java.time.Duration;
import java.time.Instant;

/** Time that runs, and that a test can push forward. */
final class TestTime implements TimeSource {
    private volatile Duration pushed = Duration.ZERO;

    void advance(Duration time) {
        pushed = pushed.plus(time);
    }

    @Override
    public Instant now() {
        return Instant.now().plus(pushed);
    }

    @Override
    public MonotonicTime monotonic() {
        return new MonotonicTime(System.nanoTime() + pushed.toNanos());
    }
}

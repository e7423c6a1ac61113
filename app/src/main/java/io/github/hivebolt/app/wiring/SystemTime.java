package io.github.hivebolt.app.wiring;

import io.github.hivebolt.ports.MonotonicTime;
import io.github.hivebolt.ports.TimeSource;
import java.time.Instant;

/** The machine's clocks. */
public final class SystemTime implements TimeSource {
    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public MonotonicTime monotonic() {
        return new MonotonicTime(System.nanoTime());
    }
}

package io.github.hivebolt.app.wiring;

import io.github.hivebolt.ports.MonotonicTime;
import io.github.hivebolt.ports.TimeSource;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The machine's clocks, to the microsecond: databases keep no more, and what is read back must equal what was written. */
public final class SystemTime implements TimeSource {
    @Override
    public Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public MonotonicTime monotonic() {
        return new MonotonicTime(System.nanoTime());
    }
}

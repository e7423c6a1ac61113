package io.github.hivebolt.e2e.gateway;

import io.github.hivebolt.ports.MonotonicTime;
import io.github.hivebolt.ports.TimeSource;
import java.time.Instant;

/** The machine's clocks, which the gateway's process lives by, too. */
final class MachineTime implements TimeSource {
    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public MonotonicTime monotonic() {
        return new MonotonicTime(System.nanoTime());
    }
}

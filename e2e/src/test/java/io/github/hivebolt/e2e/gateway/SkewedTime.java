package io.github.hivebolt.e2e.gateway;

import io.github.hivebolt.ports.MonotonicTime;
import io.github.hivebolt.ports.TimeSource;
import java.time.Duration;
import java.time.Instant;

/** The machine's clock, set ahead by as much as one likes. Thread-safe. */
final class SkewedTime implements TimeSource {
    private final MachineTime machine = new MachineTime();
    private volatile Duration ahead = Duration.ZERO;

    void ahead(Duration by) {
        ahead = by;
    }

    @Override
    public Instant now() {
        return machine.now().plus(ahead);
    }

    @Override
    public MonotonicTime monotonic() {
        return machine.monotonic();
    }
}

package io.github.hivebolt.simulator;

import io.github.hivebolt.ports.MonotonicTime;
import io.github.hivebolt.ports.TimeSource;
import java.time.Duration;
import java.time.Instant;

/** The wall clock of the gateway's machine, which somebody may set wrong; its monotonic time cannot be set. */
final class ShiftedClock implements TimeSource {
    private final VirtualClock truth;
    private Duration shift = Duration.ZERO;

    ShiftedClock(VirtualClock truth) {
        this.truth = truth;
    }

    @Override
    public Instant now() {
        return truth.now().plus(shift);
    }

    @Override
    public MonotonicTime monotonic() {
        return truth.monotonic();
    }

    void shift(Duration next) {
        shift = next;
    }

    Duration shift() {
        return shift;
    }

    /** When it truly is what this clock shows as the given time, if nobody sets it meanwhile. */
    Instant truly(Instant shown) {
        return shown.minus(shift);
    }
}

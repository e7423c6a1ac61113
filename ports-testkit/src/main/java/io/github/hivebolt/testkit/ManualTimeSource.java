package io.github.hivebolt.testkit;

import io.github.hivebolt.ports.MonotonicTime;
import io.github.hivebolt.ports.TimeSource;
import java.time.Duration;
import java.time.Instant;

/** A clock that stands still until a test moves it. Thread-safe. */
public final class ManualTimeSource implements TimeSource {
    private Instant wall;
    private long nanos;

    /**
     * A clock that shows a given time.
     *
     * @param start its first wall time
     */
    public ManualTimeSource(Instant start) {
        this.wall = start;
    }

    @Override
    public synchronized Instant now() {
        return wall;
    }

    @Override
    public synchronized MonotonicTime monotonic() {
        return new MonotonicTime(nanos);
    }

    /**
     * Lets time pass.
     *
     * @param time how much, not negative
     */
    public synchronized void advance(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("time passes forwards; use jumpTo to set the wall clock back");
        }
        wall = wall.plus(time);
        nanos += time.toNanos();
    }

    /**
     * Sets the wall clock without letting time pass, as an operator or NTP does.
     *
     * @param newWall the new wall time, earlier or later
     */
    public synchronized void jumpTo(Instant newWall) {
        wall = newWall;
    }
}

package io.github.hivebolt.app.rest.auth;

import io.github.hivebolt.ports.MonotonicTime;
import io.github.hivebolt.ports.TimeSource;
import java.time.Duration;
import java.util.Optional;

/** Slows down guessing: after five failures one try per second, over all callers. Thread-safe. */
final class FailureBrake {
    private static final int FREE_FAILURES = 5;
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);
    private static final Duration FORGIVEN_AFTER = Duration.ofMinutes(10);

    private final TimeSource time;
    private int failures;
    private Optional<MonotonicTime> lastTry = Optional.empty();

    FailureBrake(TimeSource time) {
        this.time = time;
    }

    /** Whether a try may be made now; it counts as a failure until {@link #succeeded()}. */
    synchronized boolean mayTry() {
        MonotonicTime now = time.monotonic();
        Optional<Duration> pause = lastTry.map(now::since);
        if (pause.filter(quiet -> quiet.compareTo(FORGIVEN_AFTER) >= 0).isPresent()) {
            failures = 0;
        }
        if (failures >= FREE_FAILURES
                && pause.filter(quiet -> quiet.compareTo(BETWEEN_TRIES) < 0).isPresent()) {
            return false;
        }
        failures = Math.min(failures + 1, FREE_FAILURES);
        lastTry = Optional.of(now);
        return true;
    }

    synchronized void succeeded() {
        failures = 0;
    }
}

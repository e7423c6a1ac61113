package io.github.hivebolt.simulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What many runs came to. Thread-safe. */
final class Totals {
    private static final int MOST_KEPT = 20;
    private static final double HOURS_PER_DAY = 24.0;

    private final long startedNanos;
    private long seeds;
    private long faults;
    private long steps;
    private Duration simulated = Duration.ZERO;
    private long failed;
    private final List<Outcome> failures = new ArrayList<>();

    Totals(long startedNanos) {
        this.startedNanos = startedNanos;
    }

    synchronized void add(Outcome outcome) {
        seeds++;
        faults += outcome.faults();
        steps += outcome.steps();
        simulated = simulated.plus(outcome.simulated());
        if (outcome.problem().isPresent()) {
            failed++;
            if (failures.size() < MOST_KEPT) {
                failures.add(outcome);
            }
        }
    }

    synchronized long failed() {
        return failed;
    }

    synchronized List<Outcome> failures() {
        return List.copyOf(failures);
    }

    /** Seeds count once, although each is run twice. */
    synchronized String words(long nowNanos) {
        double seconds = Math.max(0.001, (nowNanos - startedNanos) / 1e9);
        return String.format(
                "%d seeds in %.0f s (%.1f seeds/s), %.0f simulated days, %d faults, %d events, %d failed",
                seeds, seconds, seeds / seconds, simulated.toMinutes() / 60.0 / HOURS_PER_DAY, faults, steps, failed);
    }
}

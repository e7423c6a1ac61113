package io.github.hivebolt.simulator;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What came of one run.
 *
 * @param seed the seed
 * @param steps how many events there were
 * @param simulated how much time passed in the simulated world
 * @param faults how many faults struck
 * @param hash a number for all that happened, equal for equal runs
 * @param problem the promise that was broken, or empty
 * @param lastLines what happened last
 */
public record Outcome(
        long seed,
        long steps,
        Duration simulated,
        long faults,
        long hash,
        Optional<String> problem,
        List<String> lastLines) {
    /** Takes a copy of the list. */
    public Outcome {
        lastLines = List.copyOf(lastLines);
    }

    Outcome because(String broken) {
        return new Outcome(seed, steps, simulated, faults, hash, Optional.of(broken), lastLines);
    }
}

package io.github.hivebolt.simulator;

import java.util.Optional;

/** Runs each seed twice: a simulation that does not repeat itself proves nothing. */
final class SeedRunner {
    private SeedRunner() {}

    static Outcome run(long seed) {
        Outcome first = Simulation.run(seed);
        if (first.problem().isPresent()) {
            return first;
        }
        Outcome second = Simulation.run(seed);
        boolean same = first.hash() == second.hash() && first.steps() == second.steps();
        return same
                ? first
                : second.because("two runs of this seed differ: " + first.steps() + " and " + second.steps()
                        + " steps, " + Long.toHexString(first.hash()) + " and " + Long.toHexString(second.hash()));
    }

    /** How somebody can see a failure again. */
    static String words(Outcome outcome) {
        Optional<String> problem = outcome.problem();
        return "seed " + outcome.seed() + " (" + Theme.of(outcome.seed()) + ") failed at step " + outcome.steps()
                + ": " + problem.orElse("nothing") + System.lineSeparator()
                + "  see it again: ./hivebolt simulate --seed " + outcome.seed();
    }
}

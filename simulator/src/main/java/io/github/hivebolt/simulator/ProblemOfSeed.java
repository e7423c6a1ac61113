package io.github.hivebolt.simulator;

import java.util.function.LongFunction;

/** Runs one seed and gives what broke, or nothing. It has no types of ours in its signature, so a copy of it can be run. */
public final class ProblemOfSeed implements LongFunction<String> {
    /** Made by reflection in a class loader of its own. */
    public ProblemOfSeed() {}

    @Override
    public String apply(long seed) {
        return Simulation.run(seed).problem().orElse("");
    }
}

package io.github.hivebolt.simulator;

import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;

/** Switches one planted bug on and looks for a seed that finds it. */
final class PlantedSearch {
    /** No bug may hide for longer. */
    static final int MOST_SEEDS = 400;

    private static final long FIRST_SEED = 1;

    /**
     * How a bug was found.
     *
     * @param seed the first seed that did
     * @param problem what the auditor said
     */
    record Found(long seed, String problem) {}

    private PlantedSearch() {}

    static Optional<Found> find(PlantedBug bug) {
        String source = bug.plantIn(SourcesUnderTest.of(bug.type()));
        LongFunction<?> run = load(MutantCompiler.compile(bug.type(), source));
        for (long seed = FIRST_SEED; seed < FIRST_SEED + MOST_SEEDS; seed++) {
            String problem = String.valueOf(run.apply(seed));
            if (!problem.isEmpty() && Simulation.run(seed).problem().isEmpty()) {
                return Optional.of(new Found(seed, problem));
            }
        }
        return Optional.empty();
    }

    private static LongFunction<?> load(Map<String, byte[]> classes) {
        try {
            return (LongFunction<?>) new MutantLoader(classes)
                    .loadClass(ProblemOfSeed.class.getName())
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException("the simulator cannot be loaded a second time", broken);
        }
    }
}

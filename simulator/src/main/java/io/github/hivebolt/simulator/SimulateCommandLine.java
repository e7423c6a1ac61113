package io.github.hivebolt.simulator;

import java.io.PrintStream;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** {@code ./hivebolt simulate}: runs seeds over all cores and says what came of them. */
public final class SimulateCommandLine {
    /** Exit code for arguments that make no sense. */
    public static final int USAGE = 2;

    private static final long PROGRESS_NANOS = 10_000_000_000L;
    private static final String HELP = """
        usage: ./hivebolt simulate --seeds N [--seed S]   N seeds from S (default 1), each run twice
               ./hivebolt simulate --seed S [--log]       one seed, with its last or all events
               ./hivebolt simulate --planted              switches the planted bugs on, one at a time
        """;

    private final PrintStream out;
    private final LongSupplier nanoTime;

    private SimulateCommandLine(PrintStream out, LongSupplier nanoTime) {
        this.out = out;
        this.nanoTime = nanoTime;
    }

    /**
     * Runs the command.
     *
     * @param args its arguments
     * @param out where it writes
     * @param nanoTime a clock for the progress, in nanoseconds; the simulated world never sees it
     * @return 0 if every promise held (or every planted bug was found), 1 if not, {@link #USAGE} for wrong arguments
     */
    public static int run(List<String> args, PrintStream out, LongSupplier nanoTime) {
        System.Logger engine = System.getLogger("io.github.hivebolt");
        if (engine.isLoggable(Level.INFO)) {
            QuietLogging.begin();
        }
        return new SimulateCommandLine(out, nanoTime).run(args);
    }

    private int run(List<String> args) {
        try {
            SimulateArguments arguments = SimulateArguments.parse(args);
            if (arguments.planted()) {
                return planted();
            }
            return arguments.seeds() == 1 ? one(arguments) : many(arguments);
        } catch (IllegalArgumentException wrong) {
            out.println("hivebolt simulate: " + wrong.getMessage());
            out.print(HELP);
            return USAGE;
        }
    }

    private int planted() {
        List<PlantedBug> bugs = PlantedBugs.all();
        int found = 0;
        for (PlantedBug bug : bugs) {
            Optional<PlantedSearch.Found> how = PlantedSearch.find(bug);
            found += how.isPresent() ? 1 : 0;
            out.println((how.isPresent() ? "found   " : "MISSED  ")
                    + bug.name()
                    + how.map(each -> ": seed " + each.seed() + ", " + each.problem())
                            .orElse(""));
        }
        out.println("planted " + bugs.size() + ", found " + found);
        return found == bugs.size() ? 0 : 1;
    }

    private int one(SimulateArguments arguments) {
        long seed = arguments.firstSeed();
        Outcome outcome = arguments.log() ? Simulation.tell(seed, out) : SeedRunner.run(seed);
        if (!arguments.log() && outcome.problem().isPresent()) {
            outcome.lastLines().forEach(out::println);
        }
        out.println(
                outcome.problem().isPresent()
                        ? SeedRunner.words(outcome)
                        : "seed " + seed + " (" + Theme.of(seed) + "): " + outcome.steps() + " events in "
                                + outcome.simulated() + ", " + outcome.faults() + " faults, every promise held");
        return outcome.problem().isPresent() ? 1 : 0;
    }

    private int many(SimulateArguments arguments) {
        Totals totals = new Totals(nanoTime.getAsLong());
        AtomicLong nextProgress = new AtomicLong(nanoTime.getAsLong() + PROGRESS_NANOS);
        ManySeeds.run(arguments.firstSeed(), arguments.seeds(), outcome -> {
            totals.add(outcome);
            if (outcome.problem().isPresent()) {
                out.println(SeedRunner.words(outcome));
            }
            long now = nanoTime.getAsLong();
            long due = nextProgress.get();
            if (now >= due && nextProgress.compareAndSet(due, now + PROGRESS_NANOS)) {
                out.println(totals.words(now));
            }
        });
        out.println(totals.words(nanoTime.getAsLong()));
        return totals.failed() == 0 ? 0 : 1;
    }
}

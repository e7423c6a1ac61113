package io.github.hivebolt.app.cli;

import io.github.hivebolt.app.config.Configuration;
import io.github.hivebolt.app.config.Problem;
import io.github.hivebolt.app.config.Settings;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;

/** Reads the configuration for a command and prints what is wrong with it, one line per finding. */
final class Findings {
    private Findings() {}

    static Optional<Settings> settings(CommandContext context) {
        Configuration configuration = Configuration.read(context.source());
        configuration.problems().forEach(problem -> print(problem, context.err()));
        if (configuration.settings().isEmpty()) {
            long errors = configuration.problems().stream()
                    .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                    .count();
            context.err()
                    .println("hivebolt: the configuration has " + errors + (errors == 1 ? " error" : " errors")
                            + "; nothing was started.");
        }
        return configuration.settings();
    }

    private static void print(Problem problem, PrintStream err) {
        err.println(problem.severity().name().toLowerCase(Locale.ROOT) + ": " + problem.sentence());
    }
}

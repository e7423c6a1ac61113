package io.github.hivebolt.app.cli;

import io.github.hivebolt.app.config.Configuration;
import io.github.hivebolt.app.config.Problem;
import io.github.hivebolt.app.config.Settings;
import io.github.hivebolt.app.wiring.ChosenAdapters;
import io.github.hivebolt.app.wiring.SystemRandom;
import io.github.hivebolt.app.wiring.SystemTime;
import io.github.hivebolt.ports.spi.AdapterContext;
import io.github.hivebolt.ports.spi.MalformedSettingException;
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
        return configuration.settings().filter(settings -> adaptersAreContent(settings, context));
    }

    /** Adapters check their own settings when they are opened, which contacts nobody. */
    private static boolean adaptersAreContent(Settings settings, CommandContext context) {
        AdapterContext lent = new AdapterContext(new SystemTime(), new SystemRandom());
        try (ChosenAdapters opened = ChosenAdapters.open(settings, Configuration.forAdapters(context.source()), lent)) {
            return !opened.rates().isEmpty();
        } catch (MalformedSettingException malformed) {
            malformed.problems().forEach(problem -> context.err().println("error: " + problem));
            return false;
        }
    }

    private static void print(Problem problem, PrintStream err) {
        err.println(problem.severity().name().toLowerCase(Locale.ROOT) + ": " + problem.sentence());
    }
}

package io.github.hivebolt.app.cli;

import io.github.hivebolt.app.config.HttpSettings;
import io.github.hivebolt.app.config.Settings;
import io.github.hivebolt.app.rest.BuildVersion;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Validates the configuration, which takes about a second, and only then boots the server. */
final class RunCommand implements Command {
    @Override
    public int run(List<String> args, CommandContext context) {
        if (!args.isEmpty()) {
            context.err()
                    .println("hivebolt run: takes no arguments; settings come from the environment or"
                            + " hivebolt.properties.");
            return USAGE;
        }
        Optional<Settings> settings = Findings.settings(context);
        if (settings.isEmpty()) {
            return FAILED;
        }
        if (context.server().applyAsInt(plan(settings.get())) != 0) {
            return FAILED;
        }
        HttpSettings http = settings.get().http();
        context.out()
                .println("Hivebolt " + BuildVersion.read() + " serves " + http.host() + " port " + http.port() + ".");
        return KEEP_RUNNING;
    }

    private static Map<String, String> plan(Settings settings) {
        return Map.of(
                "http.host", settings.http().host(),
                "http.port", Integer.toString(settings.http().port()),
                "data-dir", settings.folders().data().toString());
    }
}

package io.github.hivebolt.app.cli;

import io.github.hivebolt.app.rest.BuildVersion;
import java.util.List;

/** Says which version this is. */
final class VersionCommand implements Command {
    @Override
    public int run(List<String> args, CommandContext context) {
        context.out().println("Hivebolt " + BuildVersion.read());
        return OK;
    }
}

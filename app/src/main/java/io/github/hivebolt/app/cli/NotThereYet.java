package io.github.hivebolt.app.cli;

import java.util.List;

/**
 * A documented command that this version cannot run yet.
 *
 * @param name its name
 */
record NotThereYet(String name) implements Command {
    @Override
    public int run(List<String> args, CommandContext context) {
        context.err().println("hivebolt " + name + ": not there yet in this version.");
        return USAGE;
    }
}

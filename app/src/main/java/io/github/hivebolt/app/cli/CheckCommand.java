package io.github.hivebolt.app.cli;

import java.util.List;

/** Says whether the gateway could run with this configuration. */
final class CheckCommand implements Command {
    @Override
    public int run(List<String> args, CommandContext context) {
        if (!args.isEmpty()) {
            context.err().println("hivebolt check: takes no arguments.");
            return USAGE;
        }
        if (Findings.settings(context).isEmpty()) {
            return FAILED;
        }
        context.out().println("ok: the configuration is well-formed.");
        context.out().println("note: this version does not reach the outside parties yet.");
        return OK;
    }
}

package io.github.hivebolt.app.cli;

import io.github.hivebolt.simulator.SimulateCommandLine;
import java.util.List;

/** Runs the deterministic simulation. */
final class SimulateCommand implements Command {
    @Override
    public int run(List<String> args, CommandContext context) {
        return SimulateCommandLine.run(args, context.out(), System::nanoTime);
    }
}

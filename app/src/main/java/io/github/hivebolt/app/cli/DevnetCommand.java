package io.github.hivebolt.app.cli;

import io.github.hivebolt.app.wiring.SystemTime;
import io.github.hivebolt.devnet.Devnet;
import java.util.List;

/** Runs the simulated networks alone. */
final class DevnetCommand implements Command {
    @Override
    public int run(List<String> args, CommandContext context) {
        return Devnet.run(args.toArray(String[]::new), new SystemTime(), context.out());
    }
}

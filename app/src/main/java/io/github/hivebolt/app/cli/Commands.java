package io.github.hivebolt.app.cli;

import io.github.hivebolt.app.config.PlainSource;
import io.github.hivebolt.app.config.PropertiesFile;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The table of commands. The launcher at the root of the jar calls {@link #run} by reflection. */
public final class Commands {
    // Kept here, because the log manager itself forgets loggers that nobody holds.
    private static final List<Logger> CHATTY =
            List.of(Logger.getLogger("com.zaxxer"), Logger.getLogger("org.flywaydb"));

    private static final Map<String, Command> TABLE = Map.ofEntries(
            Map.entry("run", new RunCommand()),
            Map.entry("check", new CheckCommand()),
            Map.entry("demo", new DemoCommand()),
            Map.entry("devnet", new DevnetCommand()),
            Map.entry("order", new OrderCommand()),
            Map.entry("orders", new OrdersCommand()),
            Map.entry("resolve", new ResolveCommand()),
            Map.entry("backup", new BackupCommand()),
            Map.entry("rebuild", new RebuildCommand()),
            Map.entry("notify-test", new NotifyTestCommand()),
            Map.entry("simulate", new SimulateCommand()),
            Map.entry("version", new VersionCommand()));

    private Commands() {}

    /**
     * Runs one command.
     *
     * @param args the command and its arguments
     * @param server starts the server, see {@link CommandContext}
     * @return the exit code, or {@link Command#KEEP_RUNNING}
     */
    public static int run(List<String> args, ToIntFunction<Map<String, String>> server) {
        var source = PlainSource.ofProcess(PropertiesFile.NAME);
        return run(args, new CommandContext(source, System.out, System.err, server));
    }

    static int run(List<String> args, CommandContext context) {
        Command command = args.isEmpty() ? null : TABLE.get(args.get(0));
        if (command == null) {
            String asked = args.isEmpty() ? "no command was given" : "there is no command \"" + args.get(0) + '"';
            context.err()
                    .println("hivebolt: " + asked + "; there are "
                            + String.join(", ", TABLE.keySet().stream().sorted().toList()) + '.');
            return Command.USAGE;
        }
        if (!args.get(0).equals("run")) {
            quieten();
        }
        return command.run(args.subList(1, args.size()), context);
    }

    /** A command's output is what it prints; the database's remarks about opening and closing are not part of it. */
    private static void quieten() {
        CHATTY.forEach(logger -> logger.setLevel(Level.WARNING));
    }
}

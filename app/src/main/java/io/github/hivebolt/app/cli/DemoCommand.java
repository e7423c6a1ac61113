package io.github.hivebolt.app.cli;

import io.github.hivebolt.app.wiring.SystemRandom;
import io.github.hivebolt.app.wiring.SystemTime;
import io.github.hivebolt.devnet.story.Demo;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Runs a gateway on a simulated world, in a process of its own. */
final class DemoCommand implements Command {
    private static final String LOCAL = "127.0.0.1";
    private static final int DEFAULT_PORT = 8080;
    private static final Set<String> SIMULATED = Set.of("lnd", "cln");
    private static final int PASSWORD_BYTES = 12;

    @Override
    public int run(List<String> args, CommandContext context) {
        List<String> rest = new ArrayList<>(args);
        boolean story = rest.remove("--story");
        if (!rest.isEmpty()) {
            context.err()
                    .println("hivebolt demo: knows no \"" + rest.getFirst() + "\"; there is demo and demo --story.");
            return USAGE;
        }
        String password = HexFormat.of().formatHex(new SystemRandom().bytes(PASSWORD_BYTES));
        Path folder =
                Path.of(setting(context, "hivebolt.data-dir").orElse("data")).resolve(story ? "story" : "demo");
        String lightning = setting(context, "hivebolt.lightning").orElse("lnd");
        if (!SIMULATED.contains(lightning)) {
            context.err()
                    .println("hivebolt demo: the simulated Lightning node is spoken to as lnd or cln, not as \""
                            + lightning + "\"; set hivebolt.lightning to one of these.");
            return USAGE;
        }
        String host = setting(context, "hivebolt.http.host").orElse(LOCAL);
        Demo.DemoOptions options =
                new Demo.DemoOptions(story, folder, host, port(context), password, lightning, gatewayCommand());
        try {
            return new Demo(options, new SystemTime(), context.out()).run();
        } catch (IOException failed) {
            context.err().println("hivebolt demo: cannot use " + folder.toAbsolutePath() + ": " + failed.getMessage());
            return FAILED;
        }
    }

    private static Optional<String> setting(CommandContext context, String key) {
        return context.source().lookup().apply(key).map(String::strip).filter(value -> !value.isEmpty());
    }

    private static int port(CommandContext context) {
        return setting(context, "hivebolt.http.port")
                .filter(text -> text.matches("[0-9]{1,5}"))
                .map(Integer::parseInt)
                .orElse(DEFAULT_PORT);
    }

    /** The same Java and the same jar that run this command. */
    private static List<String> gatewayCommand() {
        String java =
                Path.of(System.getProperty("java.home", ""), "bin", "java").toString();
        String jar = Path.of(System.getProperty("java.class.path", ""))
                .toAbsolutePath()
                .toString();
        return List.of(
                java,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dsun.net.http.retryPost=false",
                "-jar",
                jar,
                "run");
    }
}

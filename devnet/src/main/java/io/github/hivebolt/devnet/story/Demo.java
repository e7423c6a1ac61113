package io.github.hivebolt.devnet.story;

import io.github.hivebolt.devnet.DevnetOptions;
import io.github.hivebolt.devnet.DevnetServer;
import io.github.hivebolt.ports.TimeSource;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A gateway on a devnet, to be looked at, or to play the outage story. Everything in it is forgotten afterwards. */
public final class Demo {
    private static final Duration START = Duration.ofMinutes(2);

    private final DemoOptions options;
    private final TimeSource time;
    private final PrintStream out;

    /**
     * Prepares it; nothing is started.
     *
     * @param options what to do, and where
     * @param time the time that devnet and gateway live in
     * @param out what people read
     */
    public Demo(DemoOptions options, TimeSource time, PrintStream out) {
        this.options = options;
        this.time = time;
        this.out = out;
    }

    /**
     * Runs it: the story to its end, or else until the process is asked to end.
     *
     * @return 0 if it ended well
     * @throws IOException if the folder cannot be written or a port is taken
     */
    public int run() throws IOException {
        Path folder = options.folder();
        forget(folder);
        Files.createDirectories(folder);
        try (DevnetServer devnet = DevnetServer.start(DevnetOptions.freePorts(folder.resolve("devnet")), time);
                GatewayProcess gateway = gateway(devnet, folder)) {
            Thread ending = new Thread(gateway::close, "demo-ending");
            Runtime.getRuntime().addShutdownHook(ending);
            GatewayClient client = new GatewayClient(url(), options.adminPassword());
            return options.story() ? story(devnet, gateway, client) : show(devnet, gateway, client);
        }
    }

    private int story(DevnetServer devnet, GatewayProcess gateway, GatewayClient client) {
        Ending ending = new OutageStory(devnet, new SimulatedPayee(devnet), gateway, client, out).tell();
        out.println();
        if (ending.isGood()) {
            out.println("All " + ending.kept()
                    + " promises were kept. Pay or refund: never both, never twice, never lost.");
            return 0;
        }
        out.println(ending.broken().size() + " promises were broken:");
        ending.broken().forEach(promise -> out.println("   " + promise));
        out.println("The gateway's log: " + gateway.log());
        return 1;
    }

    private int show(DevnetServer devnet, GatewayProcess gateway, GatewayClient client) {
        out.println("Starting a gateway on a simulated Hive chain and Lightning network ...");
        gateway.start();
        boolean ready = Narrator.await(START, () -> client.isReady() || !gateway.isAlive());
        if (!ready || !gateway.isAlive()) {
            out.println("The gateway did not start; its log: " + gateway.log());
            return 1;
        }
        out.println();
        out.println("  Status page        " + url() + "/");
        out.println("  REST interface     " + url() + "/api/v1/status");
        out.println("  Administrator      admin / " + options.adminPassword());
        out.println("  Play the world     " + devnet.controlUrl() + " (docs/guide/devnet.md)");
        out.println("  Gateway's log      " + gateway.log());
        out.println();
        out.println("Stop it with Ctrl-C.");
        while (gateway.isAlive()) {
            Narrator.pause(500);
        }
        return 0;
    }

    private GatewayProcess gateway(DevnetServer devnet, Path folder) {
        Map<String, String> environment = new HashMap<>(
                GatewayEnvironment.of(devnet, folder.resolve("gateway"), options.httpPort(), options.adminPassword()));
        environment.put("HIVEBOLT_LIGHTNING", options.lightning());
        return new GatewayProcess(options.gatewayCommand(), environment, folder.resolve("gateway.log"));
    }

    private String url() {
        return "http://127.0.0.1:" + options.httpPort();
    }

    private static void forget(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /**
     * What a demonstration is to do.
     *
     * @param story whether the outage story is played
     * @param folder where everything is kept; it is deleted at the start
     * @param httpPort where the gateway serves
     * @param adminPassword the operator's password
     * @param lightning {@code lnd} or {@code cln}: how the gateway speaks to its Lightning node
     * @param gatewayCommand the command line that runs a gateway
     */
    public record DemoOptions(
            boolean story,
            Path folder,
            int httpPort,
            String adminPassword,
            String lightning,
            List<String> gatewayCommand) {
        /** Takes a copy of the list. */
        public DemoOptions {
            gatewayCommand = List.copyOf(gatewayCommand);
        }
    }
}

import io.github.hivebolt.devnet.DevnetOptions;
import io.github.hivebolt.devnet.DevnetServer;
import io.github.hivebolt.devnet.story.GatewayClient;
import io.github.hivebolt.devnet.story.GatewayEnvironment;
import io.github.hivebolt.devnet.story.GatewayProcess;
import io.github.hivebolt.ports.TimeSource;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** A devnet in this process and the packaged gateway in another, both on loopback. Not thread-safe. */
final class World implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final String PASSWORD = "for-benchmarks";
    private static final int COMMITS = 200;
    private static final int PAGE_BYTES = 4_096;

    final DevnetServer devnet;
    final GatewayProcess gateway;
    final GatewayClient client;
    private final Path folder;

    /**
     * Starts the devnet, not the gateway.
     *
     * @param arguments of {@code main}: the JVM, the gateway's jar, an empty folder
     * @param blockInterval between blocks; zero for none by themselves
     * @param time the chain's
     */
    World(String[] arguments, Duration blockInterval, TimeSource time) throws IOException {
        folder = Path.of(arguments[2]);
        DevnetOptions usual = DevnetOptions.freePorts(folder.resolve("devnet"));
        devnet = DevnetServer.start(
                new DevnetOptions(
                        usual.directory(),
                        usual.seed(),
                        usual.hivePorts(),
                        usual.lndPort(),
                        usual.merchantPort(),
                        usual.clnPort(),
                        usual.controlPort(),
                        blockInterval,
                        usual.slot(),
                        usual.irreversibleLag(),
                        usual.savingsDelay(),
                        usual.history(),
                        usual.lightning()),
                time);
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Map<String, String> environment =
                new HashMap<>(GatewayEnvironment.of(devnet, folder.resolve("data"), port, PASSWORD));
        environment.put("HIVEBOLT_NOTIFY", "log");
        environment.put("HIVEBOLT_LIMIT_IN_FLIGHT_PER_ACCOUNT", "1000");
        environment.put("HIVEBOLT_LIMIT_IN_FLIGHT_SATS", "5000000");
        environment.put("HIVEBOLT_LIMIT_HOT_PER_HOUR_SATS", "10000000");
        environment.put("HIVEBOLT_LIMIT_WINDOWS", "4h:10000000");
        List<String> command = List.of(
                arguments[0],
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dsun.net.http.retryPost=false",
                "-jar",
                arguments[1],
                "run");
        gateway = new GatewayProcess(command, environment, folder.resolve("gateway.log"));
        client = new GatewayClient("http://127.0.0.1:" + port, PASSWORD);
        Runtime.getRuntime().addShutdownHook(new Thread(gateway::kill));
    }

    void startGateway() {
        gateway.start();
        await("the gateway is ready", client::isReady);
    }

    long blockRead() {
        return client.get("/api/v1/status")
                .map(status -> status.path("blocks").path("read").asLong())
                .orElse(0L);
    }

    /** Looks only now and then, because looking costs the gateway something, too. */
    void await(String what, BooleanSupplier done) {
        await(what, Duration.ofMillis(200), done);
    }

    void await(String what, Duration look, BooleanSupplier done) {
        long began = System.nanoTime();
        while (!done.getAsBoolean()) {
            if (!gateway.isAlive()) {
                throw new IllegalStateException("the gateway ended; the last lines of its log: " + lastLines());
            }
            if (System.nanoTime() - began > PATIENCE.toNanos()) {
                throw new IllegalStateException("waited 10 minutes in vain until " + what + "; " + lastLines());
            }
            pause(look);
        }
    }

    /** How many small commits the disk under the gateway's store takes in a second. */
    double commitsPerSecond() throws IOException {
        try (FileChannel file = FileChannel.open(
                folder.resolve("commits"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            ByteBuffer page = ByteBuffer.allocate(PAGE_BYTES);
            long began = System.nanoTime();
            for (int commit = 0; commit < COMMITS; commit++) {
                file.write(page.rewind());
                file.force(false);
            }
            return COMMITS / seconds(began);
        }
    }

    static double seconds(long beganNanos) {
        return (System.nanoTime() - beganNanos) / 1e9;
    }

    static double percentile(double[] values, int percent) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }

    static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }

    private String lastLines() {
        try {
            List<String> lines = Files.readAllLines(gateway.log());
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
        } catch (IOException unreadable) {
            return "no log";
        }
    }

    @Override
    public void close() {
        gateway.close();
        devnet.close();
    }
}

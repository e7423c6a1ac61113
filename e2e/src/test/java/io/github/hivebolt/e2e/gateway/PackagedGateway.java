package io.github.hivebolt.e2e.gateway;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.hivebolt.devnet.DevnetServer;
import io.github.hivebolt.devnet.story.GatewayClient;
import io.github.hivebolt.devnet.story.GatewayEnvironment;
import io.github.hivebolt.devnet.story.GatewayProcess;
import io.github.hivebolt.e2e.lightning.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The packaged jar with an environment and a data folder, over as many starts as a test likes. It never outlives this
 * JVM's orderly end. Not thread-safe.
 */
final class PackagedGateway implements AutoCloseable {
    static final String PASSWORD = "for-end-to-end-tests";
    // Three start at once in one of the tests, on a machine that may have other work.
    private static final Duration BOOT_LIMIT = Duration.ofMinutes(5);
    private static final Duration UP_LIMIT = Duration.ofMinutes(2);
    private static final Duration LOOK = Duration.ofMillis(200);

    private final String url;
    private final Path data;
    private final Map<String, String> environment;
    private final GatewayProcess process;
    private final GatewayClient client;
    private final Thread ending;

    /**
     * Prepares it for a devnet; nothing is started.
     *
     * @param workplace where data and log are kept
     * @param devnet running
     * @param overrides environment variables besides or instead of the usual ones; a blank value counts as not set
     */
    PackagedGateway(Workplace workplace, DevnetServer devnet, Map<String, String> overrides) {
        this("gateway", workplace, devnet, overrides);
    }

    /** The same with a name of its own, for tests with several. */
    PackagedGateway(String name, Workplace workplace, DevnetServer devnet, Map<String, String> overrides) {
        int port = FreePorts.take();
        this.data = workplace.resolve(name);
        Map<String, String> all = new HashMap<>(GatewayEnvironment.of(devnet, data, port, PASSWORD));
        all.putAll(overrides);
        this.environment = Map.copyOf(all);
        this.process = new GatewayProcess(command("run"), environment, workplace.resolve(name + ".log"));
        this.url = "http://127.0.0.1:" + port;
        this.client = new GatewayClient(url, PASSWORD);
        this.ending = new Thread(process::kill, "kill-gateway");
        Runtime.getRuntime().addShutdownHook(ending);
    }

    static List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dsun.net.http.retryPost=false",
                "-jar",
                Path.of(System.getProperty("hivebolt.jar", "../app/target/hivebolt.jar"))
                        .toAbsolutePath()
                        .normalize()
                        .toString()));
        command.addAll(List.of(arguments));
        return List.copyOf(command);
    }

    void start() {
        process.start();
    }

    void startAndAwaitReady() {
        start();
        awaitReady();
    }

    void awaitReady() {
        await("gateway's start, log in " + process.log())
                .atMost(BOOT_LIMIT)
                .pollInterval(LOOK)
                .failFast("the gateway ended by itself, log in " + process.log(), () -> !process.isAlive())
                .until(client::isReady);
    }

    void awaitOverall(String state) {
        awaitOverall(client, state);
    }

    /** The same, asked with another password. When it is not said in time, the last status is shown. */
    void awaitOverall(GatewayClient client, String state) {
        await("gateway says " + state + ", log in " + process.log())
                .atMost(UP_LIMIT)
                .pollInterval(LOOK)
                .failFast("the gateway ended by itself, log in " + process.log(), () -> !process.isAlive())
                .until(
                        () -> client.get("/api/v1/status")
                                .map(JsonNode::toString)
                                .orElse("no answer"),
                        containsString("\"overall\":\"" + state + "\""));
    }

    /** SIGKILL. */
    void kill() {
        process.kill();
    }

    /** SIGSTOP: it stands still and knows nothing of it. */
    void pause() {
        Signals.send("STOP", process.pid());
    }

    /** SIGCONT. */
    void goOn() {
        Signals.send("CONT", process.pid());
    }

    /** What all its starts are called in leases and claims. */
    String instanceName() {
        try {
            return Files.readString(data.resolve("instance-name")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("the gateway has kept no name", e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    String url() {
        return url;
    }

    GatewayProcess process() {
        return process;
    }

    GatewayClient client() {
        return client;
    }

    /** All its environment variables. */
    Map<String, String> environment() {
        return environment;
    }

    /** One of its environment variables, empty if not set. */
    String environment(String name) {
        return environment.getOrDefault(name, "");
    }

    /** Runs another command of the jar with the same environment. */
    CommandRun run(String... arguments) {
        return CommandRun.of(command(arguments), environment);
    }

    /** Ends it and deletes its data; the log stays. */
    @Override
    public void close() {
        process.close();
        Runtime.getRuntime().removeShutdownHook(ending);
        Workplace.delete(data);
    }
}

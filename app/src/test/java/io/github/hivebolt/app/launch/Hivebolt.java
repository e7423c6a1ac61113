package io.github.hivebolt.app.launch;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** The packaged jar as a process of its own, in a folder of its own. */
final class Hivebolt implements AutoCloseable {
    static final Path JAR =
            Path.of(System.getProperty("hivebolt.jar", "target/hivebolt.jar")).toAbsolutePath();
    private static final Duration BOOT_LIMIT = Duration.ofMinutes(2);
    private static final int FIRST_PORT = 10_000;
    private static final int END_PORT = 18_000;
    private static final int PORT_TRIES = 200;

    final Path folder;
    private final Process process;
    private final Path output;

    private Hivebolt(Path folder, Process process, Path output) {
        this.folder = folder;
        this.process = process;
        this.output = output;
    }

    /** Tests of the process itself reach nobody: every outside party is a port on which nothing listens. */
    private static final Map<String, String> NOBODY_OUTSIDE = Map.of(
            "HIVEBOLT_HIVE_NODES", "http://127.0.0.1:1,http://127.0.0.1:2",
            "HIVEBOLT_LND_URL", "https://127.0.0.1:3",
            "HIVEBOLT_LND_MACAROON", "0201036c6e64" + "00".repeat(64),
            "HIVEBOLT_RATES", "fixed",
            "HIVEBOLT_RATES_FIXED_HIVE_SATS", "300",
            "HIVEBOLT_RATES_FIXED_HBD_SATS", "1000");

    static Hivebolt start(Path folder, Map<String, String> variables, String... args) throws IOException {
        return start(JAR, folder, variables, args);
    }

    static Hivebolt start(Path jar, Path folder, Map<String, String> variables, String... args) throws IOException {
        Path temporary = Files.createDirectories(folder.resolve("tmp"));
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.io.tmpdir=" + temporary,
                "-jar",
                jar.toString()));
        command.addAll(List.of(args));
        Path output = Files.createTempFile(folder, "output-", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("HIVEBOLT_") || name.startsWith("JAVA_TOOL"));
        builder.environment().putAll(NOBODY_OUTSIDE);
        builder.environment().putAll(variables);
        return new Hivebolt(folder, builder.start(), output);
    }

    long pid() {
        return process.pid();
    }

    int exitCode(Duration limit) throws InterruptedException {
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("still running after " + limit + ":\n" + output());
        }
        return process.exitValue();
    }

    void terminate() {
        process.destroy();
    }

    void awaitReady(int port) {
        await().atMost(BOOT_LIMIT).pollInterval(Duration.ofMillis(200)).until(() -> {
            if (!process.isAlive()) {
                throw new AssertionError("ended before it was ready:\n" + output());
            }
            return isReady(port);
        });
    }

    String output() {
        try {
            return Files.readString(output);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static HttpResponse<String> get(int port, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(20))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    /** Below the ports of outgoing connections, one of which would take it before the server has started. */
    static int freePort() {
        return IntStream.generate(() -> ThreadLocalRandom.current().nextInt(FIRST_PORT, END_PORT))
                .limit(PORT_TRIES)
                .filter(Hivebolt::isFree)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no free port from " + FIRST_PORT + " to " + END_PORT));
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    /** Puts test classes into the unpacked application, which a first command has left in the cache. */
    static void plant(Path folder, String packageName) throws IOException, InterruptedException {
        try (Hivebolt first = start(folder, Map.of("HIVEBOLT_MODE", "demo"), "orders")) {
            first.exitCode(Duration.ofMinutes(1));
        }
        Path relative = Path.of("io/github/hivebolt/app", packageName);
        Path target = Files.createDirectories(
                unpacked(folder).resolve("ROOT/WEB-INF/classes").resolve(relative));
        try (var classes = Files.list(Path.of("target/test-classes").resolve(relative))) {
            for (Path file : classes.toList()) {
                Files.copy(file, target.resolve(file.getFileName()));
            }
        }
    }

    static Path unpacked(Path folder) throws IOException {
        try (var entries = Files.list(folder.resolve("data/cache"))) {
            List<Path> all = entries.filter(Files::isDirectory).toList();
            if (all.size() != 1) {
                throw new AssertionError("expected one unpacked application, found " + all);
            }
            return all.get(0);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static boolean isReady(int port) throws InterruptedException {
        try {
            return get(port, "/health/ready").statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }
}

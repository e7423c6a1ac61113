package io.github.hivebolt.e2e.browser;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Chromium without a window, as the distribution packages it. It never outlives this JVM's orderly end. Not thread-safe.
 */
public final class Browser implements AutoCloseable {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome-stable");
    private static final Duration START_LIMIT = Duration.ofMinutes(1);
    private static final long END_SECONDS = 10;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final Thread ending;
    private final int port;

    private Browser(Path program, Path folder) {
        try {
            // Without its sandbox, because build machines often run as root; it sees nothing but our own page.
            process = new ProcessBuilder(
                            program.toString(),
                            "--headless=new",
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-dev-shm-usage",
                            "--disable-background-networking",
                            "--no-first-run",
                            "--remote-debugging-port=0",
                            "--user-data-dir=" + Files.createDirectories(folder.resolve("profile")),
                            "about:blank")
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("browser.log").toFile())
                    .start();
            ending = new Thread(process::destroyForcibly, "kill-browser");
            Runtime.getRuntime().addShutdownHook(ending);
            port = awaitPort(folder.resolve("profile/DevToolsActivePort"));
        } catch (IOException e) {
            throw new UncheckedIOException("the browser does not start", e);
        }
    }

    /** Where Chromium is on this machine, if it is. */
    public static Optional<Path> find() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * Starts it.
     *
     * @param program what {@link #find()} found
     * @param folder an existing one for its profile and its log
     */
    public static Browser start(Path program, Path folder) {
        return new Browser(program, folder);
    }

    private int awaitPort(Path file) throws IOException {
        await("the browser's port")
                .atMost(START_LIMIT)
                .failFast("the browser ended by itself", () -> !process.isAlive())
                .until(() -> Files.exists(file) && Files.readAllLines(file).size() > 1);
        return Integer.parseInt(Files.readAllLines(file).getFirst());
    }

    /** Opens an empty page of the size of a telephone's screen. */
    public Page telephone() {
        try {
            HttpRequest wish = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/new?about:blank"))
                    .PUT(HttpRequest.BodyPublishers.noBody())
                    .timeout(START_LIMIT)
                    .build();
            JsonNode made = JSON.readTree(
                    http.send(wish, HttpResponse.BodyHandlers.ofString()).body());
            return new Page(http, URI.create(made.path("webSocketDebuggerUrl").asText()));
        } catch (IOException e) {
            throw new UncheckedIOException("the browser opens no page", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a page was opened", e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            process.waitFor(END_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().removeShutdownHook(ending);
    }
}

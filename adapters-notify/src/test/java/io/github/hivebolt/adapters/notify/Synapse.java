package io.github.hivebolt.adapters.notify;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** A real Matrix server of one user, on SQLite in a folder. It lets a user send three messages at once, then one per second. */
final class Synapse implements AutoCloseable {
    /** Names the Python that has the package {@code matrix-synapse}; one that has not is a failure. */
    private static final String VARIABLE = "HIVEBOLT_SYNAPSE_PYTHON";

    private static final String MISSING = "Synapse is missing, so nothing is sent to a real Matrix server: run"
            + " tools/with-synapse.sh, or name a Python that has matrix-synapse in " + VARIABLE;
    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int TOO_FAST = 429;
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final String url;
    private String token = "";

    /**
     * Starts one and registers its user.
     *
     * @param folder empty
     */
    Synapse(Path folder) {
        String python = require();
        int port = freePort();
        url = "http://127.0.0.1:" + port;
        try {
            Files.writeString(folder.resolve("homeserver.yaml"), configuration(folder, port));
            run(folder, python, "-m", "synapse.app.homeserver", "-c", "homeserver.yaml", "--generate-keys");
            process = start(folder, python, "-m", "synapse.app.homeserver", "-c", "homeserver.yaml");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // Also where it does not get up, it must not outlive the tests.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly, "end-synapse"));
        await("Synapse, log in " + folder)
                .atMost(START_LIMIT)
                .failFast(() -> !process.isAlive())
                .ignoreExceptions()
                .until(() -> call("GET", "/_matrix/client/versions", "").has("versions"));
        token = call(
                        "POST",
                        "/_matrix/client/v3/register",
                        "{\"username\":\"gateway\",\"password\":\"only in this test\",\"auth\":{\"type\":\"m.login.dummy\"}}")
                .required("access_token")
                .asText();
    }

    /** The Python that has it; the test is skipped where there is none. */
    private static String require() {
        Optional<String> named = Optional.ofNullable(System.getenv(VARIABLE)).filter(python -> !python.isBlank());
        String python = named.orElse("python3");
        boolean isThere = has(python);
        if (named.isPresent() && !isThere) {
            Assertions.fail(VARIABLE + " names " + python + ", which has no matrix-synapse");
        }
        Assumptions.assumeTrue(isThere, MISSING);
        return python;
    }

    private static boolean has(String python) {
        try {
            return run(Path.of("."), python, "-c", "import synapse.app.homeserver") == 0;
        } catch (IOException noSuchProgram) {
            return false;
        }
    }

    private static int run(Path folder, String... command) throws IOException {
        try {
            Process run = start(folder, command);
            if (!run.waitFor(START_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                run.destroyForcibly();
                return -1;
            }
            return run.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Process start(Path folder, String... command) throws IOException {
        File log = folder.equals(Path.of("."))
                ? new File(System.getProperty("os.name").startsWith("Windows") ? "NUL" : "/dev/null")
                : folder.resolve("log").toFile();
        return new ProcessBuilder(List.of(command))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String configuration(Path folder, int port) {
        return """
                server_name: localhost
                pid_file: %1$s/pid
                listeners: [{port: %2$d, bind_addresses: [127.0.0.1], type: http, resources: [{names: [client]}]}]
                database: {name: sqlite3, args: {database: %1$s/homeserver.db}}
                media_store_path: %1$s/media
                signing_key_path: %1$s/signing.key
                macaroon_secret_key: only in this test
                trusted_key_servers: []
                report_stats: false
                enable_registration: true
                enable_registration_without_verification: true
                rc_message: {per_second: 1, burst_count: 3}
                """.formatted(folder, port);
    }

    String url() {
        return url;
    }

    String token() {
        return token;
    }

    /** A new room of the user's. */
    String room() {
        return call("POST", "/_matrix/client/v3/createRoom", "{}")
                .required("room_id")
                .asText();
    }

    /** The messages in a room, the oldest first. */
    List<JsonNode> messages(String room) {
        JsonNode answer = call("GET", "/_matrix/client/v3/rooms/" + room + "/messages?dir=f&limit=1000", "");
        return StreamSupport.stream(answer.required("chunk").spliterator(), false)
                .filter(event -> event.path("type").asText().equals("m.room.message"))
                .map(event -> event.path("content"))
                .toList();
    }

    /** The user leaves a room. */
    void leave(String room) {
        call("POST", "/_matrix/client/v3/rooms/" + room + "/leave", "{}");
    }

    private JsonNode call(String method, String path, String body) {
        String authorization = token.isEmpty() ? "" : "Bearer " + token;
        HttpResponse<String> answer = await("Synapse is not in a hurry")
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .until(() -> forward(method, path, authorization, body), reply -> reply.statusCode() != TOO_FAST);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks as somebody else does. */
    HttpResponse<String> forward(String method, String target, String authorization, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + target))
                .timeout(PATIENCE)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        http.close();
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}

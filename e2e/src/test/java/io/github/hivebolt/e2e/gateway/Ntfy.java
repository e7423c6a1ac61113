package io.github.hivebolt.e2e.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.hivebolt.devnet.http.FaultSwitches;
import io.github.hivebolt.devnet.http.HttpEndpoint;
import io.github.hivebolt.devnet.http.HttpReply;
import io.github.hivebolt.devnet.http.HttpRequest;
import io.github.hivebolt.e2e.lightning.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A topic of an ntfy server on a socket of its own: it refuses what <a href="https://docs.ntfy.sh/publish/">ntfy's
 * publishing interface</a> refuses and keeps the rest. Thread-safe.
 */
final class Ntfy implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TOPIC = "hivebolt-e2e";
    private static final int HIGHEST_PRIORITY = 5;

    private final List<Message> messages = new CopyOnWriteArrayList<>();
    private final HttpEndpoint server;

    /** What somebody's phone shows. */
    record Message(String title, String text) {}

    Ntfy() {
        try {
            server = HttpEndpoint.http("ntfy", FreePorts.take(), this::publish, new FaultSwitches());
        } catch (IOException e) {
            throw new UncheckedIOException("ntfy does not start", e);
        }
    }

    /** What a gateway needs to know of it. */
    Map<String, String> environment() {
        return Map.of(
                "HIVEBOLT_NOTIFY",
                "log,webhook,ntfy",
                "HIVEBOLT_NOTIFY_NTFY_SERVER",
                "http://127.0.0.1:" + server.port() + "/",
                "HIVEBOLT_NOTIFY_NTFY_TOPIC",
                TOPIC);
    }

    /** All that came, oldest first. */
    List<Message> messages() {
        return List.copyOf(messages);
    }

    /** Answers nobody. */
    void cut() {
        server.down();
    }

    void restore() {
        server.up();
    }

    private void publish(HttpRequest request, HttpReply reply) throws IOException {
        JsonNode body = JSON.readTree(request.body());
        int priority = body.path("priority").asInt();
        boolean isRight = request.method().equals("POST")
                && request.path().equals("/")
                && body.path("topic").asText().equals(TOPIC)
                && !body.path("title").asText().isBlank()
                && !body.path("message").asText().isBlank()
                && priority >= 1
                && priority <= HIGHEST_PRIORITY;
        if (!isRight) {
            reply.sendJson(400, "{\"code\":40024,\"http\":400,\"error\":\"invalid request\"}");
            return;
        }
        messages.add(
                new Message(body.path("title").asText(), body.path("message").asText()));
        reply.sendJson(200, "{\"id\":\"" + messages.size() + "\",\"event\":\"message\"}");
    }

    @Override
    public void close() {
        server.close();
    }
}

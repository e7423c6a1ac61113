package io.github.hivebolt.e2e.gateway;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.hivebolt.devnet.story.GatewayClient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/**
 * What a gateway's status page says of incidents.
 *
 * @param client asks the gateway
 * @param aside kinds that are somebody else's business and are not seen
 */
record IncidentBoard(GatewayClient client, Set<String> aside) {
    /** A slow machine needs most of it. */
    private static final Duration LIMIT = Duration.ofMinutes(4);

    private static final Duration LOOK = Duration.ofMillis(300);

    IncidentBoard(GatewayClient client) {
        this(client, Set.of());
    }

    /** The kinds of all open incidents, the oldest first. */
    List<String> open() {
        return status().path("openIncidents").findValuesAsText("kind").stream()
                .filter(kind -> !aside.contains(kind))
                .toList();
    }

    /** The kinds of the incidents that are over. */
    List<String> over() {
        return status().path("lastIncidents").findValuesAsText("kind").stream()
                .filter(kind -> !aside.contains(kind))
                .toList();
    }

    /** The latest one of a kind that is over. */
    JsonNode last(String kind) {
        return StreamSupport.stream(status().path("lastIncidents").spliterator(), false)
                .filter(incident -> incident.path("kind").asText().equals(kind))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind + " is over: " + status()));
    }

    /** What the operator reads of an open one, or of the latest one that is over. */
    String text(String kind) {
        return StreamSupport.stream(status().path("openIncidents").spliterator(), false)
                .filter(incident -> incident.path("kind").asText().equals(kind))
                .findFirst()
                .orElseGet(() -> last(kind))
                .path("text")
                .asText();
    }

    /** Waits until one is open, whatever else is. */
    void awaitIsOpen(String kind) {
        awaitIsOpen(kind, LIMIT);
    }

    /** The same, with the time that it may take. */
    void awaitIsOpen(String kind, Duration limit) {
        await("open " + kind).atMost(limit).pollInterval(LOOK).until(this::open, kinds -> kinds.contains(kind));
    }

    /** Waits until one was open and is no longer. */
    void awaitIsOver(String kind) {
        await(kind + " is over")
                .atMost(LIMIT)
                .pollInterval(LOOK)
                .until(() -> over().contains(kind) && !open().contains(kind));
    }

    /** Waits until none is open, whether one was or not. */
    void awaitIsNotOpen(String kind) {
        await("no open " + kind).atMost(LIMIT).pollInterval(LOOK).until(() -> !open().contains(kind));
    }

    /** Waits until exactly these kinds are open. */
    void awaitOpen(String... kinds) {
        Set<String> wanted = new TreeSet<>(List.of(kinds));
        await("open incidents").atMost(LIMIT).pollInterval(LOOK).until(() -> new TreeSet<>(open()), wanted::equals);
    }

    /** On a busy machine an answer may take longer than the client waits. */
    private JsonNode status() {
        return await("the status page")
                .atMost(LIMIT)
                .pollInterval(LOOK)
                .until(() -> client.get("/api/v1/status"), Optional::isPresent)
                .orElseThrow();
    }
}

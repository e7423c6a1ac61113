package io.github.hivebolt.devnet;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Keeps what webhooks send. Thread-safe. */
public final class Sink {
    private static final int MOST = 10_000;

    private final List<Message> messages = new ArrayList<>();
    private boolean reachable = true;

    /** Starts empty and reachable. */
    public Sink() {}

    /**
     * What one webhook sent.
     *
     * @param receivedAt when
     * @param body what, as JSON or as a text
     */
    public record Message(Instant receivedAt, JsonNode body) {}

    /**
     * All messages.
     *
     * @return oldest first
     */
    public synchronized List<Message> messages() {
        return List.copyOf(messages);
    }

    /** Forgets all messages. */
    public synchronized void clear() {
        messages.clear();
    }

    /**
     * Cuts the sink off or connects it again.
     *
     * @param nowReachable whether webhooks can be delivered
     */
    public synchronized void reachable(boolean nowReachable) {
        reachable = nowReachable;
    }

    synchronized boolean isReachable() {
        return reachable;
    }

    synchronized void take(Message message) {
        if (messages.size() < MOST) {
            messages.add(message);
        }
    }
}

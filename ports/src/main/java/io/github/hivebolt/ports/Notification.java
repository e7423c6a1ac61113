package io.github.hivebolt.ports;

import java.time.Instant;
import java.util.List;

/**
 * One message to the operator.
 *
 * @param id unique, growing in the order in which the messages arose
 * @param severity how much it matters
 * @param title one line
 * @param lines what happened, what the gateway does about it, what the operator can do; no secrets
 * @param at when it arose
 */
public record Notification(long id, Severity severity, String title, List<String> lines, Instant at) {
    /** Takes a copy of the list. */
    public Notification {
        lines = List.copyOf(lines);
    }
}

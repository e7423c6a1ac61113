package io.github.hivebolt.domain.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that is wrong, open until it is over.
 *
 * @param id unique, growing
 * @param kind what
 * @param subject whom it concerns: a host, an order id, or empty text for the gateway as a whole
 * @param text what is known, in the latest words
 * @param openedAt since when
 * @param closedAt until when, or empty while it is open
 * @param summary what was done when it was over, or empty
 */
public record Incident(
        long id,
        IncidentKind kind,
        String subject,
        String text,
        Instant openedAt,
        Optional<Instant> closedAt,
        Optional<String> summary) {
    /**
     * How long it lasted, or has lasted.
     *
     * @param now the present
     * @return from opening to closing, or to now
     */
    public Duration duration(Instant now) {
        return Duration.between(openedAt, closedAt.orElse(now));
    }
}

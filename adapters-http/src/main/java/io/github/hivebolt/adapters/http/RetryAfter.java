package io.github.hivebolt.adapters.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Reads {@code Retry-After} (RFC 9110, section 10.2.3), within bounds of our own. */
public final class RetryAfter {
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofHours(1);

    private RetryAfter() {}

    /**
     * How long the other side asks us to wait.
     *
     * @param answer its answer
     * @param now the wall time, for a header that holds a date
     * @param unstated what to wait where the header is missing or malformed
     * @return 1 s to 1 h
     */
    public static Duration read(HttpAnswer answer, Instant now, Duration unstated) {
        Duration wait = answer.header("retry-after")
                .flatMap(text -> parse(text.trim(), now))
                .orElse(unstated);
        if (wait.compareTo(SHORTEST) < 0) {
            return SHORTEST;
        }
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }

    private static Optional<Duration> parse(String text, Instant now) {
        if (text.matches("[0-9]{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            ZonedDateTime until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
            return Optional.of(Duration.between(now, until.toInstant()));
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }
}

package io.github.hivebolt.adapters.hive;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Times as Hive writes them: UTC to the second, without a zone. */
final class ChainTime {
    private ChainTime() {}

    static Optional<Instant> parse(String text) {
        if (!text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}")) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }
}

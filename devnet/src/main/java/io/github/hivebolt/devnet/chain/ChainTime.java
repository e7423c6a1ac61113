package io.github.hivebolt.devnet.chain;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/** Times as Hive writes them: UTC, whole seconds, no zone. */
public final class ChainTime {
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private ChainTime() {}

    /**
     * Writes a time.
     *
     * @param instant any time
     * @return for instance {@code 2026-11-23T04:25:30}
     */
    public static String format(Instant instant) {
        return FORMAT.format(instant);
    }

    /**
     * Reads a time.
     *
     * @param text any text
     * @return the time, or empty if it is none
     */
    public static Optional<Instant> parse(String text) {
        try {
            return Optional.of(FORMAT.parse(text, Instant::from));
        } catch (DateTimeParseException malformed) {
            return Optional.empty();
        }
    }
}

package io.github.hivebolt.app.config;

import java.time.Duration;
import java.util.Optional;

/**
 * Lightning to Hive.
 *
 * @param holdMax how long an incoming payment may be held
 * @param maxOpenInvoices most invoices open at once
 * @param secret what preimages are derived from; empty where the store makes its own
 */
public record ReceiveSettings(Duration holdMax, int maxOpenInvoices, Optional<Secret> secret) {
    private static final String ANCHOR = "receive";
    private static final int MIN_SECRET = 32;
    private static final int MAX_INVOICES = 100_000;
    private static final Key HOLD_MAX = Key.of("receive.hold-max", "PT5M", "a duration from PT10S to PT1H", ANCHOR);
    private static final Key MAX_OPEN =
            Key.of("receive.max-open-invoices", "1000", "a whole number from 1 to 100000", ANCHOR);
    private static final Key SECRET = Key.of("receive.secret", "", "at least 32 characters in one line", ANCHOR);

    static ReceiveSettings read(Values values) {
        return new ReceiveSettings(
                values.value(HOLD_MAX, Parsers.duration(Duration.ofSeconds(10), Duration.ofHours(1))),
                values.value(MAX_OPEN, Parsers.smallInteger(1, MAX_INVOICES)),
                values.secret(SECRET, ReceiveSettings::longEnough));
    }

    private static String longEnough(String text) throws Malformed {
        if (SingleLine.of(text).length() < MIN_SECRET) {
            throw new Malformed("it is shorter than " + MIN_SECRET + " characters");
        }
        return text;
    }
}

package io.github.hivebolt.app.config;

import java.time.Duration;
import java.util.List;

/**
 * How long orders wait and what becomes of transfers that are none.
 *
 * @param maxWait how long an order may wait before it is refunded
 * @param unrecognised what becomes of a transfer with an empty memo
 */
public record OrderSettings(Duration maxWait, Unrecognised unrecognised) {
    /** What becomes of a transfer that asks nothing. */
    public enum Unrecognised {
        /** It goes back. */
        REFUND,
        /** It is booked as a gift. */
        KEEP
    }

    private static final String ANCHOR = "orders";
    private static final Key MAX_WAIT = Key.of("order.max-wait", "PT6H", "a duration from PT1M to PT720H", ANCHOR);
    private static final Key UNRECOGNISED = Key.of("unrecognised", "refund", "refund or keep", ANCHOR);

    static OrderSettings read(Values values) {
        return new OrderSettings(
                values.value(MAX_WAIT, Parsers.duration(Duration.ofMinutes(1), Duration.ofDays(30))),
                values.value(UNRECOGNISED, Parsers.choice(List.of(Unrecognised.values()))));
    }
}

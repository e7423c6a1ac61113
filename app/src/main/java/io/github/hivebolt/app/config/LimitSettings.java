package io.github.hivebolt.app.config;

import java.util.List;

/**
 * What bounds the damage of a mistake; all amounts in sats.
 *
 * @param minSats least Lightning amount of an order
 * @param maxSats greatest Lightning amount of an order
 * @param windows rolling limits per Hive account and direction, in order of their length
 * @param hotPerHourSats most that all accounts together send per hour
 * @param inFlightSats most that is in flight at once
 * @param inFlightPerAccount most orders of one account in flight at once
 * @param refundsPerHour most refunds per account and hour
 */
public record LimitSettings(
        long minSats,
        long maxSats,
        List<LimitWindow> windows,
        long hotPerHourSats,
        long inFlightSats,
        int inFlightPerAccount,
        int refundsPerHour) {
    private static final String ANCHOR = "limits";
    private static final String SATS = "a whole number of sats from 1 to 2100000000000000";
    private static final String COUNT = "a whole number from 1 to 10000";
    private static final int MAX_COUNT = 10_000;
    private static final Parser<Long> SATS_PARSER = Parsers.integer(1, 2_100_000_000_000_000L);
    private static final Key MIN = Key.of("limit.min-sats", "250", SATS, ANCHOR);
    private static final Key MAX = Key.of("limit.max-sats", "100000", SATS, ANCHOR);
    private static final Key WINDOWS = Key.of(
            "limit.windows",
            "4h:400000,72h:800000,168h:1200000",
            "windows like 4h:400000 (minutes m, hours h or days d, then sats), separated by commas, the shortest first",
            ANCHOR);
    private static final Key HOT = Key.of("limit.hot-per-hour-sats", "2000000", SATS, ANCHOR);
    private static final Key IN_FLIGHT = Key.of("limit.in-flight-sats", "500000", SATS, ANCHOR);
    private static final Key PER_ACCOUNT = Key.of("limit.in-flight-per-account", "1", COUNT, ANCHOR);
    private static final Key REFUNDS = Key.of("limit.refunds-per-hour", "20", COUNT, ANCHOR);

    static LimitSettings read(Values values) {
        long min = values.value(MIN, SATS_PARSER);
        long max = values.value(MAX, SATS_PARSER);
        if (min > max) {
            values.problem(MIN, min + " is more than hivebolt.limit.max-sats, " + max);
        }
        return new LimitSettings(
                min,
                max,
                values.value(WINDOWS, LimitWindow::parseAll),
                values.value(HOT, SATS_PARSER),
                values.value(IN_FLIGHT, SATS_PARSER),
                values.value(PER_ACCOUNT, Parsers.smallInteger(1, MAX_COUNT)),
                values.value(REFUNDS, Parsers.smallInteger(1, MAX_COUNT)));
    }
}

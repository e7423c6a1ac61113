package io.github.hivebolt.app.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where prices come from and when they are good enough.
 *
 * @param sources names of the sources, in order of preference
 * @param maxAge oldest price that counts
 * @param maxDeviationPercent most by which sources may differ
 * @param minSources least sources per leg; {@code fixed} suffices alone
 * @param fixedHiveSats fixed price of 1 HIVE in sats; present where {@code fixed} is a source
 * @param fixedHbdSats fixed price of 1 HBD in sats; present where {@code fixed} is a source
 * @param bufferPpm what a quote adds for a changing price, in millionths
 */
public record RateSettings(
        List<String> sources,
        Duration maxAge,
        BigDecimal maxDeviationPercent,
        int minSources,
        Optional<BigDecimal> fixedHiveSats,
        Optional<BigDecimal> fixedHbdSats,
        int bufferPpm) {
    private static final String ANCHOR = "rates";
    private static final String FIXED = "fixed";
    private static final int DECIMALS = 12;
    private static final int MAX_BUFFER_PPM = 200_000;
    private static final Parser<BigDecimal> PRICE =
            Parsers.decimal(BigDecimal.ONE.movePointLeft(DECIMALS), new BigDecimal("100000000000"), DECIMALS);
    private static final Key SOURCES =
            Key.of("rates", "coingecko,binance", "names of rate sources, separated by commas", ANCHOR);
    private static final Key MAX_AGE = Key.of("rates.max-age", "PT5M", "a duration from PT10S to PT1H", ANCHOR);
    private static final Key DEVIATION =
            Key.of("rates.max-deviation-percent", "5", "a decimal number from 0.1 to 50", ANCHOR);
    private static final Key MIN_SOURCES =
            Key.of("rates.min-sources", "2", "a whole number from 1 to the number of sources", ANCHOR);
    private static final Key FIXED_HIVE =
            Key.of("rates.fixed.hive-sats", "", "the sats that 1 HIVE is worth, for instance 345.6", ANCHOR);
    private static final Key FIXED_HBD =
            Key.of("rates.fixed.hbd-sats", "", "the sats that 1 HBD is worth, for instance 1012.5", ANCHOR);
    private static final Key BUFFER = Key.of("quote.buffer-ppm", "10000", "a whole number from 0 to 200000", ANCHOR);

    static RateSettings read(Values values, Set<String> known) {
        List<String> sources = values.value(SOURCES, Parsers.list(Parsers.oneOf(known)));
        boolean fixed = sources.contains(FIXED);
        int minSources = values.value(MIN_SOURCES, Parsers.smallInteger(1, 10));
        if (!fixed && minSources > sources.size()) {
            values.problem(
                    MIN_SOURCES, minSources + " sources must agree, but hivebolt.rates names only " + sources.size());
        }
        return new RateSettings(
                sources,
                values.value(MAX_AGE, Parsers.duration(Duration.ofSeconds(10), Duration.ofHours(1))),
                values.value(DEVIATION, Parsers.decimal(new BigDecimal("0.1"), new BigDecimal("50"), 2)),
                minSources,
                price(values, FIXED_HIVE, fixed),
                price(values, FIXED_HBD, fixed),
                values.value(BUFFER, Parsers.smallInteger(0, MAX_BUFFER_PPM)));
    }

    private static Optional<BigDecimal> price(Values values, Key key, boolean needed) {
        return needed ? Optional.of(values.required(key, PRICE, BigDecimal.ONE)) : values.optional(key, PRICE);
    }
}

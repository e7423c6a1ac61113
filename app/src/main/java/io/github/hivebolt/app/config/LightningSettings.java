package io.github.hivebolt.app.config;

import java.time.Duration;
import java.util.Set;

/**
 * Which Lightning node is used and how much a payment may cost in fees and time.
 *
 * @param adapter {@code lnd}, {@code cln} or the name of a dropped-in adapter
 * @param feeLimitPpm routing reserve in millionths of the amount
 * @param feeLimitBaseSats fixed part of the routing reserve
 * @param timeout how long one payment attempt may look for a route
 * @param cltvLimit most blocks that a payment may be locked in total
 * @param finalCltvMax most blocks that an invoice may ask for the last hop
 * @param lnd how to reach lnd
 * @param cln how to reach Core Lightning
 */
public record LightningSettings(
        String adapter,
        int feeLimitPpm,
        long feeLimitBaseSats,
        Duration timeout,
        int cltvLimit,
        int finalCltvMax,
        LndSettings lnd,
        ClnSettings cln) {
    private static final String ANCHOR = "lightning";
    private static final int MILLION = 1_000_000;
    private static final int MAX_BLOCKS = 2016;
    private static final int MAX_TIMEOUT_SECONDS = 600;
    private static final Key ADAPTER =
            Key.of("lightning", "lnd", "lnd, cln or the name of an adapter in hivebolt.adapters-dir", ANCHOR);
    private static final Key FEE_LIMIT_PPM =
            Key.of("lightning.fee-limit-ppm", "5000", "a whole number from 0 to 1000000", ANCHOR);
    private static final Key FEE_LIMIT_BASE =
            Key.of("lightning.fee-limit-base-sats", "10", "a whole number of sats from 0 to 1000000", ANCHOR);
    private static final Key TIMEOUT =
            Key.of("lightning.timeout-seconds", "60", "a whole number of seconds from 5 to 600", ANCHOR);
    private static final Key CLTV_LIMIT =
            Key.of("lightning.cltv-limit", "432", "a whole number of blocks from 40 to 2016", ANCHOR);
    private static final Key FINAL_CLTV_MAX = Key.of(
            "lightning.final-cltv-max",
            "160",
            "a whole number of blocks from 9 to hivebolt.lightning.cltv-limit",
            ANCHOR);

    static LightningSettings read(Values values, Set<String> adapters) {
        String adapter = values.value(ADAPTER, Parsers.oneOf(adapters));
        int cltvLimit = values.value(CLTV_LIMIT, Parsers.smallInteger(40, MAX_BLOCKS));
        int finalCltvMax = values.value(FINAL_CLTV_MAX, Parsers.smallInteger(9, MAX_BLOCKS));
        if (finalCltvMax > cltvLimit) {
            values.problem(FINAL_CLTV_MAX, finalCltvMax + " is more than hivebolt.lightning.cltv-limit, " + cltvLimit);
        }
        return new LightningSettings(
                adapter,
                values.value(FEE_LIMIT_PPM, Parsers.smallInteger(0, MILLION)),
                values.value(FEE_LIMIT_BASE, Parsers.integer(0, MILLION)),
                Duration.ofSeconds(values.value(TIMEOUT, Parsers.integer(5, MAX_TIMEOUT_SECONDS))),
                cltvLimit,
                finalCltvMax,
                LndSettings.read(values, adapter.equals("lnd")),
                ClnSettings.read(values, adapter.equals("cln")));
    }
}

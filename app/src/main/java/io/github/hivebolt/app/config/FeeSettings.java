package io.github.hivebolt.app.config;

/**
 * The gateway's fee: base + ppm of the Lightning amount.
 *
 * @param baseSats fixed part in sats
 * @param ppm part in millionths of the amount
 */
public record FeeSettings(long baseSats, int ppm) {
    private static final String ANCHOR = "fees";
    private static final int MILLION = 1_000_000;
    private static final Key BASE = Key.of("fee.base-sats", "50", "a whole number of sats from 0 to 1000000", ANCHOR);
    private static final Key PPM = Key.of("fee.ppm", "15000", "a whole number from 0 to 1000000", ANCHOR);

    static FeeSettings read(Values values) {
        return new FeeSettings(
                values.value(BASE, Parsers.integer(0, MILLION)), values.value(PPM, Parsers.smallInteger(0, MILLION)));
    }
}

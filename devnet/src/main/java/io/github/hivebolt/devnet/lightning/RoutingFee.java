package io.github.hivebolt.devnet.lightning;

/**
 * What the way between the two nodes costs.
 *
 * @param baseMsat fixed part
 * @param ppm millionths of the amount
 */
public record RoutingFee(long baseMsat, long ppm) {
    /** A direct channel costs nothing. */
    public static final RoutingFee NONE = new RoutingFee(0, 0);

    /**
     * The fee for an amount.
     *
     * @param amountMsat what arrives
     * @return millisatoshi, rounded down as in BOLT 7
     */
    public long feeMsat(long amountMsat) {
        return Math.addExact(baseMsat, Math.multiplyExact(amountMsat, ppm) / 1_000_000);
    }

    boolean isNone() {
        return baseMsat == 0 && ppm == 0;
    }
}

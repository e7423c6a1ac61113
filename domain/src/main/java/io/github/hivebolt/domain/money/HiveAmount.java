package io.github.hivebolt.domain.money;

import static io.github.hivebolt.domain.Checks.require;

import java.math.BigDecimal;

/**
 * An amount of HIVE or HBD, never negative, exact to the chain's smallest unit.
 *
 * @param milli thousandths of the asset, not negative
 * @param asset which of the two assets
 */
public record HiveAmount(long milli, HiveAsset asset) {
    private static final int DECIMALS = 3;

    /** Refuses a negative amount. */
    public HiveAmount {
        require(milli >= 0, "an amount of HIVE or HBD must not be negative");
    }

    /**
     * Nothing of an asset.
     *
     * @param asset which one
     * @return zero
     */
    public static HiveAmount zero(HiveAsset asset) {
        return new HiveAmount(0, asset);
    }

    /**
     * The sum of two amounts of the same asset.
     *
     * @param other what is added
     * @return this + other
     * @throws IllegalArgumentException if the assets differ
     */
    public HiveAmount plus(HiveAmount other) {
        requireSameAsset(other);
        return new HiveAmount(Math.addExact(milli, other.milli), asset);
    }

    /**
     * The difference of two amounts of the same asset.
     *
     * @param other what is taken away, at most this
     * @return this - other
     * @throws IllegalArgumentException if the assets differ or other is more than this
     */
    public HiveAmount minus(HiveAmount other) {
        requireSameAsset(other);
        return new HiveAmount(Math.subtractExact(milli, other.milli), asset);
    }

    /**
     * Whether there is nothing.
     *
     * @return true for zero
     */
    public boolean isZero() {
        return milli == 0;
    }

    /**
     * The number alone as Hive writes it, for instance {@code 12.345}.
     *
     * @return the decimal number with exactly three decimals
     */
    public String decimal() {
        return BigDecimal.valueOf(milli, DECIMALS).toPlainString();
    }

    /**
     * Reads a decimal number with at most three decimals.
     *
     * @param decimal for instance {@code 12.345} or {@code 12}
     * @param asset which asset it is of
     * @return the amount
     * @throws IllegalArgumentException if it is no such number, negative or too large
     */
    public static HiveAmount parse(String decimal, HiveAsset asset) {
        require(decimal.matches("[0-9]{1,15}(\\.[0-9]{1,3})?"), "an amount must look like 12.345");
        return new HiveAmount(new BigDecimal(decimal).movePointRight(DECIMALS).longValueExact(), asset);
    }

    private void requireSameAsset(HiveAmount other) {
        require(asset == other.asset, "HIVE and HBD cannot be added up");
    }

    /** As Hive writes it: {@code 12.345 HIVE}. */
    @Override
    public String toString() {
        return decimal() + " " + asset;
    }
}

package io.github.hivebolt.domain.money;

import static io.github.hivebolt.domain.Checks.require;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The price of one whole HIVE or HBD in satoshi.
 *
 * @param asset what is priced
 * @param satsPerUnit satoshi per 1.000 of the asset, more than zero, with as many decimals as its source gives (at
 *     most {@link #MAX_SCALE})
 */
public record Rate(HiveAsset asset, BigDecimal satsPerUnit) {
    /** More decimals than this are noise and are refused. */
    public static final int MAX_SCALE = 12;

    private static final BigDecimal HIGHEST = BigDecimal.valueOf(1_000_000_000_000L);

    /** Refuses a price that is not positive, absurdly high or absurdly precise. */
    public Rate {
        require(satsPerUnit.signum() > 0, "a rate must be more than zero");
        require(satsPerUnit.compareTo(HIGHEST) <= 0, "a rate must be at most " + HIGHEST + " sats");
        require(satsPerUnit.scale() <= MAX_SCALE, "a rate must have at most " + MAX_SCALE + " decimals");
    }

    /**
     * What a number of millisatoshi costs in the asset, a begun thousandth counted as whole, so that the gateway never
     * keeps less than it charges.
     *
     * @param charge what is charged
     * @return the least amount of the asset that is worth at least {@code charge}
     */
    public HiveAmount costRoundedUp(Msat charge) {
        return new HiveAmount(milli(charge, RoundingMode.CEILING), asset);
    }

    /**
     * What a number of millisatoshi buys in the asset, a begun thousandth dropped.
     *
     * @param paid what is paid
     * @return the largest amount of the asset that is worth at most {@code paid}
     */
    public HiveAmount valueRoundedDown(Msat paid) {
        return new HiveAmount(milli(paid, RoundingMode.FLOOR), asset);
    }

    /**
     * What an amount of the asset is worth, a begun millisatoshi dropped.
     *
     * @param amount an amount of this rate's asset
     * @return its worth, rounded down
     * @throws IllegalArgumentException if the amount is of the other asset
     */
    public Msat worthRoundedDown(HiveAmount amount) {
        require(amount.asset() == asset, "this rate prices " + asset);
        // satsPerUnit is msat per thousandth: 1 sat per 1.000 unit = 1 msat per 0.001 unit.
        BigDecimal msat = satsPerUnit.multiply(BigDecimal.valueOf(amount.milli()));
        return new Msat(msat.setScale(0, RoundingMode.FLOOR).longValueExact());
    }

    private long milli(Msat msat, RoundingMode rounding) {
        return BigDecimal.valueOf(msat.value()).divide(satsPerUnit, 0, rounding).longValueExact();
    }
}

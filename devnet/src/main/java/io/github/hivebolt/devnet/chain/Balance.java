package io.github.hivebolt.devnet.chain;

import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.money.HiveAsset;

/**
 * What an account holds.
 *
 * @param hive liquid HIVE
 * @param hbd liquid HBD
 * @param savingsHive HIVE in savings
 * @param savingsHbd HBD in savings
 */
public record Balance(HiveAmount hive, HiveAmount hbd, HiveAmount savingsHive, HiveAmount savingsHbd) {
    /** Nothing at all. */
    public static final Balance EMPTY = new Balance(
            HiveAmount.zero(HiveAsset.HIVE),
            HiveAmount.zero(HiveAsset.HBD),
            HiveAmount.zero(HiveAsset.HIVE),
            HiveAmount.zero(HiveAsset.HBD));

    /**
     * The liquid balance in one asset.
     *
     * @param asset which
     * @return the amount
     */
    public HiveAmount liquid(HiveAsset asset) {
        return switch (asset) {
            case HIVE -> hive;
            case HBD -> hbd;
        };
    }

    /**
     * The savings in one asset.
     *
     * @param asset which
     * @return the amount
     */
    public HiveAmount savings(HiveAsset asset) {
        return switch (asset) {
            case HIVE -> savingsHive;
            case HBD -> savingsHbd;
        };
    }

    Balance withLiquid(HiveAmount next) {
        return switch (next.asset()) {
            case HIVE -> new Balance(next, hbd, savingsHive, savingsHbd);
            case HBD -> new Balance(hive, next, savingsHive, savingsHbd);
        };
    }

    Balance withSavings(HiveAmount next) {
        return switch (next.asset()) {
            case HIVE -> new Balance(hive, hbd, next, savingsHbd);
            case HBD -> new Balance(hive, hbd, savingsHive, next);
        };
    }
}

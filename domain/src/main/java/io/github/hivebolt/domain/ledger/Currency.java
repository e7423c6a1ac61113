package io.github.hivebolt.domain.ledger;

import io.github.hivebolt.domain.money.HiveAsset;

/** What the books are kept in. Each currency balances by itself. */
public enum Currency {
    /** Millisatoshi. */
    MSAT,
    /** Thousandths of a HIVE. */
    MILLI_HIVE,
    /** Thousandths of an HBD. */
    MILLI_HBD;

    /**
     * The currency that an asset is booked in.
     *
     * @param asset HIVE or HBD
     * @return its currency
     */
    public static Currency of(HiveAsset asset) {
        return switch (asset) {
            case HIVE -> MILLI_HIVE;
            case HBD -> MILLI_HBD;
        };
    }
}

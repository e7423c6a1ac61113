package io.github.hivebolt.domain.money;

/** The two liquid assets of Hive that the gateway accepts. Both have three decimals. */
public enum HiveAsset {
    /** The chain's own currency. */
    HIVE,
    /** The Hive Backed Dollar. */
    HBD
}

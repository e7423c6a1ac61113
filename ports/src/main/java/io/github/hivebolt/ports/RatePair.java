package io.github.hivebolt.ports;

/** The prices that rate sources know. Rates in satoshi are composed from them. */
public enum RatePair {
    /** US dollars per HIVE. */
    HIVE_USD,
    /** US dollars per HBD. */
    HBD_USD,
    /** HBD per HIVE. */
    HIVE_HBD,
    /** US dollars per bitcoin. */
    BTC_USD,
    /** Satoshi per HIVE, where a source states it outright. */
    HIVE_SATS,
    /** Satoshi per HBD, where a source states it outright. */
    HBD_SATS
}

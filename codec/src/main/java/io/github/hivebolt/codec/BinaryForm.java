package io.github.hivebolt.codec;

/**
 * The two binary forms of a transaction. They give one and the same transaction two ids and two digests; the one that
 * was signed is the real one. A node tries them in this order.
 */
public enum BinaryForm {
    /** Amounts with a number for the asset, since hard fork 26. What the gateway signs. */
    HF26,
    /** Amounts with the names that the assets had on Steem. */
    LEGACY
}

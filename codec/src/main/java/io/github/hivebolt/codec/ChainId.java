package io.github.hivebolt.codec;

import io.github.hivebolt.domain.Checks;

/**
 * What tells one Hive chain from another in every signature.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record ChainId(String hex) {
    /** The main network since hard fork 24. */
    public static final ChainId MAINNET = new ChainId("beeab0de" + "0".repeat(56));

    /** Refuses anything but 32 bytes of hexadecimal. */
    public ChainId {
        Checks.requireHex(hex, 32, "a Hive chain id");
    }

    byte[] bytes() {
        return Checks.bytesOf(hex);
    }

    @Override
    public String toString() {
        return hex;
    }
}

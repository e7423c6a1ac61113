package io.github.hivebolt.domain.hive;

import io.github.hivebolt.domain.Checks;

/**
 * The id of a Hive transaction: the first 20 bytes of the SHA-256 of its unsigned bytes.
 *
 * @param hex 40 lower-case hexadecimal digits
 */
public record TransactionId(String hex) {
    /** Refuses anything but 20 bytes of hexadecimal. */
    public TransactionId {
        Checks.requireHex(hex, 20, "a Hive transaction id");
    }

    @Override
    public String toString() {
        return hex;
    }
}

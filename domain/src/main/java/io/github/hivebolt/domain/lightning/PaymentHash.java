package io.github.hivebolt.domain.lightning;

import io.github.hivebolt.domain.Checks;

/**
 * The SHA-256 of a payment's preimage, which names a Lightning payment (BOLT 2, BOLT 11).
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record PaymentHash(String hex) {
    /** Refuses anything but 32 bytes of hexadecimal. */
    public PaymentHash {
        Checks.requireHex(hex, 32, "a payment hash");
    }

    @Override
    public String toString() {
        return hex;
    }
}

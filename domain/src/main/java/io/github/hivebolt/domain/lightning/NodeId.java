package io.github.hivebolt.domain.lightning;

import io.github.hivebolt.domain.Checks;

/**
 * The public key that names a Lightning node.
 *
 * @param hex 33 bytes, a compressed secp256k1 point, in lower-case hexadecimal
 */
public record NodeId(String hex) {
    /** Refuses anything but a compressed point. */
    public NodeId {
        Checks.requireHex(hex, 33, "a Lightning node id");
        Checks.require(hex.startsWith("02") || hex.startsWith("03"), "a Lightning node id starts with 02 or 03");
    }

    @Override
    public String toString() {
        return hex;
    }
}

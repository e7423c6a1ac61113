package io.github.hivebolt.codec;

import io.github.hivebolt.domain.Checks;
import java.util.HexFormat;

/**
 * A signature of Hive: 31 + recovery id, then r and s.
 *
 * @param hex 65 bytes, 130 lower-case hexadecimal digits; whether a key made it is not checked here
 */
public record HiveSignature(String hex) {
    private static final int BYTES = 65;

    /** Refuses anything but 65 bytes of hexadecimal. */
    public HiveSignature {
        Checks.requireHex(hex, BYTES, "a Hive signature");
    }

    static HiveSignature ofBytes(byte[] bytes) {
        return new HiveSignature(HexFormat.of().formatHex(bytes));
    }

    /**
     * The signature as bytes.
     *
     * @return a new array of 65 bytes
     */
    public byte[] bytes() {
        return Checks.bytesOf(hex);
    }

    @Override
    public String toString() {
        return hex;
    }
}

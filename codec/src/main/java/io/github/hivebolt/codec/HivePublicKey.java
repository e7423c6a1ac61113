package io.github.hivebolt.codec;

import io.github.hivebolt.domain.Checks;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.bouncycastle.math.ec.ECPoint;

/**
 * A public key of Hive: a point of secp256k1.
 *
 * @param hex the compressed point, 66 lower-case hexadecimal digits
 */
public record HivePublicKey(String hex) {
    private static final String PREFIX = "STM";
    private static final int CHECKSUM_BYTES = 4;
    private static final int MAX_LENGTH = 64;

    /** Refuses anything but a point of the curve. */
    public HivePublicKey {
        Checks.requireHex(hex, Secp256k1.POINT_BYTES, "a public key");
        Checks.require(Secp256k1.point(Checks.bytesOf(hex)).isPresent(), "a public key must be a point of secp256k1");
    }

    /**
     * Reads the form that Hive shows, for instance {@code STM5pzrdk...}. The key of 33 zero bytes, with which Hive
     * marks an account that has none, is refused like any other text that is no key.
     *
     * @param text any text
     * @return the key
     * @throws MalformedKeyException if it is no key
     */
    public static HivePublicKey parse(String text) throws MalformedKeyException {
        if (!text.startsWith(PREFIX)) {
            throw new MalformedKeyException("A Hive public key must start with STM.");
        }
        byte[] bytes = Base58.decode(text.substring(PREFIX.length()), MAX_LENGTH)
                .filter(decoded -> decoded.length == Secp256k1.POINT_BYTES + CHECKSUM_BYTES)
                .orElseThrow(() -> new MalformedKeyException("The public key has a wrong length or character."));
        byte[] point = Arrays.copyOf(bytes, Secp256k1.POINT_BYTES);
        if (!Arrays.equals(checksum(point), Arrays.copyOfRange(bytes, Secp256k1.POINT_BYTES, bytes.length))) {
            throw new MalformedKeyException("The public key's checksum is wrong: a character is mistyped.");
        }
        return ofBytes(point).orElseThrow(() -> new MalformedKeyException("The public key is no point of the curve."));
    }

    static Optional<HivePublicKey> ofBytes(byte[] point) {
        return Secp256k1.point(point)
                .map(valid -> new HivePublicKey(HexFormat.of().formatHex(point)));
    }

    byte[] bytes() {
        return Checks.bytesOf(hex);
    }

    ECPoint point() {
        return Secp256k1.point(bytes()).orElseThrow();
    }

    private static byte[] checksum(byte[] point) {
        return Arrays.copyOf(Hashes.ripemd160(point), CHECKSUM_BYTES);
    }

    /** The form that Hive shows, with its checksum. */
    @Override
    public String toString() {
        byte[] point = bytes();
        byte[] all = Arrays.copyOf(point, point.length + CHECKSUM_BYTES);
        System.arraycopy(checksum(point), 0, all, point.length, CHECKSUM_BYTES);
        return PREFIX + Base58.encode(all);
    }
}

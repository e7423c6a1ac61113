package io.github.hivebolt.codec;

import java.math.BigInteger;
import java.util.Arrays;
import org.bouncycastle.util.BigIntegers;

/**
 * An ECDSA signature over secp256k1 with the hint that lets its key be recovered.
 *
 * @param recoveryId bit 0: the nonce point's y is odd; bit 1: its x was not below the curve's order
 * @param r the first half
 * @param s the second half
 */
record RecoverableSignature(int recoveryId, BigInteger r, BigInteger s) {
    private static final int HALF = 32;

    /** Reads 64 bytes, r before s. They need not be in range: {@link Secp256k1} refuses those. */
    static RecoverableSignature of(int recoveryId, byte[] compact) {
        return new RecoverableSignature(
                recoveryId,
                new BigInteger(1, Arrays.copyOfRange(compact, 0, HALF)),
                new BigInteger(1, Arrays.copyOfRange(compact, HALF, 2 * HALF)));
    }

    /** 64 bytes, r before s. */
    byte[] compact() {
        byte[] bytes = new byte[2 * HALF];
        BigIntegers.asUnsignedByteArray(r, bytes, 0, HALF);
        BigIntegers.asUnsignedByteArray(s, bytes, HALF, HALF);
        return bytes;
    }
}

package io.github.hivebolt.codec;

import java.math.BigInteger;
import java.util.Arrays;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.util.BigIntegers;

/**
 * The deterministic nonces of RFC 6979 with HMAC-SHA256, seeded with key and digest. As in libsecp256k1, the digest
 * is not reduced, and every further nonce is drawn after a step of the generator, as if the one before had been
 * refused. Not thread-safe; made for one signature.
 */
final class Rfc6979 {
    private static final int SIZE = 32;

    private byte[] key = new byte[SIZE];
    private byte[] value = new byte[SIZE];
    private boolean drawn;

    Rfc6979(BigInteger secret, byte[] digest) {
        Arrays.fill(value, (byte) 1);
        byte[] secretBytes = BigIntegers.asUnsignedByteArray(SIZE, secret);
        step((byte) 0, secretBytes, digest);
        step((byte) 1, secretBytes, digest);
    }

    /** The next nonce, which may be out of the range of a curve's order: the caller draws again then. */
    BigInteger next() {
        if (drawn) {
            step((byte) 0);
        }
        drawn = true;
        value = hmac(value);
        return new BigInteger(1, value);
    }

    private void step(byte separator, byte[]... seed) {
        byte[][] parts = new byte[seed.length + 2][];
        parts[0] = value;
        parts[1] = new byte[] {separator};
        System.arraycopy(seed, 0, parts, 2, seed.length);
        key = hmac(parts);
        value = hmac(value);
    }

    private byte[] hmac(byte[]... parts) {
        HMac mac = new HMac(new SHA256Digest());
        mac.init(new KeyParameter(key));
        for (byte[] part : parts) {
            mac.update(part, 0, part.length);
        }
        byte[] result = new byte[SIZE];
        mac.doFinal(result, 0);
        return result;
    }
}

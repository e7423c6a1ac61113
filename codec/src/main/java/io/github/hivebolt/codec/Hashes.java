package io.github.hivebolt.codec;

import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.RIPEMD160Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;

/** The hash functions that the formats of this package are built on, over the concatenation of their arguments. */
final class Hashes {
    private Hashes() {}

    static byte[] sha256(byte[]... parts) {
        return hash(new SHA256Digest(), parts);
    }

    static byte[] sha512(byte[]... parts) {
        return hash(new SHA512Digest(), parts);
    }

    static byte[] ripemd160(byte[]... parts) {
        return hash(new RIPEMD160Digest(), parts);
    }

    private static byte[] hash(Digest digest, byte[]... parts) {
        for (byte[] part : parts) {
            digest.update(part, 0, part.length);
        }
        byte[] result = new byte[digest.getDigestSize()];
        digest.doFinal(result, 0);
        return result;
    }
}

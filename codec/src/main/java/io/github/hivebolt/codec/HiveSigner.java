package io.github.hivebolt.codec;

import static io.github.hivebolt.domain.Checks.require;

import java.util.Arrays;
import java.util.Optional;

/**
 * Signs digests as hived, cli_wallet and beekeeper do, byte for byte: RFC 6979 of which the first nonce is thrown away,
 * and a low s. The same digest and key always give the same signature. Pure and thread-safe.
 */
public final class HiveSigner {
    private static final int DIGEST_BYTES = 32;
    // 27 is Bitcoin's offset for a recoverable signature, 4 its flag for a compressed key.
    private static final int HEADER = 31;
    private static final int SKIPPED_NONCES = 1;

    private HiveSigner() {}

    /**
     * Signs a digest.
     *
     * @param digest 32 bytes, as {@link HiveSerializer#digest} makes them
     * @param key the key
     * @return the signature
     */
    public static HiveSignature sign(byte[] digest, HivePrivateKey key) {
        requireDigest(digest);
        RecoverableSignature signature = Secp256k1.sign(digest, key.secret(), SKIPPED_NONCES);
        byte[] compact = signature.compact();
        byte[] bytes = new byte[1 + compact.length];
        bytes[0] = (byte) (HEADER + signature.recoveryId());
        System.arraycopy(compact, 0, bytes, 1, compact.length);
        return HiveSignature.ofBytes(bytes);
    }

    /**
     * The key that made a signature.
     *
     * @param digest the 32 bytes that were signed
     * @param signature the signature
     * @return its key, or empty if no key made it or its s is high, which hived refuses
     */
    public static Optional<HivePublicKey> recover(byte[] digest, HiveSignature signature) {
        requireDigest(digest);
        byte[] bytes = signature.bytes();
        RecoverableSignature parsed =
                RecoverableSignature.of(bytes[0] - HEADER, Arrays.copyOfRange(bytes, 1, bytes.length));
        return Secp256k1.isLowS(parsed)
                ? Secp256k1.recover(digest, parsed).flatMap(HivePublicKey::ofBytes)
                : Optional.empty();
    }

    private static void requireDigest(byte[] digest) {
        require(digest.length == DIGEST_BYTES, "a digest has 32 bytes");
    }
}

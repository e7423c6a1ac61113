package io.github.hivebolt.codec;

import io.github.hivebolt.domain.hive.AccountName;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;

/** A private key of Hive. Immutable; never shown by {@link #toString()}, and no method gives it away. */
public final class HivePrivateKey {
    private static final int WIF_LENGTH = 51;
    private static final byte WIF_VERSION = (byte) 0x80;
    private static final int WIF_BODY_BYTES = 1 + Secp256k1.SECRET_BYTES;
    private static final int CHECKSUM_BYTES = 4;

    private final BigInteger secret;
    private final HivePublicKey publicKey;

    private HivePrivateKey(BigInteger secret) {
        this.secret = secret;
        this.publicKey = new HivePublicKey(HexFormat.of().formatHex(Secp256k1.publicKey(secret)));
    }

    /**
     * Reads a key in the wallet import format: 51 characters that start with 5.
     *
     * @param wif any text
     * @return the key
     * @throws MalformedKeyException if it is no key; the message says why and never repeats the text
     */
    public static HivePrivateKey fromWif(String wif) throws MalformedKeyException {
        requireShape(wif);
        byte[] bytes = Base58.decode(wif, WIF_LENGTH)
                .filter(decoded -> decoded.length == WIF_BODY_BYTES + CHECKSUM_BYTES && decoded[0] == WIF_VERSION)
                .orElseThrow(() -> new MalformedKeyException("The private key holds a character that no key has."));
        byte[] body = Arrays.copyOf(bytes, WIF_BODY_BYTES);
        byte[] checksum = Arrays.copyOf(Hashes.sha256(Hashes.sha256(body)), CHECKSUM_BYTES);
        if (!Arrays.equals(checksum, Arrays.copyOfRange(bytes, WIF_BODY_BYTES, bytes.length))) {
            throw new MalformedKeyException("The private key's checksum is wrong: a character is mistyped.");
        }
        return ofSecret(Arrays.copyOfRange(body, 1, body.length));
    }

    private static void requireShape(String wif) throws MalformedKeyException {
        if (wif.startsWith("STM")) {
            throw new MalformedKeyException("This is a public key; a private key, which starts with 5, is needed.");
        }
        if (wif.startsWith("P5")) {
            throw new MalformedKeyException("This looks like a master password; give a single private key instead.");
        }
        if (wif.startsWith("K") || wif.startsWith("L")) {
            throw new MalformedKeyException("This looks like a key of Bitcoin; Hive's private keys start with 5.");
        }
        if (wif.length() != WIF_LENGTH || !wif.startsWith("5")) {
            throw new MalformedKeyException("A private key must have 51 characters and start with 5.");
        }
    }

    private static HivePrivateKey ofSecret(byte[] bytes) throws MalformedKeyException {
        BigInteger secret = new BigInteger(1, bytes);
        if (!Secp256k1.isScalar(secret)) {
            throw new MalformedKeyException("The private key is outside the range of keys.");
        }
        return new HivePrivateKey(secret);
    }

    /**
     * The key that wallets derive from a master password.
     *
     * @param account the account
     * @param role {@code owner}, {@code active}, {@code posting} or {@code memo}
     * @param password the master password
     * @return the key: SHA-256 of the three, joined
     */
    public static HivePrivateKey fromPassword(AccountName account, String role, String password) {
        byte[] secret = Hashes.sha256(Utf8.encode(account.value() + role + password));
        try {
            return ofSecret(secret);
        } catch (MalformedKeyException outOfRange) {
            throw new IllegalArgumentException("this password makes no key", outOfRange);
        }
    }

    /**
     * Whether a text is a whole private key, so that nothing which might be one is repeated anywhere.
     *
     * @param text any text
     * @return true if it is
     */
    public static boolean isWif(String text) {
        try {
            fromWif(text);
            return true;
        } catch (MalformedKeyException noKey) {
            return false;
        }
    }

    /**
     * The key that belongs to it and may be known.
     *
     * @return the public key
     */
    public HivePublicKey publicKey() {
        return publicKey;
    }

    BigInteger secret() {
        return secret;
    }

    @Override
    public String toString() {
        return "private key of " + publicKey;
    }
}

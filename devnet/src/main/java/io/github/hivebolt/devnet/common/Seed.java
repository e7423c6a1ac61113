package io.github.hivebolt.devnet.common;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Makes all keys and ids of a devnet from one text, so that the same seed gives the same devnet. Never use it for money.
 *
 * @param text any text
 */
public record Seed(String text) {
    /**
     * Thirty-two bytes for a purpose.
     *
     * @param purpose what they are for; different purposes give unrelated bytes
     * @return SHA-256 of seed and purpose
     */
    public byte[] bytes(String purpose) {
        return sha256((text + "\n" + purpose).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Thirty-two bytes for a purpose in hexadecimal.
     *
     * @param purpose what they are for
     * @return 64 digits
     */
    public String hex(String purpose) {
        return HexFormat.of().formatHex(bytes(purpose));
    }

    /**
     * The digest that everything here is made with.
     *
     * @param input any bytes
     * @return 32 bytes
     */
    public static byte[] sha256(byte[] input) {
        return digest("SHA-256", input);
    }

    /**
     * The digest of Hive's block ids.
     *
     * @param input any bytes
     * @return 28 bytes
     */
    public static byte[] sha224(byte[] input) {
        return digest("SHA-224", input);
    }

    private static byte[] digest(String algorithm, byte[] input) {
        try {
            return MessageDigest.getInstance(algorithm).digest(input);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java runtime has " + algorithm, missing);
        }
    }

    @Override
    public String toString() {
        return "a devnet seed";
    }
}

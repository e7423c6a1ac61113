package io.github.hivebolt.app.config;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** Checks the wallet import format of a private key: base58, version byte 0x80, double SHA-256 checksum. */
final class Wif {
    private static final String ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final BigInteger BASE = BigInteger.valueOf(58);
    private static final int LENGTH = 51;
    private static final int KEY_END = 33;
    private static final int CHECKSUM_END = 37;
    private static final byte VERSION = (byte) 0x80;

    private Wif() {}

    static boolean isValid(String text) {
        if (text.length() != LENGTH) {
            return false;
        }
        BigInteger number = BigInteger.ZERO;
        for (int i = 0; i < LENGTH; i++) {
            int digit = ALPHABET.indexOf(text.charAt(i));
            if (digit < 0) {
                return false;
            }
            number = number.multiply(BASE).add(BigInteger.valueOf(digit));
        }
        byte[] signed = number.toByteArray();
        // BigInteger puts a zero in front, because the version byte has its highest bit set.
        return signed.length == CHECKSUM_END + 1 && isKey(Arrays.copyOfRange(signed, 1, signed.length));
    }

    private static boolean isKey(byte[] bytes) {
        byte[] checksum = sha256(sha256(Arrays.copyOf(bytes, KEY_END)));
        return bytes[0] == VERSION
                && MessageDigest.isEqual(
                        Arrays.copyOf(checksum, CHECKSUM_END - KEY_END),
                        Arrays.copyOfRange(bytes, KEY_END, CHECKSUM_END));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}

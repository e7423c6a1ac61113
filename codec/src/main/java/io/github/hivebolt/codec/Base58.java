package io.github.hivebolt.codec;

import java.math.BigInteger;
import java.util.Optional;
import org.bouncycastle.util.BigIntegers;

/** Bitcoin's base 58, without checksum: a leading zero byte is a leading {@code 1}. */
final class Base58 {
    private static final String ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final int BASE = 58;
    // 58^10 is the largest power of 58 that fits a long: ten digits per step keep the big numbers few.
    private static final int STEP = 10;

    private Base58() {}

    static String encode(byte[] bytes) {
        StringBuilder reversed = new StringBuilder();
        BigInteger step = BigInteger.valueOf(BASE).pow(STEP);
        BigInteger rest = new BigInteger(1, bytes);
        while (rest.signum() > 0) {
            BigInteger[] parts = rest.divideAndRemainder(step);
            rest = parts[0];
            long chunk = parts[1].longValueExact();
            for (int i = 0; i < STEP && (chunk > 0 || rest.signum() > 0); i++) {
                reversed.append(ALPHABET.charAt((int) (chunk % BASE)));
                chunk /= BASE;
            }
        }
        for (int i = 0; i < bytes.length && bytes[i] == 0; i++) {
            reversed.append(ALPHABET.charAt(0));
        }
        return reversed.reverse().toString();
    }

    /** The bytes of a text, or empty if it is longer than a limit or has a character outside the alphabet. */
    static Optional<byte[]> decode(String text, int maxLength) {
        if (text.length() > maxLength) {
            return Optional.empty();
        }
        int zeros = 0;
        while (zeros < text.length() && text.charAt(zeros) == ALPHABET.charAt(0)) {
            zeros++;
        }
        BigInteger number = BigInteger.ZERO;
        for (int start = zeros; start < text.length(); start += STEP) {
            int end = Math.min(start + STEP, text.length());
            long chunk = 0;
            for (int i = start; i < end; i++) {
                int digit = ALPHABET.indexOf(text.charAt(i));
                if (digit < 0) {
                    return Optional.empty();
                }
                chunk = chunk * BASE + digit;
            }
            number = number.multiply(BigInteger.valueOf(BASE).pow(end - start)).add(BigInteger.valueOf(chunk));
        }
        byte[] magnitude = number.signum() == 0 ? new byte[0] : BigIntegers.asUnsignedByteArray(number);
        byte[] bytes = new byte[zeros + magnitude.length];
        System.arraycopy(magnitude, 0, bytes, zeros, magnitude.length);
        return Optional.of(bytes);
    }
}

package io.github.hivebolt.domain;

import java.util.HexFormat;

/** The few argument checks that every value type of the domain needs. */
public final class Checks {
    private Checks() {}

    /**
     * Refuses a false condition.
     *
     * @param condition what must hold
     * @param message one sentence that says what was expected
     * @throws IllegalArgumentException if {@code condition} is false
     */
    public static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }

    /**
     * Refuses anything but lower-case hexadecimal of an exact length.
     *
     * @param hex the text to check
     * @param bytes the number of bytes that it must denote
     * @param what what the text is, for the message
     * @return {@code hex}
     * @throws IllegalArgumentException if it is anything else
     */
    public static String requireHex(String hex, int bytes, String what) {
        boolean wellFormed = hex.length() == 2 * bytes;
        for (int i = 0; wellFormed && i < hex.length(); i++) {
            char c = hex.charAt(i);
            wellFormed = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
        }
        require(wellFormed, what + " must be " + bytes + " bytes of lower-case hexadecimal");
        return hex;
    }

    /**
     * Decodes lower-case hexadecimal that {@link #requireHex} accepted.
     *
     * @param hex the text
     * @return its bytes
     */
    public static byte[] bytesOf(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}

package io.github.hivebolt.codec;

import java.util.Locale;

/**
 * A bech32 text (BIP 173), as invoices and LNURLs use it: without BIP 173's limit of 90 characters, and with its first
 * checksum, not bech32m. Immutable.
 */
public final class Bech32 {
    private static final String CHARSET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    private static final int[] GENERATOR = {0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3};
    private static final int CHECKSUM_GROUPS = 6;
    private static final char SEPARATOR = '1';

    private final String prefix;
    private final byte[] groups;

    private Bech32(String prefix, byte[] groups) {
        this.prefix = prefix;
        this.groups = groups;
    }

    /**
     * Makes the bech32 of some bytes.
     *
     * @param prefix the human-readable part, lower case
     * @param bytes what it carries
     * @return the bech32, to be written by {@link #encode()}
     */
    public static Bech32 ofBytes(String prefix, byte[] bytes) {
        return new Bech32(prefix, FiveBits.ofBytes(bytes));
    }

    static Bech32 ofGroups(String prefix, byte[] groups) {
        return new Bech32(prefix, groups.clone());
    }

    /**
     * Reads a text, all lower or all upper case, and checks its checksum.
     *
     * @param text any text; hostile input
     * @param maxLength the most characters that it may have
     * @return its parts, the prefix in lower case
     * @throws MalformedBech32Exception if it is no bech32; the message never repeats the text
     */
    public static Bech32 decode(String text, int maxLength) throws MalformedBech32Exception {
        if (text.length() > maxLength) {
            throw new MalformedBech32Exception("it must not be longer than " + maxLength + " characters");
        }
        // ASCII first: other alphabets have letters whose lower case is a plain Latin one.
        if (!text.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new MalformedBech32Exception("it may only hold plain letters and digits");
        }
        String lower = text.toLowerCase(Locale.ROOT);
        if (!text.equals(lower) && !text.equals(text.toUpperCase(Locale.ROOT))) {
            throw new MalformedBech32Exception("it must be all lower case or all upper case");
        }
        int separator = lower.lastIndexOf(SEPARATOR);
        if (separator < 1 || lower.length() - separator - 1 < CHECKSUM_GROUPS) {
            throw new MalformedBech32Exception("it is too short or lacks the 1 that ends its prefix");
        }
        String prefix = lower.substring(0, separator);
        byte[] all = groupsOf(lower.substring(separator + 1));
        if (polymod(prefix, all) != 1) {
            throw new MalformedBech32Exception("its checksum is wrong, so a part is missing or a character mistyped");
        }
        byte[] groups = new byte[all.length - CHECKSUM_GROUPS];
        System.arraycopy(all, 0, groups, 0, groups.length);
        return new Bech32(prefix, groups);
    }

    static byte[] groupsOf(String data) throws MalformedBech32Exception {
        byte[] groups = new byte[data.length()];
        for (int i = 0; i < groups.length; i++) {
            int group = CHARSET.indexOf(data.charAt(i));
            if (group < 0) {
                throw new MalformedBech32Exception("it holds a character that this format does not use");
            }
            groups[i] = (byte) group;
        }
        return groups;
    }

    /**
     * The human-readable part.
     *
     * @return what stands before the last {@code 1}, lower case
     */
    public String prefix() {
        return prefix;
    }

    /**
     * The bytes that it carries.
     *
     * @return a new array
     * @throws MalformedBech32Exception if the data is no whole number of bytes
     */
    public byte[] bytes() throws MalformedBech32Exception {
        return FiveBits.toBytes(groups)
                .orElseThrow(() -> new MalformedBech32Exception("it does not hold a whole number of bytes"));
    }

    byte[] groups() {
        return groups.clone();
    }

    /**
     * Writes the text.
     *
     * @return prefix, data and checksum, lower case
     */
    public String encode() {
        byte[] padded = new byte[groups.length + CHECKSUM_GROUPS];
        System.arraycopy(groups, 0, padded, 0, groups.length);
        byte[] checksum = FiveBits.ofNumber(Integer.toUnsignedLong(polymod(prefix, padded) ^ 1), CHECKSUM_GROUPS);
        StringBuilder text = new StringBuilder(prefix).append(SEPARATOR);
        append(text, groups);
        append(text, checksum);
        return text.toString();
    }

    static String lettersOf(byte[] groups) {
        StringBuilder text = new StringBuilder();
        append(text, groups);
        return text.toString();
    }

    private static void append(StringBuilder text, byte[] groups) {
        for (byte group : groups) {
            text.append(CHARSET.charAt(group));
        }
    }

    private static int polymod(String prefix, byte[] groups) {
        int checksum = 1;
        for (int i = 0; i < prefix.length(); i++) {
            checksum = step(checksum, prefix.charAt(i) >> FiveBits.BITS);
        }
        checksum = step(checksum, 0);
        for (int i = 0; i < prefix.length(); i++) {
            checksum = step(checksum, prefix.charAt(i) & 31);
        }
        for (byte group : groups) {
            checksum = step(checksum, group);
        }
        return checksum;
    }

    private static int step(int checksum, int group) {
        int top = checksum >>> 25;
        int next = (checksum & 0x1ffffff) << FiveBits.BITS ^ group;
        for (int i = 0; i < GENERATOR.length; i++) {
            next ^= (top >> i & 1) == 0 ? 0 : GENERATOR[i];
        }
        return next;
    }
}

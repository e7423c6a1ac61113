package io.github.hivebolt.codec;

import io.github.hivebolt.domain.lightning.UnreadableInvoiceException;
import java.util.Locale;
import java.util.regex.Pattern;

/** The text form of BOLT 12: a prefix and bech32's letters, without a checksum. */
final class Bolt12Text {
    /** The longest text that is read, in characters. */
    static final int MAX_LENGTH = 16_384;

    /** Where a text is cut in pieces, a plus and possibly white space stand between two of its letters. */
    private static final Pattern CONTINUATION = Pattern.compile("(?<=[0-9a-z])\\+\\s*(?=[0-9a-z])");

    private static final Pattern PLAIN = Pattern.compile("[0-9a-z]+");

    private Bolt12Text() {}

    /** A text in lower case, in one piece. */
    static String normal(String text, String prefix) throws UnreadableInvoiceException {
        if (text.length() > MAX_LENGTH) {
            throw new UnreadableInvoiceException("It must not be longer than " + MAX_LENGTH + " characters.");
        }
        // ASCII first: other alphabets have letters whose lower case is a plain Latin one.
        if (!text.chars().allMatch(c -> c < 127)) {
            throw new UnreadableInvoiceException("It may only hold plain letters and digits.");
        }
        String lower = text.toLowerCase(Locale.ROOT);
        if (!text.equals(lower) && !text.equals(text.toUpperCase(Locale.ROOT))) {
            throw new UnreadableInvoiceException("It must be all lower case or all upper case.");
        }
        String whole = CONTINUATION.matcher(lower).replaceAll("");
        if (!PLAIN.matcher(whole).matches() || !whole.startsWith(prefix + "1")) {
            throw new UnreadableInvoiceException("It must be " + prefix + "1 and plain letters and digits.");
        }
        return whole;
    }

    /** The bytes that a text in its normal form carries. */
    static byte[] bytes(String normal, String prefix) throws UnreadableInvoiceException {
        String data = normal.substring(prefix.length() + 1);
        try {
            return FiveBits.toBytes(Bech32.groupsOf(data))
                    .orElseThrow(() -> new UnreadableInvoiceException("It does not hold a whole number of bytes."));
        } catch (MalformedBech32Exception malformed) {
            throw new UnreadableInvoiceException("It cannot be read: " + malformed.getMessage() + ".");
        }
    }

    static String write(String prefix, byte[] bytes) {
        return prefix + "1" + Bech32.lettersOf(FiveBits.ofBytes(bytes));
    }
}

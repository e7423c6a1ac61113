package io.github.hivebolt.adapters.cln;

import io.github.hivebolt.ports.RandomSource;
import java.util.HexFormat;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The note that a pay request leaves in the node's books. It is new for every request, so that a row which carries it
 * proves that this very request arrived; and it holds the height after which no HTLC of the request can be pending,
 * which the books do not show otherwise.
 *
 * @param text the note
 */
record PayLabel(String text) {
    private static final Pattern TEXT = Pattern.compile("hivebolt-[0-9a-f]{16}-([0-9]{1,9})");
    private static final int NONCE_BYTES = 8;

    /**
     * A fresh note.
     *
     * @param random chance
     * @param lastHeight the height at which the last HTLC of the request times out
     * @return the note
     */
    static PayLabel fresh(RandomSource random, long lastHeight) {
        String nonce = HexFormat.of().formatHex(random.bytes(NONCE_BYTES));
        return new PayLabel("hivebolt-" + nonce + "-" + lastHeight);
    }

    /**
     * Reads the height back.
     *
     * @return the height, or empty if the note is none of this adapter's
     */
    OptionalLong lastHeight() {
        Matcher parts = TEXT.matcher(text);
        return parts.matches() ? OptionalLong.of(Long.parseLong(parts.group(1))) : OptionalLong.empty();
    }
}

package io.github.hivebolt.adapters.cln;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Core Lightning's version, year and month.
 *
 * @param year two digits, 0 if unreadable
 * @param month two digits, 0 if unreadable
 */
record NodeVersion(int year, int month) {
    private static final Pattern TEXT = Pattern.compile("v?([0-9]{2})\\.([0-9]{2})(?:[.+-].*|rc.*)?");
    private static final NodeVersion UNREADABLE = new NodeVersion(0, 0);

    /**
     * From 26.06 on {@code listpays} says {@code pending} for as long as the pay command lives, and {@code xpay} takes a
     * label. Before, it could say {@code failed} between two attempts of a payment that still succeeded.
     */
    private static final NodeVersion BOOKS_CAN_BE_BELIEVED = new NodeVersion(26, 6);

    /**
     * Reads a version.
     *
     * @param text what the node calls itself, for instance {@code v26.06.6}
     * @return the version, older than any other where it cannot be read
     */
    static NodeVersion of(String text) {
        Matcher parts = TEXT.matcher(text);
        return parts.matches()
                ? new NodeVersion(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)))
                : UNREADABLE;
    }

    /**
     * Whether the node's books alone say how a payment ended whose request was never answered.
     *
     * @return false below 26.06 and where the version cannot be read
     */
    boolean booksCanBeBelieved() {
        return year != BOOKS_CAN_BE_BELIEVED.year
                ? year > BOOKS_CAN_BE_BELIEVED.year
                : month >= BOOKS_CAN_BE_BELIEVED.month;
    }
}

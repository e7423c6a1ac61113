package io.github.hivebolt.domain.memo;

import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.domain.order.OrderId;
import io.github.hivebolt.domain.order.Refusal;
import io.github.hivebolt.domain.quote.SendQuote;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The memos of what the gateway sends back, and how to tell them from requests. Pure and thread-safe. */
public final class AnswerMemo {
    private static final Pattern ORDER_TAIL = Pattern.compile("(?:^|\\s)hb:([0-9a-z-]{9,64})(?: v4v-\\w+)?\\s*$");

    private static final Pattern WORDLESS = Pattern.compile("(?:Refund|Change) \\| hb:[0-9a-z-]{9,64}");
    private static final Pattern POS_CODE = Pattern.compile("(?<![\\w-])v4v-\\w{1,16}(?![\\w-])");
    private static final int MAX_MEMO_BYTES = 2047;

    private AnswerMemo() {}

    /**
     * The memo of a refund.
     *
     * @param order whose money goes back
     * @param refusal why
     * @param confidential whether the request came encrypted: then nothing is told but the order
     * @return for instance {@code Refund: the invoice has expired | hb:...}
     */
    public static String refund(OrderId order, Refusal refusal, boolean confidential) {
        String head = confidential ? "Refund" : "Refund: " + refusal.words();
        return head + tail(order);
    }

    /**
     * The memo of change.
     *
     * @param order whose change it is
     * @param quote what was priced
     * @param routing what the route cost
     * @param confidential whether the request came encrypted: then nothing is told but the order
     * @return for instance {@code Change: paid 2000 sats, fee 80 sats, routing 1 sats | hb:...}
     */
    public static String change(OrderId order, SendQuote quote, Msat routing, boolean confidential) {
        String head = confidential
                ? "Change"
                : "Change: paid " + quote.amount().ceilToSats() + " sats, fee "
                        + quote.fee().ceilToSats() + " sats, routing " + routing.ceilToSats() + " sats";
        return head + tail(order);
    }

    /**
     * The memo of a payout. It is public, so it never starts with {@code #}.
     *
     * @param order whose payout it is
     * @param paid what the payer paid
     * @param message the payer's message, possibly empty; hostile input
     * @return the message, cut so that all fits 2047 bytes, then {@code | hb:<id>}, then the message's last point-of-sale
     *     code where it has one
     */
    public static String payout(OrderId order, Msat paid, String message) {
        Optional<String> code =
                POS_CODE.matcher(message).results().map(MatchResult::group).reduce((earlier, later) -> later);
        String tail = tail(order) + code.map(text -> " " + text).orElse("");
        String words = message.codePoints()
                .map(point -> Character.isISOControl(point) ? ' ' : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip()
                .replaceFirst("^[#\\s]+", "");
        String head = words.isEmpty() ? "Lightning payment of " + paid.floorToSats() + " sats" : words;
        return cut(head, MAX_MEMO_BYTES - tail.length()) + tail;
    }

    private static String cut(String text, int maxBytes) {
        int bytes = 0;
        int end = 0;
        while (end < text.length()) {
            int point = text.codePointAt(end);
            bytes += utf8Length(point);
            if (bytes > maxBytes) {
                break;
            }
            end += Character.charCount(point);
        }
        return text.substring(0, end);
    }

    private static int utf8Length(int point) {
        if (point < 0x80) {
            return 1;
        }
        if (point < 0x800) {
            return 2;
        }
        return point < 0x10000 ? 3 : 4;
    }

    /**
     * Whether a memo is an answer of this or another gateway, which is never answered (design rule 12).
     *
     * @param memo any text
     * @return true if it ends in {@code hb:<id>} or starts with {@code Refund:} or {@code Change:}
     */
    public static boolean isAnswer(String memo) {
        return memo.startsWith("Refund:")
                || memo.startsWith("Change:")
                || namedOrder(memo).isPresent();
    }

    /**
     * The order that a memo's end names.
     *
     * @param memo any text
     * @return the order, or empty if it ends in no {@code hb:<id>}
     */
    public static Optional<OrderId> namedOrder(String memo) {
        if (!memo.contains("hb:")) {
            return Optional.empty();
        }
        Matcher tail = ORDER_TAIL.matcher(memo);
        return tail.find() ? OrderId.parse(tail.group(1)) : Optional.empty();
    }

    /**
     * Whether a memo tells nothing but the order, so that an encrypted one with the words may take its place.
     *
     * @param memo any text
     * @return true for {@code Refund | hb:<id>} and {@code Change | hb:<id>}
     */
    public static boolean isWordless(String memo) {
        return WORDLESS.matcher(memo).matches();
    }

    private static String tail(OrderId order) {
        return " | hb:" + order.text();
    }
}

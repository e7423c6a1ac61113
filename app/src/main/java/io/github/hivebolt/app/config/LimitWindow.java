package io.github.hivebolt.app.config;

import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * At most so many sats in any stretch of time of this length.
 *
 * @param length of the rolling window
 * @param sats most that may be exchanged in it
 */
public record LimitWindow(Duration length, long sats) {
    private static final Pattern GRAMMAR = Pattern.compile("([0-9]{1,5})([mhd]):([0-9]{1,16})");
    private static final Parser<List<LimitWindow>> LIST = Parsers.list(LimitWindow::parse);
    private static final Duration LONGEST = Duration.ofDays(366);

    /** Longer windows must allow more than shorter ones, or the shorter ones would never count. */
    static List<LimitWindow> parseAll(String text) throws Malformed {
        List<LimitWindow> windows = LIST.parse(text);
        for (int i = 1; i < windows.size(); i++) {
            LimitWindow shorter = windows.get(i - 1);
            LimitWindow longer = windows.get(i);
            if (longer.length.compareTo(shorter.length) <= 0) {
                throw new Malformed("the windows are not in order of their length");
            }
            if (longer.sats < shorter.sats) {
                throw new Malformed("a longer window allows less than a shorter one");
            }
        }
        return windows;
    }

    private static LimitWindow parse(String text) throws Malformed {
        Matcher matcher = GRAMMAR.matcher(text);
        if (!matcher.matches()) {
            throw Malformed.value(text, "is not a window like 4h:400000");
        }
        long count = Long.parseLong(matcher.group(1));
        Duration length = switch (matcher.group(2).charAt(0)) {
            case 'm' -> Duration.ofMinutes(count);
            case 'h' -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
        long sats = Long.parseLong(matcher.group(3));
        if (length.isZero() || length.compareTo(LONGEST) > 0 || sats == 0) {
            throw Malformed.value(text, "is not from 1m to 366d with at least 1 sat");
        }
        return new LimitWindow(length, sats);
    }
}

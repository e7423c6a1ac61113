package io.github.hivebolt.engine;

import java.math.BigDecimal;

/**
 * What the chain shows more than the books.
 *
 * @param hiveMilli HIVE in thousandths, negative where the books show more
 * @param hbdMilli HBD in thousandths, likewise
 */
record HiveDifference(long hiveMilli, long hbdMilli) {
    static final HiveDifference NONE = new HiveDifference(0, 0);

    boolean isNone() {
        return equals(NONE);
    }

    HiveDifference minus(HiveDifference other) {
        return new HiveDifference(hiveMilli - other.hiveMilli, hbdMilli - other.hbdMilli);
    }

    String words() {
        return BigDecimal.valueOf(hiveMilli, 3) + " HIVE and " + BigDecimal.valueOf(hbdMilli, 3) + " HBD";
    }

    String text() {
        return hiveMilli + " " + hbdMilli;
    }

    static HiveDifference parse(String text) {
        int space = text.indexOf(' ');
        return new HiveDifference(Long.parseLong(text.substring(0, space)), Long.parseLong(text.substring(space + 1)));
    }
}

package io.github.hivebolt.adapters.notify;

import io.github.hivebolt.ports.Notification;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** Makes text harmless for every channel: bounded, and without characters that control, hide or reorder. */
record PlainText(String title, List<String> lines, Optional<URI> link) {
    private static final int MAX_TITLE = 300;
    private static final int MAX_LINE = 2_000;
    private static final int MAX_LINES = 100;
    private static final int REPLACEMENT = 0xFFFD;
    private static final String CUT = "…";

    static PlainText of(Notification notification) {
        List<String> lines = notification.text().stream()
                .limit(MAX_LINES)
                .map(line -> clean(line, MAX_LINE))
                .toList();
        return new PlainText(clean(notification.title(), MAX_TITLE), lines, notification.link());
    }

    /** The lines, the link as one of them. */
    List<String> linesWithLink() {
        List<String> all = new ArrayList<>(lines);
        link.ifPresent(uri -> all.add(Notification.MORE + uri));
        return all;
    }

    /**
     * The same with fewer lines, so that a channel takes it.
     *
     * @param limit the most that all lines may measure together
     * @param measure how much a line counts, its end included; a part of a line never counts more than the whole
     * @return the first lines, the last one cut where it must be
     */
    PlainText within(int limit, ToIntFunction<String> measure) {
        List<String> kept = new ArrayList<>();
        int left = limit;
        for (String line : lines) {
            int size = measure.applyAsInt(line);
            if (size > left) {
                kept.add(cut(line, left, measure));
                break;
            }
            kept.add(line);
            left -= size;
        }
        return new PlainText(title, kept, link);
    }

    /** As much of a text as fits, with a sign that something is missing. */
    static String cut(String text, int limit, ToIntFunction<String> measure) {
        if (measure.applyAsInt(text) <= limit) {
            return text;
        }
        int fits = 0;
        int tooMuch = text.codePointCount(0, text.length());
        while (tooMuch - fits > 1) {
            int middle = (fits + tooMuch) / 2;
            if (measure.applyAsInt(first(text, middle) + CUT) <= limit) {
                fits = middle;
            } else {
                tooMuch = middle;
            }
        }
        return fits == 0 ? "" : first(text, fits) + CUT;
    }

    private static String first(String text, int codePoints) {
        return text.substring(0, text.offsetByCodePoints(0, codePoints));
    }

    static String clean(String text, int maxCodePoints) {
        return text.codePoints()
                .limit(maxCodePoints)
                .map(codePoint -> isHarmless(codePoint) ? codePoint : REPLACEMENT)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isHarmless(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}

package io.github.hivebolt.adapters.notify;

import io.github.hivebolt.ports.Notification;
import java.util.List;

/** Makes text harmless for every channel: bounded, and without characters that control, hide or reorder. */
record PlainText(String title, List<String> lines) {
    private static final int MAX_TITLE = 300;
    private static final int MAX_LINE = 2_000;
    private static final int MAX_LINES = 100;
    private static final int REPLACEMENT = 0xFFFD;

    static PlainText of(Notification notification) {
        List<String> lines = notification.lines().stream()
                .limit(MAX_LINES)
                .map(line -> clean(line, MAX_LINE))
                .toList();
        return new PlainText(clean(notification.title(), MAX_TITLE), lines);
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

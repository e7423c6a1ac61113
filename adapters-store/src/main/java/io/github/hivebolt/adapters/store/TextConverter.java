package io.github.hivebolt.adapters.store;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/**
 * Texts of strangers in a form that every database takes, and gives back unchanged. PostgreSQL refuses U+0000 and half
 * surrogate pairs; a memo that holds one must not stop the gateway, so such characters are written as U+E000 and four
 * hexadecimal digits, and U+E000 itself likewise.
 *
 * <p>Public because EclipseLink makes it; nobody else uses it.
 */
@Converter
public final class TextConverter implements AttributeConverter<String, String> {
    private static final char ESCAPE = '\uE000';
    private static final int DIGITS = 4;

    /** For EclipseLink. */
    public TextConverter() {}

    static String column(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                escaped.append(c).append(text.charAt(++i));
            } else if (c == 0 || c == ESCAPE || Character.isSurrogate(c)) {
                escaped.append(ESCAPE).append(String.format("%04x", (int) c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }

    static String text(String column) {
        int next = column.indexOf(ESCAPE);
        if (next < 0) {
            return column;
        }
        StringBuilder text = new StringBuilder(column.length());
        int from = 0;
        while (next >= 0) {
            text.append(column, from, next);
            from = next + 1 + DIGITS;
            text.append((char) Integer.parseInt(column, next + 1, from, 16));
            next = column.indexOf(ESCAPE, from);
        }
        return text.append(column, from, column.length()).toString();
    }

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable String text) {
        return text == null ? null : column(text);
    }

    @Override
    public @Nullable String convertToEntityAttribute(@Nullable String column) {
        return column == null ? null : text(column);
    }
}

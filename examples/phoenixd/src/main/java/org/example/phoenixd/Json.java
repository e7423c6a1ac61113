package org.example.phoenixd;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A small strict reader of JSON objects, so that this adapter needs no library: its jar holds nothing but itself. Lists
 * are kept as objects whose names are the positions. What is no JSON object, is nested too deep, or has a name twice, is
 * no answer.
 */
final class Json {
    private static final int MAX_DEPTH = 20;

    private final String text;
    private int at;

    private Json(String text) {
        this.text = text;
    }

    /** An object, or empty if the text is anything else. */
    static Optional<Map<String, Object>> object(String text) {
        Json reader = new Json(text);
        try {
            reader.space();
            if (reader.peek() != '{') {
                return Optional.empty();
            }
            Map<String, Object> object = reader.object(0);
            reader.space();
            return reader.at == text.length() ? Optional.of(object) : Optional.empty();
        } catch (IllegalArgumentException | IndexOutOfBoundsException malformed) {
            return Optional.empty();
        }
    }

    /** A text field. */
    static Optional<String> string(Map<String, Object> object, String name) {
        return object.get(name) instanceof String found ? Optional.of(found) : Optional.empty();
    }

    /** A whole number. */
    static Optional<Long> number(Map<String, Object> object, String name) {
        return object.get(name) instanceof Long found ? Optional.of(found) : Optional.empty();
    }

    /** Whether a field is {@code true}. */
    static boolean isTrue(Map<String, Object> object, String name) {
        return Boolean.TRUE.equals(object.get(name));
    }

    private Map<String, Object> object(int depth) {
        Map<String, Object> object = new HashMap<>();
        at++;
        space();
        while (peek() != '}') {
            String name = string();
            space();
            expect(':');
            if (object.put(name, value(depth + 1)) != null) {
                throw new IllegalArgumentException("a name twice");
            }
            separator('}');
        }
        at++;
        return object;
    }

    private Map<String, Object> list(int depth) {
        Map<String, Object> list = new HashMap<>();
        at++;
        space();
        while (peek() != ']') {
            list.put(Integer.toString(list.size()), value(depth + 1));
            separator(']');
        }
        at++;
        return list;
    }

    private Object value(int depth) {
        if (depth > MAX_DEPTH) {
            throw new IllegalArgumentException("nested too deep");
        }
        space();
        Object value = switch (peek()) {
            case '{' -> object(depth);
            case '[' -> list(depth);
            case '"' -> string();
            default -> word();
        };
        space();
        return value;
    }

    private void separator(char end) {
        if (peek() == ',') {
            at++;
            space();
            if (peek() == end) {
                throw new IllegalArgumentException("a comma too many");
            }
        } else if (peek() != end) {
            throw new IllegalArgumentException("no comma");
        }
    }

    private Object word() {
        int from = at;
        while (at < text.length() && ",]} \t\r\n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        String word = text.substring(from, at);
        if (word.matches("-?(0|[1-9][0-9]{0,17})")) {
            return Long.valueOf(word);
        }
        return switch (word) {
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            case "null" -> Map.of();
            default -> {
                if (!word.matches("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?")) {
                    throw new IllegalArgumentException("no value");
                }
                yield new StringBuilder(word);
            }
        };
    }

    private String string() {
        expect('"');
        StringBuilder string = new StringBuilder();
        while (peek() != '"') {
            char c = text.charAt(at++);
            if (c < ' ') {
                throw new IllegalArgumentException("a control character");
            }
            string.append(c == '\\' ? escaped() : c);
        }
        at++;
        return string.toString();
    }

    private char escaped() {
        char c = text.charAt(at++);
        int known = "\"\\/bfnrt".indexOf(c);
        if (known >= 0) {
            return "\"\\/\b\f\n\r\t".charAt(known);
        }
        if (c != 'u') {
            throw new IllegalArgumentException("an unknown escape");
        }
        at += 4;
        return (char) Integer.parseInt(text, at - 4, at, 16);
    }

    private void expect(char c) {
        if (peek() != c) {
            throw new IllegalArgumentException("not what was expected");
        }
        at++;
    }

    private char peek() {
        return text.charAt(at);
    }

    private void space() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }
}

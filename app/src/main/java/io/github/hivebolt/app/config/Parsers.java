package io.github.hivebolt.app.config;

import java.math.BigDecimal;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The grammars that several areas share. */
final class Parsers {
    private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,18}");
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,15}(\\.[0-9]{1,15})?");

    private Parsers() {}

    static Parser<Long> integer(long min, long max) {
        return text -> {
            if (!INTEGER.matcher(text).matches()) {
                throw Malformed.value(text, "is not a whole number");
            }
            long number = Long.parseLong(text);
            if (number < min || number > max) {
                throw Malformed.value(text, "is not from " + min + " to " + max);
            }
            return number;
        };
    }

    static Parser<Integer> smallInteger(int min, int max) {
        Parser<Long> integer = integer(min, max);
        return text -> Math.toIntExact(integer.parse(text));
    }

    /** A decimal number that is not negative, with at most the given number of decimals. */
    static Parser<BigDecimal> decimal(BigDecimal min, BigDecimal max, int decimals) {
        return text -> {
            if (!DECIMAL.matcher(text).matches()) {
                throw Malformed.value(text, "is not a decimal number");
            }
            BigDecimal number = new BigDecimal(text);
            if (number.scale() > decimals) {
                throw Malformed.value(text, "has more than " + decimals + " decimals");
            }
            if (number.compareTo(min) < 0 || number.compareTo(max) > 0) {
                throw Malformed.value(text, "is not from " + min + " to " + max);
            }
            return number;
        };
    }

    static Parser<Duration> duration(Duration min, Duration max) {
        return text -> {
            try {
                Duration duration = Duration.parse(text);
                if (duration.compareTo(min) < 0 || duration.compareTo(max) > 0) {
                    throw Malformed.value(text, "is not from " + min + " to " + max);
                }
                return duration;
            } catch (DateTimeParseException | ArithmeticException unreadable) {
                throw Malformed.value(text, "is not an ISO-8601 duration");
            }
        };
    }

    static <T> Parser<List<T>> list(Parser<T> element) {
        return text -> {
            List<T> all = new ArrayList<>();
            Set<T> seen = new HashSet<>();
            for (String part : split(text)) {
                T parsed = element.parse(part);
                if (!seen.add(parsed)) {
                    throw Malformed.value(part, "is named twice");
                }
                all.add(parsed);
            }
            return List.copyOf(all);
        };
    }

    static <T extends Enum<T>> Parser<T> choice(List<T> constants) {
        return text -> constants.stream()
                .filter(constant -> wordOf(constant).equals(text))
                .findFirst()
                .orElseThrow(() -> Malformed.value(text, "is not one of the choices"));
    }

    static Parser<String> oneOf(Set<String> words) {
        return text -> {
            if (!words.contains(text)) {
                throw Malformed.value(
                        text,
                        "is not one of "
                                + String.join(", ", words.stream().sorted().toList()));
            }
            return text;
        };
    }

    static Parser<String> matching(Pattern pattern, String wrong) {
        return text -> {
            if (!pattern.matcher(text).matches()) {
                throw Malformed.value(text, wrong);
            }
            return text;
        };
    }

    static Path path(String text) throws Malformed {
        try {
            return Path.of(text);
        } catch (InvalidPathException impossible) {
            throw Malformed.value(text, "is not a path");
        }
    }

    private static String wordOf(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static List<String> split(String text) throws Malformed {
        List<String> parts =
                Arrays.stream(text.split(",", -1)).map(String::strip).toList();
        if (parts.contains("")) {
            throw new Malformed("the list has an empty entry");
        }
        return parts;
    }
}

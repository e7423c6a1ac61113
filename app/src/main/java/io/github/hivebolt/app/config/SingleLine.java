package io.github.hivebolt.app.config;

/** A secret without line breaks, so that no part of a file gets lost or leaks into a header. */
final class SingleLine {
    private SingleLine() {}

    static String of(String text) throws Malformed {
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new Malformed("it has more than one line");
        }
        return text;
    }
}

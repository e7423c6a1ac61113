package io.github.hivebolt.adapters.hive;

/** Makes foreign text fit for a message: one line, bounded, without control characters. */
final class Lines {
    private Lines() {}

    static String one(String text, int maxCharacters) {
        StringBuilder line = new StringBuilder();
        text.codePoints()
                .limit(maxCharacters)
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE ? ' ' : c)
                .forEach(line::appendCodePoint);
        return line.length() > maxCharacters ? line.substring(0, maxCharacters) : line.toString();
    }
}

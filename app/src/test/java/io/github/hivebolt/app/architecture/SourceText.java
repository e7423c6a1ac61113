package io.github.hivebolt.app.architecture;

import java.util.regex.Pattern;

/** Java source without what it says in comments and literals, line for line as before. */
final class SourceText {
    private static final Pattern SAID = Pattern.compile(
            "\"\"\"(?:[^\\\\\"]|\\\\.|\"(?!\"\"))*+\"\"\"|\"(?:[^\"\\\\\\n]|\\\\.)*+\"|'(?:[^'\\\\\\n]|\\\\.)++'"
                    + "|//[^\\n]*+|/\\*(?:[^*]|\\*(?!/))*+\\*/",
            Pattern.DOTALL);

    private SourceText() {}

    /** The same text with every comment and literal blanked. */
    static String withoutWords(String source) {
        return SAID.matcher(source).replaceAll(said -> said.group().replaceAll("[^\\n]", " "));
    }
}

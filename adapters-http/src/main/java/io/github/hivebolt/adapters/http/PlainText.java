package io.github.hivebolt.adapters.http;

/** Makes a node's words fit for a log line: they are hostile input. */
public final class PlainText {
    private PlainText() {}

    /**
     * Cuts a text and replaces all that is not printable ASCII.
     *
     * @param hostile any text
     * @param maxCharacters the most that is kept
     * @return printable ASCII on one line
     */
    public static String of(String hostile, int maxCharacters) {
        int length = Math.min(hostile.length(), maxCharacters);
        StringBuilder plain = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            char c = hostile.charAt(i);
            plain.append(c >= ' ' && c <= '~' ? c : '?');
        }
        return plain.toString();
    }
}

package io.github.hivebolt.app.config;

/** A value that cannot be used; the message says what is wrong with it. */
final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int ECHO_LIMIT = 40;

    Malformed(String wrong) {
        super(wrong);
    }

    /** For values that are no secrets: quotes a short one, so that a typing error is seen at once. */
    static Malformed value(String text, String wrong) {
        return new Malformed(quoted(text) + ' ' + wrong);
    }

    String wrong() {
        String message = getMessage();
        return message == null ? "it cannot be used" : message;
    }

    private static String quoted(String text) {
        boolean printable = text.chars().noneMatch(Character::isISOControl);
        // A long value may be a secret that was put under the wrong key.
        return printable && text.length() <= ECHO_LIMIT ? '"' + text + '"' : "the value";
    }
}

package io.github.hivebolt.app.config;

/**
 * One finding about the configuration. It never contains the value of a secret.
 *
 * @param severity whether it stops the gateway
 * @param key the key it is about
 * @param sentence key, what was wrong, what was expected, where to read more
 */
public record Problem(Severity severity, String key, String sentence) {
    private static final String GUIDE = "docs/guide/configuration.md";

    /** Whether a finding stops the gateway. */
    public enum Severity {
        /** The gateway must not start. */
        ERROR,
        /** The operator should know. */
        WARNING
    }

    static Problem error(Key key, String wrong) {
        return error(key.name(), key, wrong);
    }

    static Problem error(String name, Key key, String wrong) {
        return new Problem(
                Severity.ERROR,
                name,
                name + ": " + wrong + "; expected " + key.expected() + ". See " + GUIDE + '#' + key.anchor());
    }

    static Problem unknown(String name, String advice) {
        return new Problem(
                Severity.WARNING,
                name,
                name + ": there is no such key and it is ignored; " + advice + ". See " + GUIDE);
    }

    static Problem refusedAdapter(String file, String why) {
        return new Problem(
                Severity.WARNING,
                "hivebolt.adapters-dir",
                "hivebolt.adapters-dir: " + file + " is left out: " + why + ". See docs/guide/write-an-adapter.md");
    }

    static Problem unreadableFile(String file, String wrong) {
        return new Problem(
                Severity.ERROR,
                file,
                file + ": " + wrong + "; expected lines of the form hivebolt.key=value. See " + GUIDE);
    }
}

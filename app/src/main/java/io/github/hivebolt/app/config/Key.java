package io.github.hivebolt.app.config;

/**
 * One documented configuration key.
 *
 * @param name the whole name, for instance {@code hivebolt.http.port}
 * @param fallback the text that counts where the key is not set; empty where there is none
 * @param expected what a value must be, for messages: "a port from 1 to 65535"
 * @param anchor the heading of the configuration guide that explains the key
 */
public record Key(String name, String fallback, String expected, String anchor) {
    /** What every key starts with. */
    public static final String PREFIX = "hivebolt.";

    static Key of(String shortName, String fallback, String expected, String anchor) {
        return new Key(PREFIX + shortName, fallback, expected, anchor);
    }

    /**
     * The environment variable of this key by the rules of MicroProfile Config.
     *
     * @return for instance {@code HIVEBOLT_HTTP_PORT}
     */
    public String variable() {
        return EnvironmentNames.upper(name);
    }

    /** The variant that names a file holding the value. */
    String fileName() {
        return name + "-file";
    }
}

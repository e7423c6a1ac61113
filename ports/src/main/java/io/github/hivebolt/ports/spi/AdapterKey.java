package io.github.hivebolt.ports.spi;

/**
 * A setting that an adapter has. The gateway checks that a required one is set where the adapter is chosen, reports
 * misspelled ones, reads {@code -file} variants of secrets, and lists all of them in {@code ./hivebolt check}. What a
 * value means is checked by the adapter itself when it is opened.
 *
 * @param name the key without {@code hivebolt.}; it starts with the adapter's own prefix: {@code NAME.} for a Lightning
 *     adapter, {@code rates.NAME.} for a rate source, {@code notify.NAME.} for a notifier
 * @param expected what a value must be, for messages, for instance "a URL like http://127.0.0.1:9740"
 * @param required whether the adapter cannot be opened without it
 * @param secret whether its value must never be shown
 */
public record AdapterKey(String name, String expected, boolean required, boolean secret) {
    /**
     * A setting without which the adapter cannot be opened.
     *
     * @param name the key without {@code hivebolt.}
     * @param expected what a value must be
     * @return the key
     */
    public static AdapterKey required(String name, String expected) {
        return new AdapterKey(name, expected, true, false);
    }

    /**
     * A setting with a default.
     *
     * @param name the key without {@code hivebolt.}
     * @param expected what a value must be, and what counts where it is not set
     * @return the key
     */
    public static AdapterKey optional(String name, String expected) {
        return new AdapterKey(name, expected, false, false);
    }

    /**
     * A secret without which the adapter cannot be opened; it may be given as {@code -file}.
     *
     * @param name the key without {@code hivebolt.}
     * @param expected what a value must be
     * @return the key
     */
    public static AdapterKey secret(String name, String expected) {
        return new AdapterKey(name, expected, true, true);
    }
}

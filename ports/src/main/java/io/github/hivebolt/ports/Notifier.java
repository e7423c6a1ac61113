package io.github.hivebolt.ports;

/** A channel to the operator. Implementations are thread-safe. */
public interface Notifier {
    /**
     * The name that configuration and messages use.
     *
     * @return for instance {@code log}
     */
    String name();

    /**
     * Sends one message.
     *
     * <p>R1: the caller must have stored the message before and must keep the order. R2: the implementor must never
     * throw for what the channel does and must bound the time it takes to 20 s. R3: text is rendered in the channel's
     * own markup, never interpolated into commands, links or headers.
     *
     * @param notification the message
     * @return what became of it
     */
    Delivery send(Notification notification);

    /**
     * Whether each message is wanted by itself, however many there are: programs and files do, people do not. For the
     * others the caller folds a storm into one summary.
     *
     * @return false unless overridden
     */
    default boolean wantsEach() {
        return false;
    }
}

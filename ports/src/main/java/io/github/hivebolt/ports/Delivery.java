package io.github.hivebolt.ports;

import java.time.Duration;

/** What became of a message that was given to a notifier. */
public sealed interface Delivery {
    /** The channel took it. */
    record Delivered() implements Delivery {}

    /**
     * The channel gave no clear answer or asks us to wait; the same message is sent again.
     *
     * @param why one sentence without secrets
     * @param notBefore how long to wait at least
     */
    record TryAgain(String why, Duration notBefore) implements Delivery {}

    /**
     * The channel will never take this message.
     *
     * @param why one sentence without secrets
     */
    record Refused(String why) implements Delivery {}
}

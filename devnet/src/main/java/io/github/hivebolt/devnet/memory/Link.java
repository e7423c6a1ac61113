package io.github.hivebolt.devnet.memory;

/** The line between the gateway and a party: decides what goes wrong with each call. */
@FunctionalInterface
public interface Link {
    /** A line on which nothing goes wrong. */
    Link GOOD = call -> Trouble.NONE;

    /** What can go wrong with one call. */
    enum Trouble {
        /** Nothing. */
        NONE,
        /** Nothing leaves: the connection is refused. */
        REFUSED,
        /** The request leaves and never arrives; no answer. */
        LOST_BEFORE_EFFECT,
        /** The request does what it asks for; no answer. */
        LOST_AFTER_EFFECT,
        /** No answer now; the request arrives when {@link InMemoryLightning#deliverDelayed()} is called. */
        DELAYED
    }

    /**
     * What happens to the next call.
     *
     * @param call the method of the port, for instance {@code pay}
     * @return what goes wrong
     */
    Trouble next(String call);
}

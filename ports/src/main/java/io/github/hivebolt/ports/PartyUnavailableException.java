package io.github.hivebolt.ports;

/**
 * An outside party gave no usable answer to a question. It says nothing about what the answer would have been, and it
 * is never thrown by calls that pay, settle or sign: those answer with an outcome.
 */
public final class PartyUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What kind of trouble it was, for the watchdog. */
    public enum Trouble {
        /** No connection: refused, reset, name not found, TLS refused. */
        UNREACHABLE,
        /** No answer in time. */
        TIMED_OUT,
        /** An answer that makes no sense: wrong status, wrong form, wrong content. */
        BROKEN_ANSWER,
        /** It answers and does not let us in: wrong macaroon, key or permission. */
        ACCESS_DENIED,
        /** It asks us to wait: too many requests, starting up, wallet locked. */
        NOT_READY,
        /** It answers, but what it knows is old, on another fork, or contradicts what we know. */
        STALE
    }

    private final Trouble trouble;
    private final String words;

    /**
     * Says what is wrong.
     *
     * @param trouble the kind
     * @param message one sentence that names the party and holds no secret
     */
    public PartyUnavailableException(Trouble trouble, String message) {
        super(message);
        this.trouble = trouble;
        this.words = message;
    }

    /**
     * Says what is wrong, and what caused it.
     *
     * @param trouble the kind
     * @param message one sentence that names the party and holds no secret
     * @param cause what was thrown
     */
    public PartyUnavailableException(Trouble trouble, String message, Throwable cause) {
        super(message, cause);
        this.trouble = trouble;
        this.words = message;
    }

    /**
     * The kind of trouble.
     *
     * @return the kind
     */
    public Trouble trouble() {
        return trouble;
    }

    /**
     * The sentence that says what is wrong.
     *
     * @return the message
     */
    public String words() {
        return words;
    }
}

package io.github.hivebolt.devnet.http;

/** The ways in which a node fails to answer although something accepts connections at its address. */
public enum FaultMode {
    /** Works. */
    NONE,
    /** Resets the connection once the request was read; nothing happens. */
    RESET,
    /** Never answers; nothing happens. */
    HANG,
    /** Closes the connection before any answer; nothing happens. */
    CLOSE,
    /** Answers 502 with the HTML page of a proxy; nothing happens. */
    HTML,
    /** Answers 200 with broken JSON; nothing happens. */
    BROKEN_JSON,
    /** Answers 429 with {@code Retry-After}; nothing happens. */
    TOO_MANY_REQUESTS,
    /** Does what was asked and ends the answer in the middle, without a last chunk. */
    CUT,
    /** Does what was asked and closes the connection without an answer. */
    LOSE_ANSWER;

    /**
     * Whether the request reaches the node behind the fault.
     *
     * @return false where nothing happens
     */
    boolean reachesHandler() {
        return switch (this) {
            case NONE, CUT, LOSE_ANSWER -> true;
            case RESET, HANG, CLOSE, HTML, BROKEN_JSON, TOO_MANY_REQUESTS -> false;
        };
    }
}

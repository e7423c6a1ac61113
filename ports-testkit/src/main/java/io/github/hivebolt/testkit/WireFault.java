package io.github.hivebolt.testkit;

/** What can go wrong between an adapter and a party that answers over HTTP. */
public enum WireFault {
    /** Nothing listens. */
    REFUSED(false, false),
    /** The connection is reset once the request was read; nothing happens. */
    RESET(true, false),
    /** No answer ever comes; nothing happens. */
    HANG(true, false),
    /** The connection is closed before any answer; nothing happens. */
    CLOSE(true, false),
    /** A proxy answers 502 with a page; nothing happens. */
    HTML(true, false),
    /** 200 with broken JSON; nothing happens. */
    GARBAGE(true, false),
    /** 429 that asks to wait; nothing happens. */
    TOO_MANY_REQUESTS(true, false),
    /** What was asked is done, and the answer ends in its middle. */
    CUT(true, true),
    /** What was asked is done, and no answer comes. */
    LOST_ANSWER(true, true);

    private final boolean requestLeaves;
    private final boolean requestTakesEffect;

    WireFault(boolean requestLeaves, boolean requestTakesEffect) {
        this.requestLeaves = requestLeaves;
        this.requestTakesEffect = requestTakesEffect;
    }

    /**
     * Whether bytes of the request leave the adapter.
     *
     * @return true unless there is no connection
     */
    public boolean requestLeaves() {
        return requestLeaves;
    }

    /**
     * Whether the party does what it was asked.
     *
     * @return true if so
     */
    public boolean requestTakesEffect() {
        return requestTakesEffect;
    }
}

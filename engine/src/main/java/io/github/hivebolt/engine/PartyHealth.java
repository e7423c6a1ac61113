package io.github.hivebolt.engine;

import java.time.Instant;

/**
 * How an outside party is.
 *
 * @param party its name: a host, {@code lightning}, {@code store}, {@code rates}
 * @param state how it is
 * @param since since when
 * @param why one sentence, empty while it is up
 */
public record PartyHealth(String party, State state, Instant since, String why) {
    /** How a party can be. */
    public enum State {
        /** It was not asked yet. */
        UNKNOWN,
        /** It works. */
        UP,
        /** It works in part. */
        DEGRADED,
        /** It does not work. */
        DOWN
    }
}

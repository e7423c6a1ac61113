package io.github.hivebolt.engine;

import io.github.hivebolt.ports.MonotonicTime;
import io.github.hivebolt.ports.TimeSource;
import java.time.Duration;
import java.time.Instant;

/** Remembers since when one party has been as it is. Thread-safe. */
final class HealthRecord {
    private final String party;
    private final TimeSource time;
    private PartyHealth current;
    private MonotonicTime changedAt;

    HealthRecord(String party, TimeSource time) {
        this.party = party;
        this.time = time;
        this.current = new PartyHealth(party, PartyHealth.State.UNKNOWN, time.now(), "not asked yet");
        this.changedAt = time.monotonic();
    }

    synchronized void up() {
        change(PartyHealth.State.UP, "");
    }

    synchronized void degraded(String why) {
        change(PartyHealth.State.DEGRADED, why);
    }

    synchronized void down(String why) {
        change(PartyHealth.State.DOWN, why);
    }

    synchronized PartyHealth now() {
        return current;
    }

    /** How long it has been as it is, whatever somebody does to the clock. */
    synchronized Duration lasted() {
        return time.monotonic().since(changedAt);
    }

    private void change(PartyHealth.State state, String why) {
        Instant since = current.since();
        if (current.state() != state) {
            since = time.now();
            changedAt = time.monotonic();
        }
        current = new PartyHealth(party, state, since, why);
    }
}

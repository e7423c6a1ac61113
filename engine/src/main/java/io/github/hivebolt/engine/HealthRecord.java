package io.github.hivebolt.engine;

import io.github.hivebolt.ports.TimeSource;
import java.time.Instant;

/** Remembers since when one party has been as it is. Thread-safe. */
final class HealthRecord {
    private final String party;
    private final TimeSource time;
    private PartyHealth current;

    HealthRecord(String party, TimeSource time) {
        this.party = party;
        this.time = time;
        this.current = new PartyHealth(party, PartyHealth.State.UNKNOWN, time.now(), "not asked yet");
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

    private void change(PartyHealth.State state, String why) {
        Instant since = current.state() == state ? current.since() : time.now();
        current = new PartyHealth(party, state, since, why);
    }
}

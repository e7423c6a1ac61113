package io.github.hivebolt.engine;

import io.github.hivebolt.ports.MonotonicTime;
import io.github.hivebolt.ports.TimeSource;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** At most five messages a minute for people. What comes faster waits and is folded. Not thread-safe. */
final class Pace {
    private static final int MOST = 5;
    private static final Duration WITHIN = Duration.ofMinutes(1);

    private final TimeSource time;
    private final Deque<MonotonicTime> sent = new ArrayDeque<>();

    Pace(TimeSource time) {
        this.time = time;
    }

    boolean allows() {
        MonotonicTime now = time.monotonic();
        sent.removeIf(at -> now.since(at).compareTo(WITHIN) >= 0);
        return sent.size() < MOST;
    }

    void sent() {
        sent.addLast(time.monotonic());
    }
}

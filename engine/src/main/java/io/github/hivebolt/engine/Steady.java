package io.github.hivebolt.engine;

import io.github.hivebolt.ports.MonotonicTime;
import io.github.hivebolt.ports.TimeSource;
import java.time.Duration;
import java.util.Optional;

/** Believes that something is wrong, or right, only when it has been so for a while. Not thread-safe. */
final class Steady {
    private final TimeSource time;
    private final Duration wrongAfter;
    private final Duration rightAfter;
    private Optional<Since> since = Optional.empty();

    /** What can be believed. */
    enum Verdict {
        UNDECIDED,
        WRONG,
        RIGHT
    }

    private record Since(boolean wrong, MonotonicTime at) {}

    Steady(TimeSource time, Duration wrongAfter, Duration rightAfter) {
        this.time = time;
        this.wrongAfter = wrongAfter;
        this.rightAfter = rightAfter;
    }

    Verdict update(boolean wrong) {
        MonotonicTime now = time.monotonic();
        Since began = since.filter(known -> known.wrong() == wrong).orElseGet(() -> new Since(wrong, now));
        since = Optional.of(began);
        boolean lasts = now.since(began.at()).compareTo(wrong ? wrongAfter : rightAfter) >= 0;
        if (!lasts) {
            return Verdict.UNDECIDED;
        }
        return wrong ? Verdict.WRONG : Verdict.RIGHT;
    }

    /** It cannot be seen now: what was seen before counts no more. */
    void forget() {
        since = Optional.empty();
    }
}

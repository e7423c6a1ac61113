package io.github.hivebolt.engine;

import io.github.hivebolt.ports.RandomSource;
import java.time.Duration;

/** How long to wait before the next try: doubling from a second to a minute, with jitter of a quarter. */
final class Backoff {
    private static final long FIRST_MILLIS = 1_000;
    private static final long LONGEST_MILLIS = 60_000;
    private static final int DOUBLINGS = 6;

    private final RandomSource random;

    Backoff(RandomSource random) {
        this.random = random;
    }

    Duration after(int attempts) {
        long millis = Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.clamp(attempts, 0, DOUBLINGS));
        return jittered(Duration.ofMillis(millis));
    }

    Duration jittered(Duration base) {
        long quarter = base.toMillis() / 4;
        return base.plusMillis(random.nextInt((int) Math.max(1, 2 * quarter)) - quarter);
    }
}

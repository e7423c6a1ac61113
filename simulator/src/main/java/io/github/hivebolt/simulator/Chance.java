package io.github.hivebolt.simulator;

import io.github.hivebolt.ports.RandomSource;
import java.time.Duration;
import java.util.List;

/** Draws from one stream of the seed. Not thread-safe. */
final class Chance {
    static final int CERTAIN = 10_000;

    private final RandomSource random;

    Chance(RandomSource random) {
        this.random = random;
    }

    Chance fork() {
        return new Chance(random.fork());
    }

    RandomSource source() {
        return random;
    }

    /** Whether something with a chance of so many in ten thousand happens. A chance of zero draws nothing. */
    boolean hits(int perTenThousand) {
        return perTenThousand > 0 && random.nextInt(CERTAIN) < perTenThousand;
    }

    boolean oneIn(int count) {
        return random.nextInt(count) == 0;
    }

    /** A number from the first to the last, both included. */
    int between(int first, int last) {
        return first + random.nextInt(last - first + 1);
    }

    Duration between(Duration first, Duration last) {
        long seconds = last.minus(first).toSeconds();
        long millis = first.toMillis() + 1_000L * random.nextInt((int) seconds + 1) + random.nextInt(1_000);
        return Duration.ofMillis(Math.min(millis, last.toMillis()));
    }

    <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}

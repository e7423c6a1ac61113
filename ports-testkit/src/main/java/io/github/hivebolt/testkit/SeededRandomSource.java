package io.github.hivebolt.testkit;

import io.github.hivebolt.ports.RandomSource;
import java.util.SplittableRandom;

/** Chance that follows from a seed. Thread-safe. */
public final class SeededRandomSource implements RandomSource {
    private final SplittableRandom random;

    /**
     * Begins at a seed.
     *
     * @param seed equal seeds give equal numbers
     */
    public SeededRandomSource(long seed) {
        this(new SplittableRandom(seed));
    }

    private SeededRandomSource(SplittableRandom random) {
        this.random = random;
    }

    @Override
    public synchronized int nextInt(int bound) {
        return random.nextInt(bound);
    }

    @Override
    public synchronized byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    @Override
    public synchronized RandomSource fork() {
        return new SeededRandomSource(random.split());
    }
}

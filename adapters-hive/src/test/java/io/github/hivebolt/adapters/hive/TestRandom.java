package io.github.hivebolt.adapters.hive;

import io.github.hivebolt.ports.RandomSource;
import java.util.Random;

/** Chance that follows from a seed. */
final class TestRandom implements RandomSource {
    private final Random random;

    TestRandom(long seed) {
        this.random = new Random(seed);
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
        return new TestRandom(random.nextLong());
    }
}

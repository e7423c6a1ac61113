package io.github.hivebolt.app.wiring;

import io.github.hivebolt.ports.RandomSource;
import java.security.SecureRandom;

/** The system's cryptographic generator. */
public final class SystemRandom implements RandomSource {
    private final SecureRandom random = new SecureRandom();

    @Override
    public int nextInt(int bound) {
        return random.nextInt(bound);
    }

    @Override
    public byte[] bytes(int count) {
        byte[] fresh = new byte[count];
        random.nextBytes(fresh);
        return fresh;
    }

    @Override
    public RandomSource fork() {
        return new SystemRandom();
    }
}

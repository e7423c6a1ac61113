package io.github.hivebolt.adapters.lnd;

import io.github.hivebolt.ports.RandomSource;

/** Chance for an adapter that needs none. */
final class NoChance implements RandomSource {
    @Override
    public int nextInt(int bound) {
        throw new IllegalStateException("this adapter draws no lots");
    }

    @Override
    public byte[] bytes(int count) {
        throw new IllegalStateException("this adapter draws no lots");
    }

    @Override
    public RandomSource fork() {
        return this;
    }
}

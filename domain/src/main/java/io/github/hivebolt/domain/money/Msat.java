package io.github.hivebolt.domain.money;

import static io.github.hivebolt.domain.Checks.require;

/**
 * An amount of bitcoin in millisatoshi (a thousandth of a satoshi), never negative.
 *
 * @param value millisatoshi, 0 to {@link #MAX_VALUE}
 */
public record Msat(long value) implements Comparable<Msat> {
    /** All bitcoin that will ever exist, in millisatoshi: no honest amount is larger. */
    public static final long MAX_VALUE = 21_000_000L * 100_000_000L * 1_000L;

    /** No bitcoin at all. */
    public static final Msat ZERO = new Msat(0);

    private static final long MSAT_PER_SAT = 1_000;

    /** Refuses what is negative or more than there can be. */
    public Msat {
        require(value >= 0 && value <= MAX_VALUE, "an amount of bitcoin must be between 0 and 21 million");
    }

    /**
     * An amount given in satoshi.
     *
     * @param sats satoshi, not negative
     * @return the same amount in millisatoshi
     * @throws ArithmeticException if it does not fit
     */
    public static Msat ofSats(long sats) {
        return new Msat(Math.multiplyExact(sats, MSAT_PER_SAT));
    }

    /**
     * The sum.
     *
     * @param other what is added
     * @return this + other
     */
    public Msat plus(Msat other) {
        return new Msat(Math.addExact(value, other.value));
    }

    /**
     * The difference, which must not be negative.
     *
     * @param other what is taken away, at most this
     * @return this - other
     * @throws IllegalArgumentException if other is more than this
     */
    public Msat minus(Msat other) {
        return new Msat(Math.subtractExact(value, other.value));
    }

    /**
     * Whole satoshi, the rest dropped.
     *
     * @return satoshi, rounded down
     */
    public long floorToSats() {
        return value / MSAT_PER_SAT;
    }

    /**
     * Whole satoshi, a begun one counted as whole.
     *
     * @return satoshi, rounded up
     */
    public long ceilToSats() {
        return Math.ceilDiv(value, MSAT_PER_SAT);
    }

    @Override
    public int compareTo(Msat other) {
        return Long.compare(value, other.value);
    }
}

package io.github.hivebolt.ports;

/**
 * The only way to chance: jitter, identifiers, secrets. In production every number comes from the system's
 * cryptographic generator; in a simulation all of them follow from one seed.
 *
 * <p>Implementations are thread-safe.
 */
public interface RandomSource {
    /**
     * A whole number below a bound, all equally likely.
     *
     * @param bound more than 0
     * @return 0 to bound - 1
     */
    int nextInt(int bound);

    /**
     * Random bytes.
     *
     * @param count how many, 0 to 1024
     * @return fresh bytes
     */
    byte[] bytes(int count);

    /**
     * An independent source, so that one consumer's draws do not shift another's.
     *
     * @return a new source
     */
    RandomSource fork();
}

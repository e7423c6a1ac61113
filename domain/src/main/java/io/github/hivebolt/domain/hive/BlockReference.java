package io.github.hivebolt.domain.hive;

import static io.github.hivebolt.domain.Checks.require;

import java.time.Instant;

/**
 * One block of the chain, named so that it cannot be mistaken for another one of the same number.
 *
 * @param number the block's number, which the id repeats
 * @param id the block's id
 * @param timestamp the time that the block's header gives, whole seconds UTC
 */
public record BlockReference(long number, BlockId id, Instant timestamp) {
    /** Refuses a number that the id contradicts. */
    public BlockReference {
        require(number == id.number(), "a block id carries its block's number");
    }
}

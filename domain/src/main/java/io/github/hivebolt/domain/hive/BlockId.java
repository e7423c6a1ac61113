package io.github.hivebolt.domain.hive;

import io.github.hivebolt.domain.Checks;

/**
 * The id of a Hive block, whose first four bytes are the block's number.
 *
 * @param hex 40 lower-case hexadecimal digits
 */
public record BlockId(String hex) {
    /** Refuses anything but 20 bytes of hexadecimal. */
    public BlockId {
        Checks.requireHex(hex, 20, "a Hive block id");
    }

    /**
     * The number that the id carries.
     *
     * @return the block's number, 0 to 2^32 - 1
     */
    public long number() {
        return Long.parseLong(hex.substring(0, 8), 16);
    }

    @Override
    public String toString() {
        return hex;
    }
}

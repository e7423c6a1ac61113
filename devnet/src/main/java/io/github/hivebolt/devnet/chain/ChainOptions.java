package io.github.hivebolt.devnet.chain;

import io.github.hivebolt.codec.ChainId;
import java.time.Duration;
import java.time.Instant;

/**
 * How a chain begins.
 *
 * @param chainId what its signatures are for
 * @param genesis the time of the slot before the first block
 * @param slot the time between two blocks
 * @param irreversibleLag how many blocks the last irreversible one is behind the head
 * @param savingsDelay how long a withdrawal from savings takes
 */
public record ChainOptions(
        ChainId chainId, Instant genesis, Duration slot, int irreversibleLag, Duration savingsDelay) {
    /** The chain id that devnets have: that of hived's own test networks. */
    public static final ChainId TESTNET =
            new ChainId("18dcf0a285365fc58b71f18b3d3fec954aa0c141c44e4e5cb4cf777b9eab274e");

    /**
     * Three-second blocks of a test network, irreversible one block later.
     *
     * @param genesis the time of the slot before the first block
     * @return the usual options
     */
    public static ChainOptions usual(Instant genesis) {
        return new ChainOptions(TESTNET, genesis, Duration.ofSeconds(3), 1, Duration.ofDays(3));
    }
}

package io.github.hivebolt.ports;

import io.github.hivebolt.domain.hive.ChainTransfer;
import java.util.List;

/**
 * The virtual operations of some consecutive irreversible blocks, reduced to what concerns the gateway.
 *
 * @param afterBlock the block before the first one, as asked for
 * @param lastBlock the last block whose virtual operations are complete; equal to {@code afterBlock} when there is
 *     nothing new yet
 * @param transfers virtual operations that move money to the gateway's account, in chain order
 * @param host the host that served them
 */
public record VirtualBatch(long afterBlock, long lastBlock, List<ChainTransfer> transfers, String host) {
    /** Takes a copy of the list. */
    public VirtualBatch {
        transfers = List.copyOf(transfers);
    }
}

package io.github.hivebolt.ports;

import io.github.hivebolt.domain.hive.BlockReference;
import io.github.hivebolt.domain.hive.ChainTransfer;
import java.util.List;

/**
 * Some consecutive irreversible blocks, reduced to what concerns the gateway.
 *
 * @param after the block before the first one, as asked for
 * @param last the last block of the batch; equal to {@code after} when there is nothing new yet
 * @param transfers signed operations of these blocks that move money from or to the gateway's account, in chain order
 * @param host the host that served them
 */
public record BlockBatch(BlockReference after, BlockReference last, List<ChainTransfer> transfers, String host) {
    /** Takes a copy of the list. */
    public BlockBatch {
        transfers = List.copyOf(transfers);
    }

    /**
     * Whether there is nothing new.
     *
     * @return true if no block is in it
     */
    public boolean isEmpty() {
        return last.equals(after);
    }
}

package io.github.hivebolt.adapters.hive;

import io.github.hivebolt.domain.hive.BlockId;
import io.github.hivebolt.domain.hive.BlockReference;
import io.github.hivebolt.domain.hive.ChainTransfer;
import java.util.List;
import java.util.Optional;

/**
 * A block, reduced to what concerns us.
 *
 * @param reference number, id and time
 * @param previous the id of the block before it
 * @param transfers money from or to us, in chain order
 * @param holdsWanted whether the transaction that was looked for is in it
 * @param defect why the block must not be used, if so
 */
record ParsedBlock(
        BlockReference reference,
        BlockId previous,
        List<ChainTransfer> transfers,
        boolean holdsWanted,
        Optional<String> defect) {
    ParsedBlock {
        transfers = List.copyOf(transfers);
    }
}

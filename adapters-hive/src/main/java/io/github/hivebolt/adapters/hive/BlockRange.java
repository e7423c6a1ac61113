package io.github.hivebolt.adapters.hive;

import io.github.hivebolt.domain.hive.BlockReference;
import io.github.hivebolt.domain.hive.ChainTransfer;
import io.github.hivebolt.ports.BlockBatch;
import java.util.List;

/**
 * Blocks that follow each other and a block that we know.
 *
 * @param after the known block
 * @param blocks what follows it, linked
 * @param host who served them
 */
record BlockRange(BlockReference after, List<ParsedBlock> blocks, String host) {
    BlockRange {
        blocks = List.copyOf(blocks);
    }

    BlockReference last() {
        return blocks.isEmpty() ? after : blocks.get(blocks.size() - 1).reference();
    }

    /** At most so many blocks from its beginning. */
    BlockRange first(int count) {
        return new BlockRange(after, blocks.subList(0, Math.min(count, blocks.size())), host);
    }

    /** What is left behind the first so many blocks. */
    BlockRange rest(int count) {
        int cut = Math.min(count, blocks.size());
        return new BlockRange(first(cut).last(), blocks.subList(cut, blocks.size()), host);
    }

    BlockBatch toBatch() {
        List<ChainTransfer> transfers =
                blocks.stream().flatMap(block -> block.transfers().stream()).toList();
        return new BlockBatch(after, last(), transfers, host);
    }
}

package io.github.hivebolt.devnet.chain;

import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.hive.BlockId;
import java.time.Instant;
import java.util.List;

/**
 * A block of the chain.
 *
 * @param number its number, from 1
 * @param id its id
 * @param previous the id of the block before
 * @param timestamp its time, whole seconds
 * @param witness who made it
 * @param merkleRoot 40 hexadecimal digits that depend on the transactions; not the real tree
 * @param witnessSignature 130 hexadecimal digits; made up, no key signed it
 * @param transactions what was signed
 * @param virtualOperations what the block itself does, never empty
 */
public record ChainBlock(
        long number,
        BlockId id,
        BlockId previous,
        Instant timestamp,
        AccountName witness,
        String merkleRoot,
        String witnessSignature,
        List<ChainTransaction> transactions,
        List<VirtualOperation> virtualOperations) {
    /** Keeps copies of the lists. */
    public ChainBlock {
        transactions = List.copyOf(transactions);
        virtualOperations = List.copyOf(virtualOperations);
    }

    /**
     * The same block with other transactions under the same id: what a lying node shows.
     *
     * @param shown the transactions
     * @return a block that never was
     */
    public ChainBlock showing(List<ChainTransaction> shown) {
        return new ChainBlock(
                number, id, previous, timestamp, witness, merkleRoot, witnessSignature, shown, virtualOperations);
    }

    /**
     * The same block under other ids: what a node on another fork shows.
     *
     * @param otherId its id there
     * @param otherPrevious the id of the block before there
     * @return a block of another fork
     */
    public ChainBlock onFork(BlockId otherId, BlockId otherPrevious) {
        return new ChainBlock(
                number,
                otherId,
                otherPrevious,
                timestamp,
                witness,
                merkleRoot,
                witnessSignature,
                transactions,
                virtualOperations);
    }
}

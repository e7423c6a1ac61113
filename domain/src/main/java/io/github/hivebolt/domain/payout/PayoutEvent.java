package io.github.hivebolt.domain.payout;

import io.github.hivebolt.domain.hive.BlockReference;
import io.github.hivebolt.domain.hive.TransactionId;

/** What can happen to an outgoing transfer. */
public sealed interface PayoutEvent {
    /**
     * It was signed; no node has seen it.
     *
     * @param transfer what was signed
     */
    record SignedNow(SignedTransfer transfer) implements PayoutEvent {}

    /**
     * Enough hosts report it in an irreversible block.
     *
     * @param transaction the transaction
     * @param blockNumber the block
     */
    record SeenInChain(TransactionId transaction, long blockNumber) implements PayoutEvent {}

    /**
     * Our reader has read every irreversible block up to this one without meeting it, and as many other hosts as are
     * configured say so too for the whole time in which it could have been taken.
     *
     * @param readUpTo the last block that was read
     */
    record MissingInChain(BlockReference readUpTo) implements PayoutEvent {}

    /**
     * The chain finds the operation itself wrong, and will at any time.
     *
     * @param why one sentence
     */
    record RefusedForGood(String why) implements PayoutEvent {}
}

package io.github.hivebolt.devnet.chain;

/** Where a transaction is, by the words of hived's {@code transaction_status_api}. */
public sealed interface TransactionStatus {
    /** Waiting for a block. */
    record WithinMempool() implements TransactionStatus {}

    /**
     * In a block.
     *
     * @param blockNumber which
     */
    record WithinBlock(long blockNumber) implements TransactionStatus {}

    /** Nowhere. */
    record Unknown() implements TransactionStatus {}
}

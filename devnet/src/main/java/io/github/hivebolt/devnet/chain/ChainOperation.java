package io.github.hivebolt.devnet.chain;

import io.github.hivebolt.codec.HiveOperation;
import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.money.HiveAmount;

/** What a transaction of a block does. */
public sealed interface ChainOperation {
    /**
     * An operation that somebody signed.
     *
     * @param operation what it says
     */
    record Signed(HiveOperation operation) implements ChainOperation {}

    /**
     * The release of an escrow, which the devnet makes without the escrow before it.
     *
     * @param from who paid into the escrow
     * @param to who receives
     * @param agent who could have judged
     * @param escrowId its number
     * @param amount how much
     */
    record EscrowRelease(AccountName from, AccountName to, AccountName agent, long escrowId, HiveAmount amount)
            implements ChainOperation {}
}

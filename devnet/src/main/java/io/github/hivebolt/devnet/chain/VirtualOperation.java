package io.github.hivebolt.devnet.chain;

import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.money.HiveAmount;

/** What a block does without anybody's signature. */
public sealed interface VirtualOperation {
    /**
     * Every block pays its producer.
     *
     * @param producer the witness
     * @param vests millionths of VESTS
     */
    record ProducerReward(AccountName producer, long vests) implements VirtualOperation {}

    /**
     * One execution of a recurrent transfer.
     *
     * @param from who pays
     * @param to who receives
     * @param amount how much
     * @param memo its memo
     * @param remainingExecutions how many are left
     */
    record FillRecurrentTransfer(
            AccountName from, AccountName to, HiveAmount amount, String memo, int remainingExecutions)
            implements VirtualOperation {}

    /**
     * A withdrawal from savings arrives.
     *
     * @param from whose savings
     * @param to who receives
     * @param amount how much
     * @param requestId the sender's number for it
     * @param memo its memo
     */
    record FillTransferFromSavings(AccountName from, AccountName to, HiveAmount amount, long requestId, String memo)
            implements VirtualOperation {}
}

package io.github.hivebolt.codec;

import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.money.HiveAmount;

/**
 * A transfer into savings.
 *
 * @param from who pays
 * @param to into whose savings
 * @param amount how much, more than zero
 * @param memo as in a transfer
 */
public record TransferToSavingsOperation(AccountName from, AccountName to, HiveAmount amount, String memo)
        implements HiveOperation {
    /** Refuses what the chain would refuse. */
    public TransferToSavingsOperation {
        TransferOperation.requirePositive(amount);
        TransferOperation.requireMemo(memo);
    }
}

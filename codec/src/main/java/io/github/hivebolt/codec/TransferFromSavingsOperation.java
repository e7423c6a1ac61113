package io.github.hivebolt.codec;

import static io.github.hivebolt.domain.Checks.require;

import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.money.HiveAmount;

/**
 * A transfer out of savings, which the chain carries out three days later.
 *
 * @param from whose savings
 * @param requestId the sender's number for it, 0 to 2^32 - 1
 * @param to who receives
 * @param amount how much, more than zero
 * @param memo as in a transfer
 */
public record TransferFromSavingsOperation(
        AccountName from, long requestId, AccountName to, HiveAmount amount, String memo) implements HiveOperation {
    /** Refuses what the chain would refuse. */
    public TransferFromSavingsOperation {
        require(requestId >= 0 && requestId < 1L << Integer.SIZE, "a request id must fit 32 bits");
        TransferOperation.requirePositive(amount);
        TransferOperation.requireMemo(memo);
    }
}

package io.github.hivebolt.codec;

import static io.github.hivebolt.domain.Checks.require;

import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.money.HiveAmount;
import java.util.OptionalInt;

/**
 * Sets up, changes or (with a zero amount) ends a recurrent transfer. It moves no money by itself.
 *
 * @param from who pays
 * @param to who receives
 * @param amount how much each time
 * @param memo as in a transfer
 * @param recurrenceHours hours between two executions, at least 24
 * @param executions how many, at least 2
 * @param pairId tells several recurrent transfers between the same accounts apart, 0 to 255
 */
public record RecurrentTransferOperation(
        AccountName from,
        AccountName to,
        HiveAmount amount,
        String memo,
        int recurrenceHours,
        int executions,
        OptionalInt pairId)
        implements HiveOperation {
    private static final int MAX_U8 = 255;
    private static final int MAX_U16 = 65_535;

    /** Refuses what the chain would refuse. */
    public RecurrentTransferOperation {
        TransferOperation.requireMemo(memo);
        require(recurrenceHours >= 24 && recurrenceHours <= MAX_U16, "a recurrence must be 24 to 65535 hours");
        require(executions >= 2 && executions <= MAX_U16, "executions must be 2 to 65535");
        require(pairId.orElse(0) >= 0 && pairId.orElse(0) <= MAX_U8, "a pair id must be 0 to 255");
    }
}

package io.github.hivebolt.domain.hive;

import io.github.hivebolt.domain.money.HiveAmount;
import java.time.Instant;

/**
 * Money that moved between two accounts in a block of the chain.
 *
 * @param operation where in the chain
 * @param kind by which operation
 * @param from who paid
 * @param to who received
 * @param amount how much; never zero on the chain
 * @param memo the memo as it stands in the chain, up to 2047 bytes of UTF-8; hostile input. U+0000, which not every
 *     store can keep, becomes U+FFFD
 * @param blockNumber the block
 * @param blockTime that block's time
 */
public record ChainTransfer(
        OperationId operation,
        TransferKind kind,
        AccountName from,
        AccountName to,
        HiveAmount amount,
        String memo,
        long blockNumber,
        Instant blockTime) {
    /** Makes the memo storable. */
    public ChainTransfer {
        memo = memo.replace('\u0000', '\ufffd');
    }
}

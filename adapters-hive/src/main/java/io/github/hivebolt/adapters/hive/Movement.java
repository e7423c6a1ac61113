package io.github.hivebolt.adapters.hive;

import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.hive.ChainTransfer;
import io.github.hivebolt.domain.hive.OperationId;
import io.github.hivebolt.domain.hive.TransferKind;
import io.github.hivebolt.domain.money.HiveAmount;
import java.time.Instant;

/**
 * Money that one operation moves, without the operation's place in the chain.
 *
 * @param indexOffset what is added to the operation's position, so that a second movement of the same operation has a
 *     place of its own
 */
record Movement(TransferKind kind, AccountName from, AccountName to, HiveAmount amount, String memo, int indexOffset) {
    ChainTransfer at(OperationId operation, long blockNumber, Instant blockTime) {
        return new ChainTransfer(operation, kind, from, to, amount, memo, blockNumber, blockTime);
    }
}

package io.github.hivebolt.devnet.chain;

import io.github.hivebolt.codec.CustomJsonOperation;
import io.github.hivebolt.codec.HiveOperation;
import io.github.hivebolt.codec.RecurrentTransferOperation;
import io.github.hivebolt.codec.TransferFromSavingsOperation;
import io.github.hivebolt.codec.TransferOperation;
import io.github.hivebolt.codec.TransferToSavingsOperation;
import io.github.hivebolt.domain.hive.AccountName;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;

/** What operations do to the state. */
final class OperationEffects {
    private final Predicate<AccountName> exists;
    private final Duration savingsDelay;

    OperationEffects(Predicate<AccountName> exists, Duration savingsDelay) {
        this.exists = exists;
        this.savingsDelay = savingsDelay;
    }

    void apply(ChainState state, ChainTransaction transaction, Instant now) throws ChainRejection {
        for (ChainOperation operation : transaction.operations()) {
            switch (operation) {
                case ChainOperation.Signed signed -> apply(state, signed.operation(), now);
                case ChainOperation.EscrowRelease release -> state.credit(release.to(), release.amount());
            }
        }
        state.remember(transaction.id(), transaction.expiration());
    }

    private void apply(ChainState state, HiveOperation operation, Instant now) throws ChainRejection {
        switch (operation) {
            case TransferOperation op -> {
                requireAccount(op.to());
                state.debit(op.from(), op.amount());
                state.credit(op.to(), op.amount());
            }
            case TransferToSavingsOperation op -> {
                requireAccount(op.to());
                state.debit(op.from(), op.amount());
                state.creditSavings(op.to(), op.amount());
            }
            case TransferFromSavingsOperation op -> {
                requireAccount(op.to());
                state.debitSavings(op.from(), op.amount());
                state.add(new SavingsWithdrawal(
                        op.from(), op.to(), op.requestId(), op.amount(), op.memo(), now.plus(savingsDelay)));
            }
            case RecurrentTransferOperation op -> {
                requireAccount(op.to());
                state.put(new RecurrentTransfer(
                        op.from(),
                        op.to(),
                        op.pairId().orElse(0),
                        op.amount(),
                        op.memo(),
                        Duration.ofHours(op.recurrenceHours()),
                        op.executions(),
                        now));
            }
            case CustomJsonOperation op -> {}
        }
    }

    private void requireAccount(AccountName name) throws ChainRejection {
        if (!exists.test(name)) {
            throw Rejections.noSuchAccount(name.value());
        }
    }
}

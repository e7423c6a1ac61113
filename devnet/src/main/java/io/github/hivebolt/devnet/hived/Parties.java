package io.github.hivebolt.devnet.hived;

import io.github.hivebolt.codec.CustomJsonOperation;
import io.github.hivebolt.codec.HiveOperation;
import io.github.hivebolt.codec.RecurrentTransferOperation;
import io.github.hivebolt.codec.TransferFromSavingsOperation;
import io.github.hivebolt.codec.TransferOperation;
import io.github.hivebolt.codec.TransferToSavingsOperation;
import io.github.hivebolt.devnet.chain.ChainOperation;
import io.github.hivebolt.devnet.chain.VirtualOperation;
import io.github.hivebolt.domain.hive.AccountName;
import java.util.Set;

/** Whom an operation concerns. */
final class Parties {
    private Parties() {}

    static AccountName sender(ChainOperation operation) {
        return switch (operation) {
            case ChainOperation.EscrowRelease release -> release.from();
            case ChainOperation.Signed signed -> sender(signed.operation());
        };
    }

    static Set<AccountName> of(ChainOperation operation) {
        return switch (operation) {
            case ChainOperation.EscrowRelease release -> both(release.from(), release.to());
            case ChainOperation.Signed signed -> of(signed.operation());
        };
    }

    static Set<AccountName> of(VirtualOperation operation) {
        return switch (operation) {
            case VirtualOperation.ProducerReward reward -> Set.of(reward.producer());
            case VirtualOperation.FillRecurrentTransfer fill -> both(fill.from(), fill.to());
            case VirtualOperation.FillTransferFromSavings fill -> both(fill.from(), fill.to());
        };
    }

    private static AccountName sender(HiveOperation operation) {
        return switch (operation) {
            case TransferOperation op -> op.from();
            case TransferToSavingsOperation op -> op.from();
            case TransferFromSavingsOperation op -> op.from();
            case RecurrentTransferOperation op -> op.from();
            case CustomJsonOperation op ->
                op.requiredAuths().isEmpty()
                        ? op.requiredPostingAuths().first()
                        : op.requiredAuths().first();
        };
    }

    private static Set<AccountName> of(HiveOperation operation) {
        return switch (operation) {
            case TransferOperation op -> both(op.from(), op.to());
            case TransferToSavingsOperation op -> both(op.from(), op.to());
            case TransferFromSavingsOperation op -> both(op.from(), op.to());
            case RecurrentTransferOperation op -> both(op.from(), op.to());
            case CustomJsonOperation op -> Set.of(sender(op));
        };
    }

    private static Set<AccountName> both(AccountName from, AccountName to) {
        return from.equals(to) ? Set.of(from) : Set.of(from, to);
    }
}

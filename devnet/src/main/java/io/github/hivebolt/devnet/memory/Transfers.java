package io.github.hivebolt.devnet.memory;

import io.github.hivebolt.codec.TransferOperation;
import io.github.hivebolt.devnet.chain.ChainBlock;
import io.github.hivebolt.devnet.chain.ChainOperation;
import io.github.hivebolt.devnet.chain.ChainTransaction;
import io.github.hivebolt.devnet.chain.VirtualOperation;
import io.github.hivebolt.domain.hive.ChainTransfer;
import io.github.hivebolt.domain.hive.OperationId;
import io.github.hivebolt.domain.hive.TransferKind;
import java.util.ArrayList;
import java.util.List;

/** The money that moves in a block. */
final class Transfers {
    private static final long NOT_IN_A_TRANSACTION = 4_294_967_295L;

    private Transfers() {}

    static List<ChainTransfer> signed(ChainBlock block) {
        List<ChainTransfer> found = new ArrayList<>();
        for (ChainTransaction transaction : block.transactions()) {
            for (int index = 0; index < transaction.operations().size(); index++) {
                OperationId id = new OperationId.Signed(transaction.id(), index);
                ChainOperation operation = transaction.operations().get(index);
                if (operation instanceof ChainOperation.Signed(TransferOperation transfer)) {
                    found.add(new ChainTransfer(
                            id,
                            TransferKind.TRANSFER,
                            transfer.from(),
                            transfer.to(),
                            transfer.amount(),
                            transfer.memo(),
                            block.number(),
                            block.timestamp()));
                } else if (operation instanceof ChainOperation.EscrowRelease release) {
                    found.add(new ChainTransfer(
                            id,
                            TransferKind.ESCROW_RELEASE,
                            release.from(),
                            release.to(),
                            release.amount(),
                            "",
                            block.number(),
                            block.timestamp()));
                }
            }
        }
        return found;
    }

    static List<ChainTransfer> virtual(ChainBlock block) {
        List<ChainTransfer> found = new ArrayList<>();
        for (int index = 0; index < block.virtualOperations().size(); index++) {
            OperationId id = new OperationId.Virtual(block.number(), NOT_IN_A_TRANSACTION, index + 1);
            switch (block.virtualOperations().get(index)) {
                case VirtualOperation.FillRecurrentTransfer fill ->
                    found.add(new ChainTransfer(
                            id,
                            TransferKind.RECURRENT_FILL,
                            fill.from(),
                            fill.to(),
                            fill.amount(),
                            fill.memo(),
                            block.number(),
                            block.timestamp()));
                case VirtualOperation.FillTransferFromSavings fill ->
                    found.add(new ChainTransfer(
                            id,
                            TransferKind.FROM_SAVINGS,
                            fill.from(),
                            fill.to(),
                            fill.amount(),
                            fill.memo(),
                            block.number(),
                            block.timestamp()));
                case VirtualOperation.ProducerReward reward -> {}
            }
        }
        return found;
    }
}

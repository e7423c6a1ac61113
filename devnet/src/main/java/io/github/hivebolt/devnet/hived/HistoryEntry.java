package io.github.hivebolt.devnet.hived;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.hivebolt.codec.TransferOperation;
import io.github.hivebolt.devnet.chain.ChainBlock;
import io.github.hivebolt.devnet.chain.ChainOperation;
import io.github.hivebolt.devnet.chain.ChainTime;
import io.github.hivebolt.devnet.chain.ChainTransaction;
import io.github.hivebolt.devnet.chain.VirtualOperation;
import io.github.hivebolt.devnet.common.Json;
import io.github.hivebolt.domain.hive.AccountName;
import java.util.Set;

/** One operation with its place in the chain. */
record HistoryEntry(
        ChainBlock block,
        String transactionId,
        long transactionInBlock,
        int operationInTransaction,
        boolean isVirtual,
        long filterBit,
        long historyBit,
        Set<AccountName> parties,
        ObjectNode operation) {
    private static final String NO_TRANSACTION = "0".repeat(40);
    private static final long NOT_IN_A_TRANSACTION = 4_294_967_295L;
    private static final long TRANSFER_BIT = 4;

    static HistoryEntry signed(ChainBlock block, ChainTransaction transaction, int inBlock, int inTransaction) {
        ChainOperation operation = transaction.operations().get(inTransaction);
        boolean isTransfer =
                operation instanceof ChainOperation.Signed signed && signed.operation() instanceof TransferOperation;
        return new HistoryEntry(
                block,
                transaction.id().hex(),
                inBlock,
                inTransaction,
                false,
                0,
                isTransfer ? TRANSFER_BIT : 0,
                Parties.of(operation),
                OperationJson.write(operation));
    }

    static HistoryEntry virtual(ChainBlock block, int index) {
        VirtualOperation operation = block.virtualOperations().get(index);
        return new HistoryEntry(
                block,
                NO_TRANSACTION,
                NOT_IN_A_TRANSACTION,
                index + 1,
                true,
                bit(operation),
                0,
                Parties.of(operation),
                OperationJson.write(operation));
    }

    long operationId() {
        return block.number() << Integer.SIZE | operationInTransaction;
    }

    ObjectNode json(long id) {
        ObjectNode json = Json.object();
        json.put("trx_id", transactionId);
        json.put("block", block.number());
        json.put("trx_in_block", transactionInBlock);
        json.put("op_in_trx", operationInTransaction);
        json.put("virtual_op", isVirtual);
        json.put("timestamp", ChainTime.format(block.timestamp()));
        json.set("op", operation);
        json.put("operation_id", id);
        return json;
    }

    /** The bits of hived's {@code enum_vops_filter}. */
    private static long bit(VirtualOperation operation) {
        return switch (operation) {
            case VirtualOperation.FillTransferFromSavings fill -> 0x200L;
            case VirtualOperation.FillRecurrentTransfer fill -> 0x2_0000_0000L;
            case VirtualOperation.ProducerReward reward -> 0x2000L;
        };
    }
}

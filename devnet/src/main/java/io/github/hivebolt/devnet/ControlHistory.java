package io.github.hivebolt.devnet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.hivebolt.codec.TransferOperation;
import io.github.hivebolt.devnet.chain.ChainBlock;
import io.github.hivebolt.devnet.chain.ChainOperation;
import io.github.hivebolt.devnet.chain.ChainTransaction;
import io.github.hivebolt.devnet.chain.HiveChain;
import io.github.hivebolt.devnet.chain.VirtualOperation;
import io.github.hivebolt.devnet.common.Json;
import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.money.HiveAmount;
import java.util.Optional;

/** The money that came to or left an account, as one simple list. */
final class ControlHistory {
    private final AccountName account;
    private final ArrayNode entries = Json.array();

    private ControlHistory(AccountName account) {
        this.account = account;
    }

    static JsonNode of(HiveChain chain, AccountName account) {
        ControlHistory history = new ControlHistory(account);
        for (long number = 1; number <= chain.headNumber(); number++) {
            chain.block(number).ifPresent(history::read);
        }
        return history.entries;
    }

    private void read(ChainBlock block) {
        for (ChainTransaction transaction : block.transactions()) {
            for (ChainOperation operation : transaction.operations()) {
                read(block, transaction.id().hex(), operation);
            }
        }
        block.virtualOperations().forEach(operation -> read(block, operation));
    }

    private void read(ChainBlock block, String id, ChainOperation operation) {
        if (operation instanceof ChainOperation.Signed(TransferOperation transfer)) {
            entry(block, "transfer", transfer.from(), transfer.to(), transfer.amount(), transfer.memo())
                    .ifPresent(json -> json.put("trxId", id));
        } else if (operation instanceof ChainOperation.EscrowRelease release) {
            entry(block, "escrow_release", release.from(), release.to(), release.amount(), "")
                    .ifPresent(json -> json.put("trxId", id));
        }
    }

    private void read(ChainBlock block, VirtualOperation operation) {
        switch (operation) {
            case VirtualOperation.FillRecurrentTransfer fill ->
                entry(block, "fill_recurrent_transfer", fill.from(), fill.to(), fill.amount(), fill.memo());
            case VirtualOperation.FillTransferFromSavings fill ->
                entry(block, "fill_transfer_from_savings", fill.from(), fill.to(), fill.amount(), fill.memo());
            case VirtualOperation.ProducerReward reward -> {}
        }
    }

    private Optional<ObjectNode> entry(
            ChainBlock block, String kind, AccountName from, AccountName to, HiveAmount amount, String memo) {
        if (!from.equals(account) && !to.equals(account)) {
            return Optional.empty();
        }
        return Optional.of(entries.addObject()
                .put("kind", kind)
                .put("direction", to.equals(account) ? "in" : "out")
                .put("from", from.value())
                .put("to", to.value())
                .put("amount", amount.toString())
                .put("memo", memo)
                .put("block", block.number())
                .put("time", block.timestamp().toString()));
    }
}

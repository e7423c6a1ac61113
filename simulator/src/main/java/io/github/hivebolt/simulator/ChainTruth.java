package io.github.hivebolt.simulator;

import io.github.hivebolt.codec.TransferOperation;
import io.github.hivebolt.devnet.chain.ChainBlock;
import io.github.hivebolt.devnet.chain.ChainOperation;
import io.github.hivebolt.devnet.chain.ChainTransaction;
import io.github.hivebolt.devnet.chain.HiveChain;
import io.github.hivebolt.devnet.chain.VirtualOperation;
import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.hive.ChainTransfer;
import io.github.hivebolt.domain.hive.OperationId;
import io.github.hivebolt.domain.hive.TransferKind;
import io.github.hivebolt.domain.money.HiveAmount;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the irreversible chain holds for and of the gateway, read by the auditor himself. Not thread-safe. */
final class ChainTruth {
    private static final long NO_TRANSACTION = 4_294_967_295L;

    private final HiveChain chain;
    private final Map<String, ChainTransfer> incoming = new LinkedHashMap<>();
    private final List<ChainTransfer> outgoing = new ArrayList<>();
    private long readUpTo;

    ChainTruth(HiveChain chain) {
        this.chain = chain;
    }

    /** Reads on to the last irreversible block. */
    void observe() {
        while (readUpTo < chain.irreversibleNumber()) {
            readUpTo++;
            ChainBlock block = chain.block(readUpTo).orElseThrow();
            if (!block.transactions().isEmpty() || block.virtualOperations().size() > 1) {
                read(block);
            }
        }
    }

    private void read(ChainBlock block) {
        for (ChainTransaction transaction : block.transactions()) {
            for (int i = 0; i < transaction.operations().size(); i++) {
                OperationId id = new OperationId.Signed(transaction.id(), i);
                switch (transaction.operations().get(i)) {
                    case ChainOperation.Signed(TransferOperation op) ->
                        note(id, TransferKind.TRANSFER, op.from(), op.to(), op.amount(), op.memo(), block);
                    case ChainOperation.EscrowRelease op ->
                        note(id, TransferKind.ESCROW_RELEASE, op.from(), op.to(), op.amount(), "", block);
                    case ChainOperation.Signed otherwise -> {}
                }
            }
        }
        for (int i = 0; i < block.virtualOperations().size(); i++) {
            OperationId id = new OperationId.Virtual(block.number(), NO_TRANSACTION, i + 1);
            if (block.virtualOperations().get(i) instanceof VirtualOperation.FillRecurrentTransfer fill) {
                note(id, TransferKind.RECURRENT_FILL, fill.from(), fill.to(), fill.amount(), fill.memo(), block);
            }
        }
    }

    private void note(
            OperationId id,
            TransferKind kind,
            AccountName from,
            AccountName to,
            HiveAmount amount,
            String memo,
            ChainBlock block) {
        ChainTransfer transfer = new ChainTransfer(id, kind, from, to, amount, memo, block.number(), block.timestamp());
        if (to.equals(Accounts.GATEWAY)) {
            incoming.put(id.text(), transfer);
        } else if (from.equals(Accounts.GATEWAY)) {
            outgoing.add(transfer);
        }
    }

    Optional<ChainTransfer> incoming(OperationId id) {
        observe();
        return Optional.ofNullable(incoming.get(id.text()));
    }

    Map<String, ChainTransfer> incoming() {
        return incoming;
    }

    /** What the gateway sent for an order, irreversibly. */
    List<ChainTransfer> namedAs(String order) {
        observe();
        return outgoing.stream()
                .filter(transfer -> PayoutTruth.orderNamedIn(transfer.memo()).equals(order))
                .toList();
    }

    List<ChainTransfer> outgoing() {
        return outgoing;
    }
}

package io.github.hivebolt.simulator;

import io.github.hivebolt.devnet.chain.ChainBlock;
import io.github.hivebolt.domain.hive.BlockReference;
import io.github.hivebolt.domain.hive.ChainTransfer;
import io.github.hivebolt.domain.hive.OperationId;
import java.util.Optional;
import java.util.OptionalLong;

/** The cursors only move forwards, only over irreversible blocks, and never over a transfer that was not noted. */
final class CursorCheck {
    private final World world;
    private final StoreEyes store;
    private final ChainTruth chain;
    private final Weather weather;
    private long blocks;
    private long virtuals;
    private int incomingChecked;

    CursorCheck(World world, StoreEyes store, ChainTruth chain, Weather weather) {
        this.world = world;
        this.store = store;
        this.chain = chain;
        this.weather = weather;
    }

    void storeReplaced() {
        blocks = 0;
        virtuals = 0;
        incomingChecked = 0;
    }

    void check() {
        Optional<BlockReference> cursor = world.books.read(view -> view.blockCursor());
        if (cursor.isEmpty()) {
            return;
        }
        OptionalLong virtual = world.books.read(view -> view.virtualCursor());
        long before = blocks;
        long virtualBefore = virtuals;
        blocks = cursor.get().number();
        virtuals = virtual.orElse(0);
        AuditFailure.unless(blocks >= before && virtuals >= virtualBefore, "a cursor moved back");
        AuditFailure.unless(blocks <= world.chain.irreversibleNumber(), "the cursor is above the irreversible block");
        if (blocks > before) {
            linked(cursor.get());
        }
        if (blocks > before || virtuals > virtualBefore) {
            nothingSkipped();
        }
    }

    private void linked(BlockReference cursor) {
        ChainBlock block = world.chain.block(cursor.number()).orElseThrow();
        AuditFailure.unless(block.id().equals(cursor.id()), "the cursor is on another chain");
    }

    /** Incoming transfers are noted in the order of the chain, so those that were checked once need no second look. */
    private void nothingSkipped() {
        int index = 0;
        boolean inOrder = true;
        for (ChainTransfer transfer : chain.incoming().values()) {
            if (index++ < incomingChecked) {
                continue;
            }
            boolean passed = transfer.operation() instanceof OperationId.Virtual
                    ? transfer.blockNumber() <= virtuals
                    : transfer.blockNumber() <= blocks;
            if (passed) {
                AuditFailure.unless(
                        store.hasSighting(transfer.operation()),
                        "the cursor passed " + transfer.operation().text() + " and nothing was noted");
            }
            inOrder = inOrder && passed;
            incomingChecked = inOrder ? index : incomingChecked;
        }
        for (ChainTransfer transfer : chain.outgoing()) {
            boolean mayBeHidden = weather.hasStruck(Fault.LYING_HOST);
            AuditFailure.unless(
                    mayBeHidden || transfer.blockNumber() > blocks || store.hasSighting(transfer.operation()),
                    "the cursor passed our own " + transfer.operation().text() + " and nothing was noted");
        }
    }
}

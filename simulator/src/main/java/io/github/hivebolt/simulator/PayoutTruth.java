package io.github.hivebolt.simulator;

import io.github.hivebolt.devnet.chain.ChainBlock;
import io.github.hivebolt.devnet.chain.TransactionStatus;
import io.github.hivebolt.domain.payout.SignedTransfer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every transfer that the gateway ever signed, and whether it may still get into the chain. Not thread-safe. */
final class PayoutTruth {
    private final World world;
    private final StoreEyes store;
    private final Map<String, List<SignedTransfer>> released = new LinkedHashMap<>();

    PayoutTruth(World world, StoreEyes store) {
        this.world = world;
        this.store = store;
    }

    /** Signing alone moves nothing; two may be signed at once as long as only one of them ever leaves. */
    void signed(SignedTransfer transfer) {
        AuditFailure.unless(
                transfer.draft().from().equals(Accounts.GATEWAY), "a transfer was signed for somebody else's money");
    }

    /** A transfer is about to leave: its bytes must be committed, and every other one of its order be dead. */
    void broadcasting(SignedTransfer transfer) {
        String order = orderNamedIn(transfer.draft().memo());
        AuditFailure.unless(
                store.holdsSigned(order, transfer), "a transfer left before its bytes were committed: " + order);
        List<SignedTransfer> earlier = released.computeIfAbsent(order, key -> new ArrayList<>());
        for (SignedTransfer other : earlier) {
            boolean same = other.id().equals(transfer.id());
            AuditFailure.unless(
                    same || isDead(other), "a second transfer for " + order + " left while the first may be taken");
        }
        if (earlier.stream().noneMatch(other -> other.id().equals(transfer.id()))) {
            earlier.add(transfer);
        }
    }

    /** No block may ever hold it: one that is irreversible is at or past its expiration, and none up to there holds it. */
    private boolean isDead(SignedTransfer transfer) {
        if (world.chain.status(transfer.id()) instanceof TransactionStatus.WithinBlock) {
            return false;
        }
        Instant irreversible = world.chain
                .block(world.chain.irreversibleNumber())
                .map(ChainBlock::timestamp)
                .orElse(Instant.EPOCH);
        return !irreversible.isBefore(transfer.expiration());
    }

    static String orderNamedIn(String memo) {
        int tail = memo.lastIndexOf("hb:");
        return tail < 0 ? "" : memo.substring(tail + 3).strip();
    }
}

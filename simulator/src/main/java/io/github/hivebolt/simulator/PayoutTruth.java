package io.github.hivebolt.simulator;

import io.github.hivebolt.devnet.chain.ChainBlock;
import io.github.hivebolt.devnet.chain.TransactionStatus;
import io.github.hivebolt.devnet.lightning.InvoiceState;
import io.github.hivebolt.devnet.lightning.NodeInvoice;
import io.github.hivebolt.domain.order.ReceiveOrder;
import io.github.hivebolt.domain.payout.SignedTransfer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every transfer that the gateway ever signed, and whether it may still get into the chain. Not thread-safe. */
final class PayoutTruth {
    private static final int LONGEST_MEMO = 2_047;

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
        if (order.startsWith("r")) {
            owedToPayee(order, transfer);
        }
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

    /** Money goes to a payee only after the node's own record says that the payer's is ours, and exactly what is due. */
    private void owedToPayee(String id, SignedTransfer transfer) {
        ReceiveOrder order = store.receiveOrder(id)
                .orElseThrow(() -> new AuditFailure("a payout for an order that there is not: " + id));
        NodeInvoice taken = world.net
                .gateway()
                .invoice(order.hash())
                .filter(invoice -> invoice.state() == InvoiceState.SETTLED)
                .orElseThrow(() -> new AuditFailure("a payout left before the money was ours: " + id));
        String memo = transfer.draft().memo();
        AuditFailure.unless(
                transfer.draft().to().equals(order.request().payee())
                        && transfer.draft().amount().equals(ReceiveCheck.due(order, taken.amountPaidMsat())),
                "a wrong payout: " + transfer.draft());
        AuditFailure.unless(
                !memo.startsWith("#") && memo.getBytes(StandardCharsets.UTF_8).length <= LONGEST_MEMO,
                "a memo that the chain or a wallet would misread: " + memo);
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
        // A point-of-sale code may follow.
        return tail < 0 ? "" : memo.substring(tail + 3).strip().split(" ", 2)[0];
    }
}

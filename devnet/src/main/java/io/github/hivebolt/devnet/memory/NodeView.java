package io.github.hivebolt.devnet.memory;

import io.github.hivebolt.devnet.lightning.ChannelView;
import io.github.hivebolt.devnet.lightning.LightningNode;
import io.github.hivebolt.devnet.lightning.LndFailure;
import io.github.hivebolt.devnet.lightning.NodePayment;
import io.github.hivebolt.devnet.lightning.PaymentStatus;
import io.github.hivebolt.domain.lightning.FailureReason;
import io.github.hivebolt.domain.lightning.NodeStatus;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.lightning.PaymentRecord;
import io.github.hivebolt.domain.lightning.Preimage;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.ports.NodeMemory;
import java.util.Optional;

/** A node's books in the words of the ports. */
final class NodeView {
    /** Blocks past the last timelock before nobody can be expected to claim. */
    private static final int STUCK_MARGIN = 6;

    private static final long RESERVE_DIVISOR = 100;

    private NodeView() {}

    static NodeStatus status(LightningNode node) {
        ChannelView channel = node.channel();
        long reserve = channel.capacityMsat() / RESERVE_DIVISOR;
        return new NodeStatus(
                node.id(),
                node.network(),
                node.synced(),
                channel.active() ? 1 : 0,
                new Msat(channel.active() ? Math.max(0, channel.localMsat() - reserve) : 0),
                new Msat(channel.active() ? Math.max(0, channel.remoteMsat() - reserve) : 0),
                node.blockHeight(),
                "devnet");
    }

    static PaymentRecord record(LightningNode node, PaymentHash hash, NodeMemory memory) {
        if (!node.id().equals(memory.node())) {
            return new PaymentRecord.Contradiction("The Lightning node is another one than the one that was pinned.");
        }
        Optional<NodePayment> payment = node.payment(hash);
        return payment.isPresent() ? record(node, payment.get()) : absent(node, memory);
    }

    static Preimage proof(NodePayment payment) {
        return payment.preimage().orElseThrow(() -> new IllegalStateException("a payment that succeeded has a proof"));
    }

    static Msat routingFee(NodePayment payment) {
        return new Msat(payment.feeMsat());
    }

    static FailureReason reason(LndFailure reason) {
        return switch (reason) {
            case NO_ROUTE -> FailureReason.NO_ROUTE;
            case INCORRECT_PAYMENT_DETAILS -> FailureReason.PAYEE_REFUSED;
            case TIMEOUT -> FailureReason.TIMED_OUT;
            case INSUFFICIENT_BALANCE -> FailureReason.INSUFFICIENT_BALANCE;
            case NONE, ERROR, CANCELED -> FailureReason.OTHER;
        };
    }

    private static PaymentRecord record(LightningNode node, NodePayment payment) {
        return switch (payment.status()) {
            case SUCCEEDED -> new PaymentRecord.Settled(proof(payment), routingFee(payment), payment.createdAt());
            case FAILED -> new PaymentRecord.Failed(reason(payment.reason()), payment.createdAt());
            case IN_FLIGHT -> inFlight(node, payment);
        };
    }

    private static PaymentRecord inFlight(LightningNode node, NodePayment payment) {
        boolean held =
                node.channel().outgoing().stream().anyMatch(htlc -> htlc.hash().equals(payment.hash()));
        int timeLock = payment.attempt()
                .map(attempt -> attempt.route().totalTimeLock())
                .orElse(Integer.MAX_VALUE - STUCK_MARGIN);
        boolean past = node.blockHeight() > timeLock + STUCK_MARGIN;
        String evidence = "HTLC held: " + held + ", block height " + node.blockHeight() + ", timelock "
                + (payment.attempt().isPresent() ? Integer.toString(timeLock) : "of no attempt");
        return new PaymentRecord.InFlight(!held && past, evidence);
    }

    private static PaymentRecord absent(LightningNode node, NodeMemory memory) {
        boolean forgot = memory.lastFinished()
                .filter(hash -> node.payment(hash)
                        .filter(known -> known.status() != PaymentStatus.IN_FLIGHT)
                        .isEmpty())
                .isPresent();
        if (forgot) {
            return new PaymentRecord.Contradiction("The Lightning node forgot a payment that it told us the end of.");
        }
        return node.synced()
                ? new PaymentRecord.Absent()
                : new PaymentRecord.Unclear("The Lightning node is not synced to its chain.");
    }
}

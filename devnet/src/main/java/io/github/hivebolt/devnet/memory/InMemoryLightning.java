package io.github.hivebolt.devnet.memory;

import io.github.hivebolt.devnet.lightning.LightningNode;
import io.github.hivebolt.devnet.lightning.LightningRefusal;
import io.github.hivebolt.devnet.lightning.LightningRefusal.Code;
import io.github.hivebolt.devnet.lightning.NodePayment;
import io.github.hivebolt.devnet.lightning.PayOrder;
import io.github.hivebolt.domain.lightning.NodeStatus;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.lightning.PaymentOutcome;
import io.github.hivebolt.domain.lightning.PaymentRecord;
import io.github.hivebolt.domain.lightning.SendReport;
import io.github.hivebolt.ports.LightningPayer;
import io.github.hivebolt.ports.NodeMemory;
import io.github.hivebolt.ports.PartyUnavailableException;
import io.github.hivebolt.ports.PartyUnavailableException.Trouble;
import io.github.hivebolt.ports.PaymentRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** Pays over the Lightning model. Thread-safe if the link is. */
public final class InMemoryLightning implements LightningPayer {
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(60);

    private final LightningNode node;
    private final Link link;
    private final Supplier<Instant> ourTime;
    private final List<PayOrder> delayed = new ArrayList<>();

    /**
     * A payer.
     *
     * @param node the node that pays
     * @param link what goes wrong on the way to it
     */
    public InMemoryLightning(LightningNode node, Link link) {
        this(node, link, node::now);
    }

    /**
     * A payer whose own clock may differ from the node's.
     *
     * @param node the node that pays
     * @param link what goes wrong on the way to it
     * @param ourTime the payer's clock
     */
    public InMemoryLightning(LightningNode node, Link link, Supplier<Instant> ourTime) {
        this.node = node;
        this.link = link;
        this.ourTime = ourTime;
    }

    @Override
    public NodeStatus status() {
        Unavailable.throwIf(link.next("status"), "The Lightning node");
        if (node.state().refusal().isPresent()) {
            throw new PartyUnavailableException(Trouble.NOT_READY, "The Lightning node is starting.");
        }
        return NodeView.status(node);
    }

    @Override
    public SendReport pay(PaymentRequest request) {
        if (!node.id().equals(request.payer())) {
            return notSent("The Lightning node is not the one that has to pay.");
        }
        if (node.state().refusal().isPresent()) {
            return notSent("The Lightning node is starting.");
        }
        PayOrder order = new PayOrder(
                request.invoice().text(),
                request.invoice().amount().isPresent()
                        ? OptionalLong.empty()
                        : OptionalLong.of(request.amount().value()),
                request.feeLimit().value(),
                request.cltvLimitBlocks());
        return switch (link.next("pay")) {
            case NONE -> answered(order, request.invoice().paymentHash());
            case REFUSED -> notSent("The Lightning node refuses connections.");
            case LOST_BEFORE_EFFECT -> noAnswer();
            case LOST_AFTER_EFFECT -> {
                take(order);
                yield noAnswer();
            }
            case DELAYED -> {
                remember(order);
                yield noAnswer();
            }
        };
    }

    @Override
    public PaymentRecord look(PaymentHash hash, NodeMemory memory) {
        if (link.next("look") != Link.Trouble.NONE) {
            return new PaymentRecord.Unclear("The Lightning node gave no answer.");
        }
        return node.state().refusal().isPresent()
                ? new PaymentRecord.Unclear("The Lightning node is starting.")
                : provable(NodeView.record(node, hash, memory));
    }

    /** What is absent by another clock than ours may be there by ours. */
    private PaymentRecord provable(PaymentRecord record) {
        boolean clockIsOff = Duration.between(ourTime.get(), node.now()).abs().compareTo(CLOCK_TOLERANCE) > 0;
        return record instanceof PaymentRecord.Absent && clockIsOff
                ? new PaymentRecord.Unclear("The Lightning node's clock is off.")
                : record;
    }

    /**
     * Lets requests arrive that were delayed on the way.
     *
     * @return how many arrived
     */
    public int deliverDelayed() {
        List<PayOrder> arriving = takeDelayed();
        arriving.forEach(this::take);
        return arriving.size();
    }

    private synchronized void remember(PayOrder order) {
        delayed.add(order);
    }

    private synchronized List<PayOrder> takeDelayed() {
        List<PayOrder> taken = List.copyOf(delayed);
        delayed.clear();
        return taken;
    }

    private SendReport answered(PayOrder order, PaymentHash hash) {
        try {
            return report(node.pay(order));
        } catch (LightningRefusal refusal) {
            Optional<NodePayment> stored = node.payment(hash);
            return refusal.code() == Code.ALREADY_EXISTS || stored.isPresent()
                    ? new SendReport(new PaymentOutcome.Unknown(refusal.text()), true, true)
                    : notSent(refusal.text());
        }
    }

    private static SendReport report(NodePayment payment) {
        PaymentOutcome outcome = switch (payment.status()) {
            case IN_FLIGHT -> new PaymentOutcome.Unknown("The payment is in flight.");
            case FAILED -> new PaymentOutcome.Failed(NodeView.reason(payment.reason()));
            case SUCCEEDED -> new PaymentOutcome.Succeeded(NodeView.proof(payment), NodeView.routingFee(payment));
        };
        return new SendReport(outcome, true, true);
    }

    /** What the node does with a request whose answer nobody hears. */
    private void take(PayOrder order) {
        if (node.state().refusal().isEmpty()) {
            try {
                NodePayment unheard = node.pay(order);
                if (unheard.index() == 0) {
                    throw new IllegalStateException("payments are numbered from 1");
                }
            } catch (LightningRefusal refusal) {
                // Nobody hears the refusal either.
                return;
            }
        }
    }

    private static SendReport notSent(String cause) {
        return new SendReport(new PaymentOutcome.NotSent(cause), true, false);
    }

    private static SendReport noAnswer() {
        return new SendReport(new PaymentOutcome.Unknown("The Lightning node gave no answer."), false, false);
    }
}

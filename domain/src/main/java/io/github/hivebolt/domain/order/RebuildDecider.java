package io.github.hivebolt.domain.order;

import io.github.hivebolt.domain.hive.ChainTransfer;
import io.github.hivebolt.domain.hive.TransactionId;
import io.github.hivebolt.domain.incident.IncidentKind;
import io.github.hivebolt.domain.lightning.PaymentRecord;
import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.order.SendState.ChangePending;
import io.github.hivebolt.domain.order.SendState.Done;
import io.github.hivebolt.domain.order.SendState.Parked;
import io.github.hivebolt.domain.order.SendState.Paying;
import io.github.hivebolt.domain.order.SendState.RefundPending;
import io.github.hivebolt.domain.order.SendState.Refunded;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides what became of an order from what chain and node tell, when the store that knew it is lost or behind. Pure.
 *
 * <ul>
 *   <li>A transfer of ours that names the order and returns all of it: refunded.
 *   <li>One that returns part of it, and the node's record of the payment: done, if a price explains the amounts.
 *   <li>No such transfer, and the node has no record: nothing was done; the order goes on by the usual rules.
 *   <li>No such transfer, an offer in place of an invoice, and a payment of the node that nothing explains: parked, for
 *       only the lost store knew which invoice the order had.
 *   <li>No such transfer, and the node's record says failed: it is returned by the usual rules, a request that may still
 *       arrive counted in.
 *   <li>Everything else can be judged by a human only, and is parked.
 * </ul>
 */
public final class RebuildDecider {
    private RebuildDecider() {}

    /**
     * Decides.
     *
     * @param order the order as the store has it, or as it was received
     * @param evidence what chain and node tell
     * @param policy what the operator decided
     * @param now the time
     * @return what follows; nothing where the usual rules suffice
     */
    public static Decision decide(SendOrder order, RebuildEvidence evidence, SendPolicy policy, Instant now) {
        SendOrder known = isUntouched(order) ? order.withConfidential(evidence.confidential()) : order;
        if (order.state().isFinal()) {
            return Decisions.unchanged(order);
        }
        if (evidence.answers().size() > 1) {
            return park(known, evidence, evidence.answers().size() + " transfers of ours name this order", now);
        }
        return evidence.answers().isEmpty()
                ? unanswered(known, evidence, now)
                : answered(known, evidence, evidence.answers().getFirst(), policy, now);
    }

    /** The state that counts: what a parked order would go on from. */
    private static SendState underlying(SendOrder order) {
        return order.state() instanceof Parked parked ? parked.before() : order.state();
    }

    /** Whether this store has sent nothing for the order and owes it no particular transfer. */
    private static boolean isUntouched(SendOrder order) {
        return switch (underlying(order)) {
            case SendState.Received ignored -> true;
            case SendState.Waiting ignored -> true;
            case Paying(Dispatch dispatch) -> dispatch.log().sends() == 0;
            case RefundPending pending -> pending.dispatch().isEmpty();
            case SendState.Paid ignored -> false;
            case ChangePending ignored -> false;
            case Done ignored -> false;
            case Refunded ignored -> false;
            case SendState.Kept ignored -> false;
            case Parked ignored -> false;
        };
    }

    private static Decision unanswered(SendOrder order, RebuildEvidence evidence, Instant now) {
        if (!isUntouched(order)) {
            return Decisions.unchanged(order);
        }
        if (!evidence.unreadable().isEmpty()) {
            return park(
                    order,
                    evidence,
                    "transfer " + evidence.unreadable().getFirst().operation().text()
                            + " of ours to the sender has this very amount and a memo that cannot be read",
                    now);
        }
        if (evidence.invoiceIsLost()) {
            return park(
                    order,
                    evidence,
                    ParkCause.FOREIGN_PAYMENT,
                    "its memo names an offer; which invoice it had is lost with the store, and the node has made payments"
                            + " since that nothing else explains",
                    now);
        }
        return switch (evidence.record()) {
            case PaymentRecord.Absent() -> Decisions.unchanged(order);
            case PaymentRecord.Failed(var ignored, Instant recordedAt) -> failed(order, evidence, recordedAt, now);
            case PaymentRecord.Settled ignored ->
                park(order, evidence, "the node paid it; the price, and so the change, is lost with the store", now);
            case PaymentRecord.InFlight ignored ->
                park(order, evidence, "the node's payment for it is in flight; its price is lost with the store", now);
            case PaymentRecord.Contradiction(String what) -> park(order, evidence, what, now);
            case PaymentRecord.Unclear(String cause) ->
                park(order, evidence, "the node's record of the payment is unclear: " + cause, now);
        };
    }

    /** As if our one request had never been answered: the usual rules wait until it can no longer arrive. */
    private static Decision failed(SendOrder order, RebuildEvidence evidence, Instant recordedAt, Instant now) {
        if (order.state() instanceof Parked || evidence.quoteNow().isEmpty()) {
            return park(order, evidence, "the node's record of the payment says failed", now);
        }
        SendLog log = SendLog.EMPTY.sending(recordedAt).registeredAtNode();
        Dispatch dispatch = neverSent(evidence, now).with(log);
        return Decisions.to(order, new Paying(dispatch))
                .effect(new SendEffect.ClaimHash(dispatch.invoice().paymentHash()))
                .effect(new SendEffect.TakeRoom(dispatch.quote().exposure()))
                .effect(new SendEffect.LookUp(Duration.ZERO))
                .note("rebuilt: the node's record says failed")
                .build();
    }

    private static Decision answered(
            SendOrder order, RebuildEvidence evidence, ChainTransfer answer, SendPolicy policy, Instant now) {
        boolean fits = answer.to().equals(order.transfer().from())
                && answer.amount().asset() == order.transfer().amount().asset();
        if (!fits) {
            return park(order, evidence, "our transfer " + name(answer) + " names it and goes elsewhere", now);
        }
        return switch (underlying(order)) {
            case ChangePending(Payment payment) -> changed(order, payment, evidence, answer, now);
            case RefundPending(Refusal refusal, Optional<Dispatch> dispatch)
            when isWhole(order, answer) -> refunded(order, refusal, dispatch, evidence, answer, now);
            case Paying(Dispatch dispatch)
            when dispatch.log().sends() > 0 -> endedMeanwhile(order, dispatch, evidence, answer, now);
            case RefundPending ignored -> byMemo(order, evidence, answer, policy, now);
            case Paying ignored -> byMemo(order, evidence, answer, policy, now);
            case SendState.Received ignored -> byMemo(order, evidence, answer, policy, now);
            case SendState.Waiting ignored -> byMemo(order, evidence, answer, policy, now);
            case SendState.Paid ignored -> Decisions.unchanged(order);
            case Done ignored -> Decisions.unchanged(order);
            case Refunded ignored -> Decisions.unchanged(order);
            case SendState.Kept ignored -> Decisions.unchanged(order);
            case Parked ignored -> Decisions.unchanged(order);
        };
    }

    private static Decision byMemo(
            SendOrder order, RebuildEvidence evidence, ChainTransfer answer, SendPolicy policy, Instant now) {
        if (answer.memo().startsWith("Refund") && isWhole(order, answer)) {
            return refunded(order, RebuildWords.refusal(answer.memo()), Optional.empty(), evidence, answer, now);
        }
        if (!answer.memo().startsWith("Change") || !(evidence.record() instanceof PaymentRecord.Settled settled)) {
            return park(order, evidence, "our transfer " + name(answer) + " names it and cannot be explained", now);
        }
        HiveAmount received = order.transfer().amount();
        Optional<Dispatch> dispatch = RebuildPrice.of(evidence, settled, received, answer.amount(), policy)
                .map(quote -> new Dispatch(
                                evidence.invoice().orElseThrow(),
                                quote,
                                evidence.node(),
                                settled.recordedAt(),
                                Duration.ZERO,
                                SendLog.EMPTY)
                        .with(SendLog.EMPTY.sending(settled.recordedAt()).registeredAtNode()));
        return dispatch.map(known -> paidAndChanged(order, known, settled, evidence, answer, now))
                .orElseGet(() -> park(order, evidence, "no price explains our transfer " + name(answer), now));
    }

    private static Decision refunded(
            SendOrder order,
            Refusal refusal,
            Optional<Dispatch> dispatch,
            RebuildEvidence evidence,
            ChainTransfer answer,
            Instant now) {
        Decisions decisions = settle(order, new Refunded(refusal, dispatch, transactionOf(answer)), now)
                .entry(SendLedger.sentBack(order, "refund", order.transfer().amount()));
        if (evidence.record() instanceof PaymentRecord.Settled && !evidence.sharesHash()) {
            decisions.effect(new SendEffect.OpenIncident(
                    IncidentKind.NODE_CONTRADICTION,
                    "order " + order.id() + " was returned by " + name(answer) + ", and the node paid its invoice"));
        }
        return decisions.build();
    }

    private static Decision changed(
            SendOrder order, Payment payment, RebuildEvidence evidence, ChainTransfer answer, Instant now) {
        if (!SendLedger.owed(order).equals(answer.amount())) {
            return park(order, evidence, "our transfer " + name(answer) + " is not the change that is owed", now);
        }
        return settle(order, new Done(payment, Optional.of(transactionOf(answer))), now)
                .entry(SendLedger.sentBack(order, "change", answer.amount()))
                .build();
    }

    private static Decision endedMeanwhile(
            SendOrder order, Dispatch dispatch, RebuildEvidence evidence, ChainTransfer answer, Instant now) {
        if (evidence.record() instanceof PaymentRecord.Settled settled
                && dispatch.isProvedBy(settled.preimage())
                && dispatch.quote()
                        .kept(order.transfer().amount(), settled.routingFee())
                        .plus(answer.amount())
                        .equals(order.transfer().amount())) {
            return paidAndChanged(order, dispatch, settled, evidence, answer, now);
        }
        if (evidence.record() instanceof PaymentRecord.Failed && isWhole(order, answer)) {
            Refusal refusal = RebuildWords.refusal(answer.memo());
            return refunded(order, refusal, Optional.of(dispatch), evidence, answer, now);
        }
        return park(order, evidence, "our transfer " + name(answer) + " does not fit the payment that was sent", now);
    }

    private static Decision paidAndChanged(
            SendOrder order,
            Dispatch dispatch,
            PaymentRecord.Settled settled,
            RebuildEvidence evidence,
            ChainTransfer answer,
            Instant now) {
        if (!dispatch.isProvedBy(settled.preimage())) {
            return park(order, evidence, "the node's preimage does not hash to the payment hash", now);
        }
        Payment payment = new Payment(dispatch, settled.preimage(), settled.routingFee());
        return settle(order, new Done(payment, Optional.of(transactionOf(answer))), now)
                .effect(new SendEffect.ClaimHash(dispatch.invoice().paymentHash()))
                .entry(SendLedger.paid(order, payment))
                .entry(SendLedger.sentBack(order, "change", answer.amount()))
                .build();
    }

    /** Whatever the order was, it is this now: its room is given back, and its debt comes out of suspense. */
    private static Decisions settle(SendOrder order, SendState next, Instant now) {
        Decisions decisions = Decisions.to(order, next).note("rebuilt from chain and node");
        if (order.state() instanceof Parked) {
            decisions
                    .entry(SendLedger.unparked(order, now))
                    .effect(new SendEffect.CloseIncident(IncidentKind.ORDER_PARKED, "rebuilt from chain and node"));
        }
        if (hasRoom(order)) {
            Dispatch dispatch = underlying(order).knownDispatch().orElseThrow();
            PaymentDecider.leavePayment(decisions, dispatch, "rebuilt from chain and node");
        }
        return decisions;
    }

    /** A parked order that never sent took no room, or gave it back when it was parked. */
    private static boolean hasRoom(SendOrder order) {
        return underlying(order) instanceof Paying(Dispatch dispatch)
                && (dispatch.log().sends() > 0 || !(order.state() instanceof Parked));
    }

    private static Decision park(SendOrder order, RebuildEvidence evidence, String words, Instant now) {
        return park(order, evidence, ParkCause.STORE_BEHIND, words, now);
    }

    private static Decision park(
            SendOrder order, RebuildEvidence evidence, ParkCause cause, String words, Instant now) {
        if (order.state() instanceof Parked) {
            return Decisions.unchanged(order);
        }
        boolean decided = underlying(order).knownDispatch().isPresent() || !isUntouched(order);
        SendOrder before =
                decided || evidence.invoice().isEmpty() || evidence.quoteNow().isEmpty()
                        ? order
                        : order.with(new Paying(neverSent(evidence, now)));
        Decisions decisions = PaybackDecider.park(before, order, cause, words, now);
        if (order.state() instanceof Paying(Dispatch dispatch) && dispatch.log().sends() == 0) {
            decisions.effect(new SendEffect.GiveRoomBack(dispatch.quote().exposure()));
        }
        boolean nodeKnowsIt = evidence.invoice().isPresent() && !(evidence.record() instanceof PaymentRecord.Absent);
        if (nodeKnowsIt && !evidence.sharesHash()) {
            decisions.effect(
                    new SendEffect.ClaimHash(evidence.invoice().orElseThrow().paymentHash()));
        }
        return decisions.build();
    }

    private static Dispatch neverSent(RebuildEvidence evidence, Instant now) {
        return new Dispatch(
                evidence.invoice().orElseThrow(),
                evidence.quoteNow().orElseThrow(),
                evidence.node(),
                now,
                Duration.ZERO,
                SendLog.EMPTY);
    }

    private static boolean isWhole(SendOrder order, ChainTransfer answer) {
        return answer.amount().equals(order.transfer().amount());
    }

    private static TransactionId transactionOf(ChainTransfer answer) {
        return RebuildWords.transaction(answer);
    }

    private static String name(ChainTransfer answer) {
        return answer.operation().text();
    }
}

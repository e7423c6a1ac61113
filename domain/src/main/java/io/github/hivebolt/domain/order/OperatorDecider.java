package io.github.hivebolt.domain.order;

import io.github.hivebolt.domain.incident.IncidentKind;
import io.github.hivebolt.domain.lightning.Preimage;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.domain.order.OperatorDecision.Accepted;
import io.github.hivebolt.domain.order.OperatorDecision.Refused;
import io.github.hivebolt.domain.order.SendState.ChangePending;
import io.github.hivebolt.domain.order.SendState.Parked;
import io.github.hivebolt.domain.order.SendState.Paying;
import io.github.hivebolt.domain.order.SendState.Received;
import io.github.hivebolt.domain.order.SendState.RefundPending;
import io.github.hivebolt.domain.order.SendState.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides whether an operator's command may be carried out. Pure. No command can return money whose fate is unknown: that
 * takes a proof, or evidence after the last moment at which the payment could have been claimed.
 */
public final class OperatorDecider {
    private static final Duration PER_BLOCK = Duration.ofMinutes(10);

    private OperatorDecider() {}

    /**
     * Decides.
     *
     * @param order the order as it is
     * @param command what the operator wants
     * @param policy the policy in force
     * @param now the time
     * @return what follows, or why not
     */
    public static OperatorDecision decide(SendOrder order, OperatorCommand command, SendPolicy policy, Instant now) {
        if (!(order.state() instanceof Parked parked)) {
            return new Refused(
                    "NOT_PARKED", "The order is " + order.state().label() + "; only a parked order takes commands.");
        }
        return switch (command) {
            case OperatorCommand.Refund() -> letGo(order, parked, now);
            case OperatorCommand.Retry() -> letGo(order, parked, now);
            case OperatorCommand.ResolvePaid(Preimage preimage) -> resolvePaid(order, parked, preimage, now);
            case OperatorCommand.ResolveNeverPaid ignored -> resolveNeverPaid(order, parked, policy, now);
        };
    }

    private static OperatorDecision letGo(SendOrder order, Parked parked, Instant now) {
        if (isPaidByAnotherStore(parked)) {
            return outcomeUnknown();
        }
        if (parked.before() instanceof RefundPending pending) {
            return accept(refund(order, pending.refusal(), pending.dispatch(), now));
        }
        if (parked.before() instanceof ChangePending(Payment payment)) {
            return accept(released(order, new ChangePending(payment), now)
                    .effect(new SendEffect.PayBack(SendPayouts.change(order, payment, SendLedger.owed(order)))));
        }
        if (parked.before() instanceof Received || parked.before() instanceof Waiting) {
            return accept(refund(order, Refusal.of(ReasonCode.OPERATOR), Optional.empty(), now));
        }
        return outcomeUnknown();
    }

    /** What was paid, or its price, is known to another store only: there is no dispatch to prove anything of. */
    private static boolean isPaidByAnotherStore(Parked parked) {
        boolean undecidedHere = parked.before() instanceof Received || parked.before() instanceof Waiting;
        boolean byAnother = parked.cause() == ParkCause.FOREIGN_PAYMENT
                || (parked.cause() == ParkCause.STORE_BEHIND && undecidedHere);
        return byAnother && parked.before().knownDispatch().isEmpty();
    }

    private static Refused outcomeUnknown() {
        return new Refused(
                "OUTCOME_UNKNOWN",
                "Nobody knows yet whether the payment was made; look at the node, then use resolve with the preimage or"
                        + " with evidence that it was never paid.");
    }

    private static OperatorDecision resolvePaid(SendOrder order, Parked parked, Preimage preimage, Instant now) {
        if (isPaidByAnotherStore(parked)) {
            return new Refused(
                    "PRICE_LOST",
                    "The price of this payment is lost with the store that made it, so it cannot be booked; the order stays"
                            + " parked, and nothing is returned.");
        }
        Optional<Dispatch> known = dispatched(parked);
        if (known.isEmpty()) {
            return nothingUnknown();
        }
        Dispatch dispatch = known.get();
        if (!preimage.hash().equals(dispatch.invoice().paymentHash())) {
            return new Refused("WRONG_PREIMAGE", "This preimage does not hash to the order's payment hash.");
        }
        Decisions paid = PaymentDecider.paid(order, dispatch, preimage, Msat.ZERO);
        boolean gaveRoomBack = parked.before() instanceof RefundPending;
        return accept((gaveRoomBack ? paid : roomBack(paid, dispatch))
                .entry(SendLedger.unparked(order, now))
                .effect(new SendEffect.CloseIncident(IncidentKind.ORDER_PARKED, "the operator showed the preimage")));
    }

    /** The payment whose outcome the operator can prove: one that is open, or one whose node contradicted itself. */
    private static Optional<Dispatch> dispatched(Parked parked) {
        boolean refundWithheld =
                parked.before() instanceof RefundPending && parked.cause() == ParkCause.NODE_CONTRADICTION;
        return parked.before() instanceof Paying || refundWithheld
                ? parked.before().knownDispatch()
                : Optional.empty();
    }

    private static OperatorDecision resolveNeverPaid(SendOrder order, Parked parked, SendPolicy policy, Instant now) {
        if (isPaidByAnotherStore(parked)) {
            Instant end = order.transfer().blockTime().plus(policy.maxWait()).plus(timelock(policy));
            return now.isBefore(end)
                    ? timelockRunning(end)
                    : accept(refund(order, Refusal.of(ReasonCode.OPERATOR), Optional.empty(), now));
        }
        if (!(parked.before() instanceof Paying(Dispatch dispatch))) {
            return nothingUnknown();
        }
        Instant claimableUntil = claimableUntil(dispatch, policy);
        if (parked.cause() != ParkCause.STUCK_IN_FLIGHT && now.isBefore(claimableUntil)) {
            return timelockRunning(claimableUntil);
        }
        Decisions refund = refund(order, Refusal.of(ReasonCode.OPERATOR), Optional.of(dispatch), now);
        return accept(roomBack(refund, dispatch));
    }

    /**
     * The longest timelock after the last moment at which the request can have reached the node: when it was sent, or,
     * where it was never answered, when the invoice has been expired for long enough.
     */
    private static Instant claimableUntil(Dispatch dispatch, SendPolicy policy) {
        Instant sent = dispatch.log().lastSendAt().orElse(dispatch.decidedAt());
        Instant stray = dispatch.invoice().expiresAt().plus(PaymentDecider.STRAY_REQUEST_MARGIN);
        boolean mayArriveLater = dispatch.log().unanswered() > 0 && stray.isAfter(sent);
        return (mayArriveLater ? stray : sent).plus(timelock(policy));
    }

    private static Duration timelock(SendPolicy policy) {
        return PER_BLOCK.multipliedBy(policy.cltvLimitBlocks());
    }

    private static Refused timelockRunning(Instant end) {
        return new Refused("TIMELOCK_RUNNING", "The payment could still be claimed until about " + end + "; wait.");
    }

    private static Decisions refund(SendOrder order, Refusal refusal, Optional<Dispatch> dispatch, Instant now) {
        return released(order, new RefundPending(refusal, dispatch), now)
                .effect(new SendEffect.PayBack(SendPayouts.refund(order, refusal)));
    }

    private static Decisions released(SendOrder order, SendState next, Instant now) {
        return Decisions.to(order, next)
                .entry(SendLedger.unparked(order, now))
                .effect(new SendEffect.CloseIncident(IncidentKind.ORDER_PARKED, "the operator decided"))
                .note("decided by the operator");
    }

    /** A payment that this gateway never sent took no room. */
    private static Decisions roomBack(Decisions decisions, Dispatch dispatch) {
        return dispatch.log().sends() == 0
                ? decisions
                : PaymentDecider.leavePayment(decisions, dispatch, "the operator decided");
    }

    private static Accepted accept(Decisions decisions) {
        return new Accepted(decisions.build());
    }

    private static Refused nothingUnknown() {
        return new Refused("NOTHING_TO_RESOLVE", "The outcome of this order is known; use refund or retry.");
    }
}

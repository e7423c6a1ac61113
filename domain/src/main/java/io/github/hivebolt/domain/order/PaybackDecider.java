package io.github.hivebolt.domain.order;

import io.github.hivebolt.domain.hive.TransactionId;
import io.github.hivebolt.domain.incident.IncidentKind;
import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.order.SendState.ChangePending;
import io.github.hivebolt.domain.order.SendState.Done;
import io.github.hivebolt.domain.order.SendState.Kept;
import io.github.hivebolt.domain.order.SendState.Paid;
import io.github.hivebolt.domain.order.SendState.Parked;
import io.github.hivebolt.domain.order.SendState.Paying;
import io.github.hivebolt.domain.order.SendState.Received;
import io.github.hivebolt.domain.order.SendState.RefundPending;
import io.github.hivebolt.domain.order.SendState.Refunded;
import io.github.hivebolt.domain.order.SendState.Waiting;
import java.time.Instant;
import java.util.Optional;

/** Decides what goes back to the sender, and what waits for a human. */
final class PaybackDecider {
    private PaybackDecider() {}

    static Decision changeDue(SendOrder order, SendPolicy policy, Instant now) {
        if (!(order.state() instanceof Paid(Payment payment))) {
            return Decisions.unchanged(order);
        }
        HiveAmount change = SendLedger.owed(order);
        if (change.isZero()) {
            return Decisions.to(order, new Done(payment, Optional.empty())).build();
        }
        SendOrder pending = order.with(new ChangePending(payment));
        if (policy.heldAccounts().contains(order.transfer().from())) {
            return park(pending, order, ParkCause.HELD_ACCOUNT, "change to a held account", now)
                    .build();
        }
        return Decisions.to(order, pending.state())
                .effect(new SendEffect.PayBack(SendPayouts.change(order, payment, change)))
                .build();
    }

    static Decisions refund(
            SendOrder order, Refusal refusal, Optional<Dispatch> dispatch, SendPolicy policy, Instant now) {
        if (policy.heldAccounts().contains(order.transfer().from())) {
            SendOrder before = order.with(new RefundPending(refusal, dispatch));
            return park(before, order, ParkCause.HELD_ACCOUNT, refusal.words(), now);
        }
        return refundOf(order, refusal, dispatch);
    }

    private static Decisions refundOf(SendOrder order, Refusal refusal, Optional<Dispatch> dispatch) {
        return Decisions.to(order, new RefundPending(refusal, dispatch))
                .effect(new SendEffect.PayBack(SendPayouts.refund(order, refusal)))
                .note(refusal.code().name());
    }

    static Decision confirmed(SendOrder order, TransactionId transaction) {
        return switch (order.state()) {
            case ChangePending(Payment payment) ->
                Decisions.to(order, new Done(payment, Optional.of(transaction)))
                        .entry(SendLedger.sentBack(order, "change", SendLedger.owed(order)))
                        .build();
            case RefundPending(Refusal refusal, Optional<Dispatch> dispatch) ->
                Decisions.to(order, new Refunded(refusal, dispatch, transaction))
                        .entry(SendLedger.sentBack(
                                order, "refund", order.transfer().amount()))
                        .build();
            case Received ignored -> Decisions.unchanged(order);
            case Waiting ignored -> Decisions.unchanged(order);
            case Paying ignored -> Decisions.unchanged(order);
            case Paid ignored -> Decisions.unchanged(order);
            case Done ignored -> Decisions.unchanged(order);
            case Refunded ignored -> Decisions.unchanged(order);
            case Kept ignored -> Decisions.unchanged(order);
            case Parked ignored -> Decisions.unchanged(order);
        };
    }

    static Decision payoutRefused(SendOrder order, String why, Instant now) {
        if (order.state() instanceof ChangePending || order.state() instanceof RefundPending) {
            return park(order, order, ParkCause.REJECTED_BY_CHAIN, why, now).build();
        }
        return Decisions.unchanged(order);
    }

    static Decisions park(SendOrder before, SendOrder order, ParkCause cause, String evidence, Instant now) {
        Decisions decisions = Decisions.to(order, new Parked(cause, evidence, before.state()))
                .entry(SendLedger.parked(order, now))
                .effect(new SendEffect.OpenIncident(IncidentKind.ORDER_PARKED, cause + ": " + evidence))
                .note(cause.name());
        return LateNewsDecider.mayStillBePaid(before.state())
                ? decisions.effect(new SendEffect.LookUp(LateNewsDecider.WATCH_WHILE_PARKED))
                : decisions;
    }
}

package io.github.hivebolt.domain.order;

import io.github.hivebolt.domain.incident.IncidentKind;
import io.github.hivebolt.domain.lightning.FailureReason;
import io.github.hivebolt.domain.lightning.PaymentOutcome;
import io.github.hivebolt.domain.lightning.PaymentRecord;
import io.github.hivebolt.domain.lightning.Preimage;
import io.github.hivebolt.domain.lightning.SendReport;
import io.github.hivebolt.domain.money.Msat;
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
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides what becomes of a payment that was decided on: this is the file that answers "what happens when a Lightning
 * payment times out?".
 *
 * <ul>
 *   <li>A preimage that hashes to the payment hash means paid, whenever it turns up; but one in a record that began long
 *       before our request is of somebody else's payment, and parks the order.
 *   <li>"Failed" in the node's own record means refund, but only while none of our requests is unanswered: such a request
 *       may still arrive, and a node accepts a hash again after a failure. With an unanswered request the order waits
 *       until the invoice has been expired for ten minutes, asks twice, a minute apart, and refunds then. An invoice that
 *       stays payable for more than a day after the request parks the order.
 *   <li>A time-out, a broken stream, "already paid", "in transition" or "expired" means nothing at all: look again.
 *   <li>Expiry, limits, rates and pauses are asked before the request leaves and never afterwards.
 * </ul>
 */
final class PaymentDecider {
    /** After expiry plus this, a request that is still under way can no longer be accepted by a node. */
    static final Duration STRAY_REQUEST_MARGIN = Duration.ofMinutes(10);

    /** The two last looks are at least this far apart. */
    static final Duration BETWEEN_LAST_LOOKS = Duration.ofSeconds(60);

    /** With an unanswered request, an invoice that stays payable for longer than this parks the order. */
    static final Duration LONGEST_STRAY_WAIT = Duration.ofHours(24);

    /** A decision to pay that is older than this is priced anew before the request leaves. */
    static final Duration PRICE_HOLDS = Duration.ofSeconds(60);

    /** From this on the operator is told that a payee holds a payment. */
    static final Duration HELD_LONG = Duration.ofMinutes(10);

    /** A node's record from before our request by more than this is not of our request. */
    static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    /** lnd fails a payment of its own accord at once, or long afterwards because it lost sight of an attempt. */
    static final Duration INNER_ERRORS_COME_WITHIN = Duration.ofHours(1);

    private static final String WRONG_PREIMAGE =
            "the node says that it paid, and shows a preimage that does not hash to the payment hash";

    private PaymentDecider() {}

    static Decision sendDue(SendOrder order, Optional<WaitReason> closed, Instant now) {
        if (!(order.state() instanceof Paying(Dispatch dispatch))) {
            return Decisions.unchanged(order);
        }
        if (dispatch.log().sends() > 0) {
            return Decisions.to(order, order.state())
                    .effect(new SendEffect.LookUp(Duration.ZERO))
                    .build();
        }
        boolean priceIsOld = Duration.between(dispatch.decidedAt(), now).compareTo(PRICE_HOLDS) > 0;
        if (closed.isPresent() || priceIsOld) {
            return SendAcceptance.backToWaiting(
                    order, dispatch, closed.orElse(WaitReason.RECOVERING), now, "priced anew");
        }
        return Decisions.to(order, new Paying(dispatch.with(dispatch.log().sending(now))))
                .effect(new SendEffect.RequestMayLeave())
                .effect(new SendEffect.LookUp(Duration.ofSeconds(30)))
                .note("pay request sent")
                .build();
    }

    static Decision sendReturned(SendOrder order, SendPolicy policy, SendReport report, Instant now) {
        if (!(order.state() instanceof Paying(Dispatch before))) {
            return LateNewsDecider.sendReturned(order, report, now);
        }
        Dispatch dispatch = before.with(before.log().returned(report));
        SendOrder known = order.with(new Paying(dispatch));
        return switch (report.outcome()) {
            case PaymentOutcome.Succeeded(Preimage preimage, Msat routing)
            when dispatch.isProvedBy(preimage) ->
                leavePayment(paid(known, dispatch, preimage, routing), dispatch, "paid")
                        .build();
            case PaymentOutcome.Succeeded ignored -> lookAgain(known, dispatch, now);
            case PaymentOutcome.Failed(FailureReason reason)
            when dispatch.log().unanswered() == 0 ->
                refunded(known, policy, dispatch, ReasonCode.of(reason), now).build();
            case PaymentOutcome.Failed ignored -> lookAgain(known, dispatch, now);
            case PaymentOutcome.NotSent(String cause)
            when dispatch.log().unanswered() == 0 && !dispatch.log().registered() ->
                SendAcceptance.backToWaiting(known, dispatch, WaitReason.LIGHTNING_NOT_READY, now, cause);
            case PaymentOutcome.NotSent ignored -> lookAgain(known, dispatch, now);
            case PaymentOutcome.Unknown ignored -> lookAgain(known, dispatch, now);
        };
    }

    static Decision lookedUp(SendOrder order, SendPolicy policy, PaymentRecord record, Instant now) {
        return switch (order.state()) {
            case Paying(Dispatch dispatch)
            when dispatch.log().sends() > 0 -> lookedUpWhilePaying(order, policy, dispatch, record, now);
            case Parked parked ->
                LateNewsDecider.lookedUpWhileParked(order, parked, newsForParked(parked, record), now);
            case RefundPending pending -> LateNewsDecider.lookedUpAfterRefund(order, pending.dispatch(), record, now);
            case Refunded refunded -> LateNewsDecider.lookedUpAfterRefund(order, refunded.dispatch(), record, now);
            case Paying ignored -> Decisions.unchanged(order);
            case Received ignored -> Decisions.unchanged(order);
            case Waiting ignored -> Decisions.unchanged(order);
            case Paid ignored -> Decisions.unchanged(order);
            case ChangePending ignored -> Decisions.unchanged(order);
            case Done ignored -> Decisions.unchanged(order);
            case Kept ignored -> Decisions.unchanged(order);
        };
    }

    /** Somebody else's payment is no news of a parked one. */
    private static PaymentRecord newsForParked(Parked parked, PaymentRecord record) {
        boolean foreign =
                record instanceof PaymentRecord.Settled(Preimage ignored, Msat alsoIgnored, Instant recordedAt)
                        && LateNewsDecider.mayStillBePaid(parked.before())
                        && isOlderThanOurRequest(
                                recordedAt, parked.before().knownDispatch().orElseThrow());
        return foreign ? new PaymentRecord.Unclear("the settled record is older than our request") : record;
    }

    private static Decision lookedUpWhilePaying(
            SendOrder order, SendPolicy policy, Dispatch dispatch, PaymentRecord record, Instant now) {
        return switch (record) {
            case PaymentRecord.Settled(Preimage preimage, Msat routing, Instant recordedAt)
            when dispatch.isProvedBy(preimage) -> settledInRecord(order, dispatch, preimage, routing, recordedAt, now);
            case PaymentRecord.Settled ignored ->
                PaybackDecider.park(order, order, ParkCause.NODE_CONTRADICTION, WRONG_PREIMAGE, now)
                        .build();
            case PaymentRecord.Failed(FailureReason reason, Instant recordedAt) ->
                failedInRecord(order, policy, dispatch, reason, recordedAt, now);
            case PaymentRecord.InFlight(boolean stuck, String evidence) ->
                inFlight(order, dispatch, stuck, evidence, now);
            case PaymentRecord.Absent() -> absent(order, policy, dispatch, now);
            case PaymentRecord.Contradiction(String what) ->
                PaybackDecider.park(order, order, ParkCause.NODE_CONTRADICTION, what, now)
                        .build();
            case PaymentRecord.Unclear(String cause) -> unclear(order, dispatch, cause, now);
        };
    }

    /** No answer is no outcome, however long it lasts; but the operator may be able to help, so he is told why. */
    private static Decision unclear(SendOrder order, Dispatch dispatch, String cause, Instant now) {
        Duration age = age(dispatch, now);
        Decisions decisions = Decisions.to(order, new Paying(dispatch)).effect(new SendEffect.LookUp(nextLook(age)));
        if (age.compareTo(HELD_LONG) > 0) {
            decisions.effect(new SendEffect.OpenIncident(IncidentKind.ORDER_HELD_LONG, cause));
        }
        return decisions.build();
    }

    private static Decision settledInRecord(
            SendOrder order, Dispatch dispatch, Preimage preimage, Msat routing, Instant recordedAt, Instant now) {
        return isOlderThanOurRequest(recordedAt, dispatch)
                ? parkOlderRecord(order, dispatch, "settled", recordedAt, now)
                : leavePayment(paid(order, dispatch, preimage, routing), dispatch, "paid")
                        .build();
    }

    private static Decision failedInRecord(
            SendOrder order,
            SendPolicy policy,
            Dispatch dispatch,
            FailureReason reason,
            Instant recordedAt,
            Instant now) {
        if (isOlderThanOurRequest(recordedAt, dispatch)) {
            return parkOlderRecord(order, dispatch, "failed", recordedAt, now);
        }
        if (reason == FailureReason.OTHER && age(dispatch, now).compareTo(INNER_ERRORS_COME_WITHIN) > 0) {
            String evidence = "the node gave up with an error of its own "
                    + age(dispatch, now).toMinutes()
                    + " minutes after our request, as it does after a restart when a channel was closed meanwhile; the"
                    + " payment may have been claimed on the chain";
            return PaybackDecider.park(order, order, ParkCause.NODE_CONTRADICTION, evidence, now)
                    .build();
        }
        if (dispatch.log().unanswered() == 0) {
            return refunded(order, policy, dispatch, ReasonCode.of(reason), now).build();
        }
        return waitOutStrayRequest(order, policy, dispatch, ReasonCode.of(reason), now);
    }

    /** Such a payment is somebody else's: before our request the node had no record of the hash. */
    private static boolean isOlderThanOurRequest(Instant recordedAt, Dispatch dispatch) {
        Instant sentAt = dispatch.log().lastSendAt().orElseThrow();
        return recordedAt.isBefore(sentAt.minus(CLOCK_SKEW));
    }

    private static Decision parkOlderRecord(
            SendOrder order, Dispatch dispatch, String outcome, Instant recordedAt, Instant now) {
        String evidence = "the node's record of a " + outcome + " payment began at " + recordedAt
                + ", long before our request at "
                + dispatch.log().lastSendAt().orElseThrow();
        return PaybackDecider.park(order, order, ParkCause.NODE_CONTRADICTION, evidence, now)
                .build();
    }

    private static Decision absent(SendOrder order, SendPolicy policy, Dispatch dispatch, Instant now) {
        if (dispatch.log().registered()) {
            String evidence = "the node has no record of a payment that it showed us before";
            return PaybackDecider.park(order, order, ParkCause.NODE_CONTRADICTION, evidence, now)
                    .build();
        }
        if (dispatch.log().unanswered() == 0) {
            return SendAcceptance.backToWaiting(
                    order, dispatch, WaitReason.LIGHTNING_NOT_READY, now, "the node has no record of it");
        }
        return waitOutStrayRequest(order, policy, dispatch, ReasonCode.LIGHTNING_UNAVAILABLE, now);
    }

    private static Decision waitOutStrayRequest(
            SendOrder order, SendPolicy policy, Dispatch dispatch, ReasonCode code, Instant now) {
        Instant expiresAt = dispatch.invoice().expiresAt();
        Instant sentAt = dispatch.log().lastSendAt().orElseThrow();
        if (Duration.between(sentAt, expiresAt).compareTo(LONGEST_STRAY_WAIT) > 0) {
            String evidence = "a pay request was never answered and the invoice can be paid until " + expiresAt;
            return PaybackDecider.park(order, order, ParkCause.UNANSWERED_SEND, evidence, now)
                    .build();
        }
        if (now.isBefore(expiresAt.plus(STRAY_REQUEST_MARGIN))) {
            return lookAgain(order, dispatch, now);
        }
        Optional<Instant> firstLook = dispatch.log().endSeenAt();
        if (firstLook.isEmpty() || Duration.between(firstLook.get(), now).compareTo(BETWEEN_LAST_LOOKS) < 0) {
            Dispatch seen = dispatch.with(dispatch.log().endSeen(now));
            return Decisions.to(order, new Paying(seen))
                    .effect(new SendEffect.LookUp(BETWEEN_LAST_LOOKS))
                    .build();
        }
        return refunded(order, policy, dispatch, code, now).build();
    }

    private static Decision inFlight(SendOrder order, Dispatch dispatch, boolean stuck, String evidence, Instant now) {
        Dispatch known = dispatch.with(dispatch.log().registeredAtNode());
        SendOrder next = order.with(new Paying(known));
        if (stuck && now.isAfter(dispatch.invoice().expiresAt())) {
            return PaybackDecider.park(next, next, ParkCause.STUCK_IN_FLIGHT, evidence, now)
                    .build();
        }
        Duration age = age(known, now);
        Decisions decisions = Decisions.to(next, next.state()).effect(new SendEffect.LookUp(nextLook(age)));
        if (age.compareTo(HELD_LONG) > 0) {
            decisions.effect(new SendEffect.OpenIncident(
                    IncidentKind.ORDER_HELD_LONG,
                    "in flight since " + known.log().lastSendAt().orElseThrow()));
        }
        return decisions.build();
    }

    private static Decision lookAgain(SendOrder order, Dispatch dispatch, Instant now) {
        return Decisions.to(order, new Paying(dispatch))
                .effect(new SendEffect.LookUp(nextLook(age(dispatch, now))))
                .build();
    }

    static Duration age(Dispatch dispatch, Instant now) {
        return Duration.between(dispatch.log().lastSendAt().orElse(dispatch.decidedAt()), now);
    }

    private static Duration nextLook(Duration age) {
        if (age.compareTo(Duration.ofSeconds(10)) < 0) {
            return Duration.ofSeconds(2);
        }
        if (age.compareTo(Duration.ofMinutes(1)) < 0) {
            return Duration.ofSeconds(5);
        }
        return age.compareTo(Duration.ofMinutes(10)) < 0 ? Duration.ofSeconds(15) : Duration.ofSeconds(60);
    }

    static Decisions paid(SendOrder order, Dispatch dispatch, Preimage preimage, Msat routing) {
        Payment payment = new Payment(dispatch, preimage, routing);
        return Decisions.to(order, new Paid(payment))
                .entry(SendLedger.paid(order, payment))
                .followUp(new SendEvent.ChangeDue());
    }

    private static Decisions refunded(
            SendOrder order, SendPolicy policy, Dispatch dispatch, ReasonCode code, Instant now) {
        Decisions decisions = PaybackDecider.refund(order, Refusal.of(code), Optional.of(dispatch), policy, now)
                .effect(new SendEffect.LookUp(LateNewsDecider.FIRST_WATCH));
        return leavePayment(decisions, dispatch, "returned");
    }

    static Decisions leavePayment(Decisions decisions, Dispatch dispatch, String ending) {
        return decisions
                .effect(new SendEffect.GiveRoomBack(dispatch.quote().exposure()))
                .effect(new SendEffect.CloseIncident(IncidentKind.ORDER_HELD_LONG, ending));
    }
}

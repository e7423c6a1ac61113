package io.github.hivebolt.domain.order;

import io.github.hivebolt.domain.lightning.Invoice;
import io.github.hivebolt.domain.lightning.PaymentRecord;
import io.github.hivebolt.domain.memo.MemoReading;
import io.github.hivebolt.domain.order.SendState.Kept;
import io.github.hivebolt.domain.order.SendState.Paying;
import io.github.hivebolt.domain.order.SendState.Received;
import io.github.hivebolt.domain.order.SendState.RefundPending;
import io.github.hivebolt.domain.order.SendState.Waiting;
import io.github.hivebolt.domain.quote.SendQuote;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** Decides whether an order is paid now, later or never. Nothing has been sent yet. */
final class SendAcceptance {
    /** Not at once: where the clock was set back, every decision is older than the start, and nothing else would be done. */
    private static final Duration ASK_ANEW = Duration.ofSeconds(1);

    private static final Duration CONSIDER_AGAIN = Duration.ofSeconds(5);
    private static final Duration CONSIDER_LATER = Duration.ofSeconds(30);
    private static final Duration ASK_PAYEE_LATEST = Duration.ofMinutes(10);
    private static final Duration A_SHORT_WAIT = Duration.ofMinutes(2);
    /** A gateway that runs looks at each waiting order more often than this. */
    private static final Duration LONGEST_ABSENCE = Duration.ofMinutes(30);

    private SendAcceptance() {}

    static Decision consider(SendOrder order, Assessment assessment, SendPolicy policy, Instant now) {
        if (!(order.state() instanceof Received) && !(order.state() instanceof Waiting)) {
            return Decisions.unchanged(order);
        }
        boolean confidential = !(assessment.memo() instanceof MemoReading.Plain);
        SendOrder known = order.withConfidential(confidential);
        return switch (AcceptancePolicies.judge(Candidate.of(known, assessment, policy, now))) {
            case Verdict.Keep(KeepReason reason) ->
                Decisions.to(known, new Kept(reason))
                        .entry(SendLedger.kept(known, reason))
                        .build();
            case Verdict.Reject(Refusal refusal) -> reject(known, refusal, assessment, policy, now);
            case Verdict.Wait(WaitReason reason) -> await(known, reason, assessment, policy, now);
            case Verdict.Accepted(Invoice invoice, SendQuote quote) -> pay(known, invoice, quote, assessment, now);
            case Verdict.Park(String evidence) -> parkForeignRecord(known, assessment, evidence, policy, now);
        };
    }

    private static Decision pay(SendOrder order, Invoice invoice, SendQuote quote, Assessment assessment, Instant now) {
        Dispatch dispatch = dispatch(order, invoice, quote, assessment, now);
        return Decisions.to(order, new Paying(dispatch))
                .effect(new SendEffect.ClaimHash(invoice.paymentHash()))
                .effect(new SendEffect.TakeRoom(quote.exposure()))
                .effect(new SendEffect.Send())
                .build();
    }

    /**
     * Nothing goes back from a store that is behind, and nothing that our node may have paid for without this store
     * knowing it (design rule 11).
     */
    private static Decision reject(
            SendOrder order, Refusal refusal, Assessment assessment, SendPolicy policy, Instant now) {
        Candidate candidate = Candidate.of(order, assessment, policy, now);
        if (assessment.closed().filter(WaitReason.STORE_BEHIND::equals).isPresent()) {
            return await(order, WaitReason.STORE_BEHIND, assessment, policy, now);
        }
        if (!mayBePaidUnknown(candidate, assessment)) {
            return refund(order, refusal, policy, now);
        }
        Supplier<Decision> askAgain = () -> await(order, WaitReason.LIGHTNING_NOT_READY, assessment, policy, now);
        return refundUnlessRecorded(order, refusal, assessment, policy, now, askAgain, askAgain);
    }

    /** Refunds what our node has no record of, and leaves to people what it has one of. */
    private static Decision refundUnlessRecorded(
            SendOrder order,
            Refusal refusal,
            Assessment assessment,
            SendPolicy policy,
            Instant now,
            Supplier<Decision> whenUnclear,
            Supplier<Decision> whenContradicted) {
        return switch (assessment.preflight()) {
            case PaymentRecord.Absent() -> refund(order, refusal, policy, now);
            case PaymentRecord.Unclear ignored -> whenUnclear.get();
            case PaymentRecord.Contradiction ignored -> whenContradicted.get();
            case PaymentRecord.Settled ignored -> parkRejected(order, refusal, assessment, "paid", policy, now);
            case PaymentRecord.Failed ignored -> parkRejected(order, refusal, assessment, "failed", policy, now);
            case PaymentRecord.InFlight ignored -> parkRejected(order, refusal, assessment, "in flight", policy, now);
        };
    }

    /** Whether another store may have had this order paid: it names something that the node may have a record of. */
    private static boolean mayBePaidUnknown(Candidate candidate, Assessment assessment) {
        boolean hashIsOurs = candidate.invoice().isPresent() && assessment.hashUse() == HashUse.FREE;
        return hashIsOurs || candidate.openOffer().isPresent();
    }

    private static Decision refund(SendOrder order, Refusal refusal, SendPolicy policy, Instant now) {
        return PaybackDecider.refund(order, refusal, Optional.empty(), policy, now)
                .build();
    }

    private static Decision parkRejected(
            SendOrder order, Refusal refusal, Assessment assessment, String record, SendPolicy policy, Instant now) {
        Candidate candidate = Candidate.of(order, assessment, policy, now);
        String evidence = AcceptancePolicies.foreignRecordEvidence(candidate, record);
        if (candidate.invoice().isPresent()
                && candidate.quote().isPresent()
                && assessment.node().isPresent()) {
            return parkForeignRecord(order, assessment, evidence, policy, now);
        }
        SendOrder before = order.with(new RefundPending(refusal, Optional.empty()));
        return PaybackDecider.park(before, order, ParkCause.FOREIGN_PAYMENT, evidence, now)
                .effect(new SendEffect.StopSending(evidence))
                .build();
    }

    private static Decision parkForeignRecord(
            SendOrder order, Assessment assessment, String evidence, SendPolicy policy, Instant now) {
        Candidate candidate = Candidate.of(order, assessment, policy, now);
        if (candidate.invoice().isEmpty()) {
            // The offer's invoice is known to another store only.
            return PaybackDecider.park(order, order, ParkCause.FOREIGN_PAYMENT, evidence, now)
                    .effect(new SendEffect.StopSending(evidence))
                    .build();
        }
        Dispatch never = dispatch(
                order, candidate.invoice().orElseThrow(), candidate.quote().orElseThrow(), assessment, now);
        SendOrder before = order.with(new Paying(never));
        return PaybackDecider.park(before, order, ParkCause.STORE_BEHIND, evidence, now)
                .effect(new SendEffect.StopSending(evidence))
                .build();
    }

    private static Dispatch dispatch(
            SendOrder order, Invoice invoice, SendQuote quote, Assessment assessment, Instant now) {
        return new Dispatch(
                invoice, quote, assessment.node().orElseThrow().id(), now, waited(order, now), SendLog.EMPTY);
    }

    private static Decision await(
            SendOrder order, WaitReason reason, Assessment assessment, SendPolicy policy, Instant now) {
        // What the operator stopped must not run out, whatever else is missing besides.
        boolean patienceRuns = reason.patienceRuns()
                && assessment.closed().map(WaitReason::patienceRuns).orElse(true);
        Duration waited = patienceRuns ? waited(order, now) : waitedBefore(order);
        return patienceRuns && waited.compareTo(policy.maxWait()) >= 0
                ? endWait(order, reason, assessment, policy, now)
                : goOnWaiting(order, reason, waited, now);
    }

    /**
     * Whoever has waited too long gets his money back, unless our node has a record of the payment. A node that says nothing
     * all that time does not count against him, but only the time does in which it was asked: the store may be an old
     * one, whose orders somebody else has answered since.
     */
    private static Decision endWait(
            SendOrder order, WaitReason reason, Assessment assessment, SendPolicy policy, Instant now) {
        Refusal refusal = Refusal.of(reason.whenTooLong());
        if (!mayBePaidUnknown(Candidate.of(order, assessment, policy, now), assessment)) {
            return refund(order, refusal, policy, now);
        }
        Supplier<Decision> waitOn = () -> goOnWaiting(order, reason, waited(order, now), now);
        Supplier<Decision> whenUnclear = () -> sinceConsidered(order, now).compareTo(LONGEST_ABSENCE) > 0
                ? goOnWaiting(order, reason, waitedBefore(order), now)
                : refund(order, refusal, policy, now);
        return refundUnlessRecorded(order, refusal, assessment, policy, now, whenUnclear, waitOn);
    }

    private static Decision goOnWaiting(SendOrder order, WaitReason reason, Duration waited, Instant now) {
        return Decisions.to(order, new Waiting(reason, waited, now))
                .effect(new SendEffect.ConsiderAgain(pace(reason, waited)))
                .note(reason.name())
                .build();
    }

    /** Every question to a silent payee occupies his node and ours, so the questions become rarer. */
    private static Duration pace(WaitReason reason, Duration waited) {
        if (reason == WaitReason.PAYEE_SILENT) {
            Duration rarer = waited.dividedBy(4);
            return rarer.compareTo(CONSIDER_LATER) < 0
                    ? CONSIDER_LATER
                    : rarer.compareTo(ASK_PAYEE_LATEST) < 0 ? rarer : ASK_PAYEE_LATEST;
        }
        return waited.compareTo(A_SHORT_WAIT) < 0 ? CONSIDER_AGAIN : CONSIDER_LATER;
    }

    private static Duration waitedBefore(SendOrder order) {
        return order.state() instanceof Waiting waiting ? waiting.waited() : Duration.ZERO;
    }

    private static Duration sinceConsidered(SendOrder order, Instant now) {
        return order.state() instanceof Waiting waiting ? Duration.between(waiting.consideredAt(), now) : Duration.ZERO;
    }

    private static Duration waited(SendOrder order, Instant now) {
        if (!(order.state() instanceof Waiting(WaitReason reason, Duration before, Instant ignored))) {
            return Duration.ZERO;
        }
        Duration since = sinceConsidered(order, now);
        return reason.patienceRuns() && since.isPositive() ? before.plus(since) : before;
    }

    static Decision backToWaiting(SendOrder order, Dispatch dispatch, WaitReason reason, Instant now, String note) {
        Duration since = Duration.between(dispatch.decidedAt(), now);
        Duration waited = since.isPositive() ? dispatch.waited().plus(since) : dispatch.waited();
        return Decisions.to(order, new Waiting(reason, waited, now))
                .effect(new SendEffect.GiveRoomBack(dispatch.quote().exposure()))
                .effect(new SendEffect.ConsiderAgain(reason == WaitReason.RECOVERING ? ASK_ANEW : CONSIDER_AGAIN))
                .note(note)
                .build();
    }
}

package io.github.hivebolt.domain.order;

import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.domain.money.Rate;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Judges whether a payer's money may be taken: only for what can be delivered, at a price that still holds, and with
 * time enough left. Nothing of it is asked again after the intent to settle.
 */
final class ReceiveJudge {
    /** With fewer blocks left the payer's money is given back: settling could come too late. */
    static final int FEWEST_BLOCKS_LEFT = 24;

    private static final BigDecimal DEAREST = new BigDecimal("1.02");

    /** What is judged. */
    sealed interface Verdict {
        /** Take the money. */
        record Take(Settlement settlement) implements Verdict {}

        /** Give it back. */
        record GiveBack(Refusal refusal) implements Verdict {}

        /** Judge again soon. */
        record Wait(String why) implements Verdict {}
    }

    private ReceiveJudge() {}

    static Verdict judge(
            ReceiveOrder order,
            ReceiveState.Accepted accepted,
            ReceiveAssessment assessment,
            ReceivePolicy policy,
            Instant now) {
        Optional<Refusal> refusal = refusal(order, accepted, assessment, policy)
                .or(() -> tooLate(order, accepted, assessment, policy, now));
        if (refusal.isPresent()) {
            return new Verdict.GiveBack(refusal.get());
        }
        if (assessment.payee() != PayeeStanding.EXISTS) {
            return new Verdict.Wait("no Hive node says whether the payee exists");
        }
        if (assessment.rate().isEmpty()) {
            return new Verdict.Wait("there is no trustworthy rate");
        }
        return assessment
                .obstacle()
                .<Verdict>map(Verdict.Wait::new)
                .orElseGet(() -> new Verdict.Take(
                        new Settlement(accepted.paid(), order.request().quote().payout(accepted.paid()), now)));
    }

    private static Optional<Refusal> refusal(
            ReceiveOrder order, ReceiveState.Accepted accepted, ReceiveAssessment assessment, ReceivePolicy policy) {
        Msat asked = order.request().quote().amount();
        if (policy.refusedPayees().contains(order.request().payee())) {
            return because(ReasonCode.ACCOUNT_BLOCKED);
        }
        if (assessment.payee() == PayeeStanding.MISSING) {
            return because(ReasonCode.PAYEE_MISSING);
        }
        if (accepted.paid().compareTo(asked) < 0) {
            return because(ReasonCode.AMOUNT_TOO_SMALL);
        }
        if (accepted.paid().value() / 2 > asked.value()) {
            return because(ReasonCode.AMOUNT_TOO_LARGE);
        }
        if (isOverAWindow(accepted.paid(), assessment, policy)) {
            return because(ReasonCode.RATE_LIMITED);
        }
        return assessment.rate().filter(rate -> isDearer(order, rate)).flatMap(rate -> because(ReasonCode.PRICE_MOVED));
    }

    private static Optional<Refusal> tooLate(
            ReceiveOrder order,
            ReceiveState.Accepted accepted,
            ReceiveAssessment assessment,
            ReceivePolicy policy,
            Instant now) {
        Duration held = Duration.between(accepted.seenAt(), now);
        boolean heldTooLong = held.compareTo(policy.holdMax()) > 0
                || now.isAfter(order.request().expiresAt().plus(policy.holdMax()));
        if (!heldTooLong && assessment.held().blocksLeft() >= FEWEST_BLOCKS_LEFT) {
            return Optional.empty();
        }
        return because(assessment.rate().isEmpty() ? ReasonCode.NO_RATE : ReasonCode.PAYOUT_UNAVAILABLE);
    }

    private static boolean isOverAWindow(Msat paid, ReceiveAssessment assessment, ReceivePolicy policy) {
        for (int i = 0; i < policy.windows().size(); i++) {
            long used = assessment.windowUse().get(i).value();
            if (used + paid.value() > policy.windows().get(i).limit().value()) {
                return true;
            }
        }
        return false;
    }

    /** The payer must not hold a free option: what he would get is worth over 2 % more than he was quoted. */
    private static boolean isDearer(ReceiveOrder order, Rate now) {
        BigDecimal quoted = order.request().quote().rate().satsPerUnit();
        return now.satsPerUnit().compareTo(quoted.multiply(DEAREST)) > 0;
    }

    private static Optional<Refusal> because(ReasonCode code) {
        return Optional.of(Refusal.of(code));
    }
}

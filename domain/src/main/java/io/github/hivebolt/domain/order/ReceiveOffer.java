package io.github.hivebolt.domain.order;

import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.domain.money.Rate;
import io.github.hivebolt.domain.quote.ReceiveQuote;
import java.util.Optional;

/** The answer to whoever asks for an invoice. Nothing of it is a promise: the checks are made again when it is paid. */
public sealed interface ReceiveOffer {
    /**
     * It can be had.
     *
     * @param quote price and fee
     */
    record Quoted(ReceiveQuote quote) implements ReceiveOffer {}

    /**
     * It cannot be had.
     *
     * @param refusal why not
     */
    record Refused(Refusal refusal) implements ReceiveOffer {}

    /**
     * Decides. Pure.
     *
     * @param ask what is wanted
     * @param facts what the world looks like
     * @param policy what the operator decided
     * @return a quote, or the first reason against it
     */
    static ReceiveOffer of(ReceiveAsk ask, ReceiveFacts facts, ReceivePolicy policy) {
        if (policy.refusedPayees().contains(ask.payee())) {
            return refused(ReasonCode.ACCOUNT_BLOCKED);
        }
        if (facts.payee() == PayeeStanding.MISSING) {
            return refused(ReasonCode.PAYEE_MISSING);
        }
        if (facts.obstacle().isPresent() || facts.payee() == PayeeStanding.UNKNOWN) {
            return new Refused(new Refusal(
                    ReasonCode.PAYOUT_UNAVAILABLE,
                    facts.obstacle().orElse("no Hive node says whether the account exists")));
        }
        return facts.rate()
                .flatMap(rate -> quote(ask, rate, policy))
                .map(quote -> checked(quote, facts, policy))
                .orElseGet(() -> refused(facts.rate().isEmpty() ? ReasonCode.NO_RATE : ReasonCode.AMOUNT_TOO_LARGE));
    }

    private static Optional<ReceiveQuote> quote(ReceiveAsk ask, Rate rate, ReceivePolicy policy) {
        return switch (ask.amount()) {
            case ReceiveAsk.Amount.Paid paid -> Optional.of(new ReceiveQuote(paid.amount(), policy.fee(), rate));
            case ReceiveAsk.Amount.Arriving(HiveAmount amount) -> ReceiveQuote.paying(amount, policy.fee(), rate);
        };
    }

    private static ReceiveOffer checked(ReceiveQuote quote, ReceiveFacts facts, ReceivePolicy policy) {
        Msat amount = quote.amount();
        HiveAmount payout = quote.payout(amount);
        if (amount.compareTo(policy.minAmount()) < 0 || payout.isZero()) {
            return refused(ReasonCode.AMOUNT_TOO_SMALL);
        }
        if (amount.compareTo(policy.maxAmount()) > 0) {
            return refused(ReasonCode.AMOUNT_TOO_LARGE);
        }
        for (int i = 0; i < policy.windows().size(); i++) {
            long used = facts.windowUse().get(i).value();
            if (used + amount.value() > policy.windows().get(i).limit().value()) {
                return refused(ReasonCode.RATE_LIMITED);
            }
        }
        if (payout.milli() > facts.free().milli()) {
            return new Refused(
                    new Refusal(ReasonCode.PAYOUT_UNAVAILABLE, "the gateway does not hold enough " + payout.asset()));
        }
        return amount.compareTo(facts.receivable()) > 0
                ? new Refused(new Refusal(
                        ReasonCode.LIGHTNING_UNAVAILABLE, "the gateway's Lightning channels cannot take so much now"))
                : new Quoted(quote);
    }

    private static ReceiveOffer refused(ReasonCode code) {
        return new Refused(Refusal.of(code));
    }
}

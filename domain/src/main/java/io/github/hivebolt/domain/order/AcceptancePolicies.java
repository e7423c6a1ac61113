package io.github.hivebolt.domain.order;

import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.hive.TransferKind;
import io.github.hivebolt.domain.lightning.Offer;
import io.github.hivebolt.domain.lightning.PaymentRecord;
import io.github.hivebolt.domain.memo.AnswerMemo;
import io.github.hivebolt.domain.memo.MemoReading;
import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.domain.order.Verdict.Keep;
import io.github.hivebolt.domain.order.Verdict.Park;
import io.github.hivebolt.domain.order.Verdict.Reject;
import io.github.hivebolt.domain.order.Verdict.Wait;
import io.github.hivebolt.domain.quote.SendQuote;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** The checks on a send order, one function each, in the order in which the first objection counts. */
final class AcceptancePolicies {
    /** An invoice must have at least this much time left when the request leaves. */
    static final Duration LEAST_TIME_LEFT = Duration.ofSeconds(60);

    private static final List<Function<Candidate, Optional<Verdict>>> IN_ORDER = List.of(
            AcceptancePolicies::senderIsAnswered,
            AcceptancePolicies::senderIsServed,
            AcceptancePolicies::memoNamesOneReadableDestination,
            AcceptancePolicies::nodeIsKnown,
            OfferPolicies::isForOurNetwork,
            AcceptancePolicies::invoiceIsForOurNetwork,
            AcceptancePolicies::invoiceIsNotOurOwn,
            AcceptancePolicies::invoiceIsUnused,
            AcceptancePolicies::invoiceHasTimeLeft,
            AcceptancePolicies::finalTimelockIsBearable,
            AcceptancePolicies::amountIsGiven,
            AcceptancePolicies::amountIsWithinLimits,
            AcceptancePolicies::rateIsKnown,
            AcceptancePolicies::transferCoversAll,
            AcceptancePolicies::accountHasRoomInItsWindows,
            AcceptancePolicies::nothingIsClosed,
            AcceptancePolicies::nodeCanPay,
            AcceptancePolicies::nodeHasNoRecordYet,
            OfferPolicies::hasItsInvoice);

    private AcceptancePolicies() {}

    static Verdict judge(Candidate candidate) {
        for (Function<Candidate, Optional<Verdict>> policy : IN_ORDER) {
            Optional<Verdict> objection = policy.apply(candidate);
            if (objection.isPresent()) {
                return objection.get();
            }
        }
        return new Verdict.Accepted(
                candidate.invoice().orElseThrow(), candidate.quote().orElseThrow());
    }

    private static Optional<Verdict> senderIsAnswered(Candidate candidate) {
        AccountName sender = candidate.transfer().from();
        if (sender.equals(candidate.policy().gateway())) {
            return Optional.of(new Keep(KeepReason.OWN_TRANSFER));
        }
        if (candidate.policy().treasuryAccounts().contains(sender)) {
            return Optional.of(new Keep(KeepReason.TREASURY));
        }
        if (isAnswer(candidate)) {
            return Optional.of(new Keep(KeepReason.ANSWER));
        }
        if (candidate.transfer().kind() == TransferKind.ESCROW_RELEASE) {
            return Optional.of(new Keep(KeepReason.ESCROW));
        }
        return Optional.empty();
    }

    /** An encrypted answer is an answer too, or two gateways would answer each other for ever. */
    private static boolean isAnswer(Candidate candidate) {
        return AnswerMemo.isAnswer(candidate.transfer().memo())
                || (candidate.assessment().memo() instanceof MemoReading.Decrypted(String text)
                        && AnswerMemo.isAnswer(text));
    }

    private static Optional<Verdict> senderIsServed(Candidate candidate) {
        return candidate
                        .policy()
                        .blockedAccounts()
                        .contains(candidate.transfer().from())
                ? reject(ReasonCode.ACCOUNT_BLOCKED)
                : Optional.empty();
    }

    private static Optional<Verdict> memoNamesOneReadableDestination(Candidate candidate) {
        return switch (candidate.request()) {
            case SendRequest.PayInvoice ignored -> Optional.empty();
            case SendRequest.PayOffer(Optional<Offer> offer, var amount, var unreadable) ->
                OfferPolicies.isPayable(offer, candidate);
            case SendRequest.Impossible(Refusal refusal) -> Optional.of(new Reject(refusal));
            case SendRequest.Nothing() ->
                candidate.policy().keepEmptyMemos()
                        ? Optional.of(new Keep(KeepReason.GIFT))
                        : reject(ReasonCode.MEMO_NOT_RECOGNISED);
        };
    }

    private static Optional<Verdict> nodeIsKnown(Candidate candidate) {
        return candidate.assessment().node().isPresent()
                ? Optional.empty()
                : Optional.of(new Wait(WaitReason.LIGHTNING_NOT_READY));
    }

    private static Optional<Verdict> invoiceIsForOurNetwork(Candidate candidate) {
        return candidate
                        .invoice()
                        .filter(invoice -> invoice.network() != node(candidate).network())
                        .isPresent()
                ? reject(ReasonCode.INVOICE_WRONG_NETWORK)
                : Optional.empty();
    }

    private static Optional<Verdict> invoiceIsNotOurOwn(Candidate candidate) {
        boolean ownNode = candidate
                .invoice()
                .filter(invoice -> invoice.payee().equals(node(candidate).id()))
                .isPresent();
        boolean ownHash = candidate.assessment().hashUse() == HashUse.OWN_INVOICE;
        return ownNode || ownHash ? reject(ReasonCode.SELF_PAYMENT) : Optional.empty();
    }

    private static Optional<Verdict> invoiceIsUnused(Candidate candidate) {
        return candidate.assessment().hashUse() == HashUse.OTHER_ORDER
                ? reject(ReasonCode.INVOICE_ALREADY_USED)
                : Optional.empty();
    }

    private static Optional<Verdict> invoiceHasTimeLeft(Candidate candidate) {
        if (candidate.invoice().isEmpty()) {
            return Optional.empty();
        }
        Duration left =
                Duration.between(candidate.now(), candidate.invoice().get().expiresAt());
        return left.compareTo(LEAST_TIME_LEFT) < 0 ? reject(ReasonCode.INVOICE_EXPIRED) : Optional.empty();
    }

    private static Optional<Verdict> finalTimelockIsBearable(Candidate candidate) {
        int most = candidate.policy().finalCltvMaxBlocks();
        return candidate
                        .invoice()
                        .filter(invoice -> invoice.minFinalCltvBlocks() > most)
                        .isPresent()
                ? reject(ReasonCode.INVOICE_TIMELOCK_TOO_LONG)
                : Optional.empty();
    }

    private static Optional<Verdict> amountIsGiven(Candidate candidate) {
        OptionalLong sats = candidate.namedSats();
        boolean zero = sats.isPresent() && sats.getAsLong() == 0;
        return zero || candidate.hasUnreadableAmount() ? reject(ReasonCode.AMOUNT_MISSING) : Optional.empty();
    }

    private static Optional<Verdict> amountIsWithinLimits(Candidate candidate) {
        if (statesMoreThanThereIs(candidate)) {
            return tooLarge(candidate);
        }
        Optional<Msat> amount = candidate.amount();
        if (amount.isEmpty()) {
            return Optional.empty();
        }
        Msat least = candidate.policy().minAmount();
        if (amount.get().compareTo(least) < 0) {
            return reject(ReasonCode.AMOUNT_TOO_SMALL, ": at least " + least.ceilToSats() + " sats");
        }
        return amount.get().compareTo(candidate.policy().maxAmount()) > 0 ? tooLarge(candidate) : Optional.empty();
    }

    private static boolean statesMoreThanThereIs(Candidate candidate) {
        return candidate.namedSats().isPresent() && candidate.statedAmount().isEmpty();
    }

    private static Optional<Verdict> tooLarge(Candidate candidate) {
        long sats = candidate.policy().maxAmount().floorToSats();
        return reject(ReasonCode.AMOUNT_TOO_LARGE, ": at most " + sats + " sats");
    }

    private static Optional<Verdict> rateIsKnown(Candidate candidate) {
        return candidate.assessment().rate().isPresent() ? Optional.empty() : Optional.of(new Wait(WaitReason.NO_RATE));
    }

    private static Optional<Verdict> transferCoversAll(Candidate candidate) {
        Optional<SendQuote> quote = candidate.quote();
        if (quote.isEmpty()) {
            return reject(ReasonCode.NOT_ENOUGH_SENT);
        }
        HiveAmount required = quote.get().required();
        return required.milli() > candidate.transfer().amount().milli()
                ? reject(ReasonCode.NOT_ENOUGH_SENT, ": " + required + " are needed at this moment")
                : Optional.empty();
    }

    private static Optional<Verdict> accountHasRoomInItsWindows(Candidate candidate) {
        Msat amount = candidate.quote().orElseThrow().amount();
        List<LimitWindow> windows = candidate.policy().windows();
        for (int i = 0; i < windows.size(); i++) {
            Msat used = candidate.assessment().windowUse().get(i);
            LimitWindow window = windows.get(i);
            if (used.plus(amount).compareTo(window.limit()) > 0) {
                return reject(
                        ReasonCode.RATE_LIMITED,
                        ": at most " + window.limit().floorToSats() + " sats in "
                                + window.length().toHours() + " hours");
            }
        }
        return Optional.empty();
    }

    private static Optional<Verdict> nothingIsClosed(Candidate candidate) {
        return candidate.assessment().closed().map(Wait::new);
    }

    private static Optional<Verdict> nodeCanPay(Candidate candidate) {
        Msat needed = candidate.quote().orElseThrow().exposure();
        return switch (candidate.assessment().readiness()) {
            case Readiness.Ready(Msat spendable) when spendable.compareTo(needed) >= 0 -> Optional.empty();
            case Readiness.Ready ignored -> Optional.of(new Wait(WaitReason.LIGHTNING_NOT_READY));
            case Readiness.NotReady ignored -> Optional.of(new Wait(WaitReason.LIGHTNING_NOT_READY));
        };
    }

    private static Optional<Verdict> nodeHasNoRecordYet(Candidate candidate) {
        return switch (candidate.assessment().preflight()) {
            case PaymentRecord.Absent() -> Optional.empty();
            case PaymentRecord.Unclear ignored -> Optional.of(new Wait(WaitReason.LIGHTNING_NOT_READY));
            case PaymentRecord.Contradiction ignored -> Optional.of(new Wait(WaitReason.LIGHTNING_NOT_READY));
            case PaymentRecord.Settled ignored -> foreignRecord(candidate, "paid");
            case PaymentRecord.Failed ignored -> foreignRecord(candidate, "failed");
            case PaymentRecord.InFlight ignored -> foreignRecord(candidate, "in flight");
        };
    }

    private static Optional<Verdict> foreignRecord(Candidate candidate, String state) {
        return Optional.of(new Park(foreignRecordEvidence(candidate, state)));
    }

    static String foreignRecordEvidence(Candidate candidate, String state) {
        if (candidate.request() instanceof SendRequest.PayOffer) {
            return "the Lightning node has a payment for this offer that this gateway's store never sent";
        }
        return "the Lightning node has a payment for this hash (" + state + ") that this gateway's store never sent";
    }

    private static KnownNode node(Candidate candidate) {
        return candidate.assessment().node().orElseThrow();
    }

    private static Optional<Verdict> reject(ReasonCode code) {
        return Optional.of(new Reject(Refusal.of(code)));
    }

    private static Optional<Verdict> reject(ReasonCode code, String figures) {
        return Optional.of(new Reject(new Refusal(code, code.words() + figures)));
    }
}

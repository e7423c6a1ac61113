package io.github.hivebolt.domain.order;

import io.github.hivebolt.domain.hive.ChainTransfer;
import io.github.hivebolt.domain.hive.OperationId;
import io.github.hivebolt.domain.incident.IncidentKind;
import io.github.hivebolt.domain.ledger.LedgerEntry;
import io.github.hivebolt.domain.lightning.Preimage;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.domain.order.ReceiveState.Done;
import io.github.hivebolt.domain.order.ReceiveState.Parked;
import io.github.hivebolt.domain.order.ReceiveState.PayoutPending;
import io.github.hivebolt.domain.order.ReceiveState.Settling;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides what became of a receive order from what chain and node tell, when the store that knew it is lost or behind.
 * Pure.
 *
 * <ul>
 *   <li>The node took nothing: the usual rules follow the invoice.
 *   <li>It took the money, and one transfer of ours brings the payee what he is owed: done.
 *   <li>It took the money, no transfer names the order, and the invoice is proven to be ours: the payout is owed, once.
 *   <li>Everything else can be judged by a human only, and is parked.
 * </ul>
 */
public final class RebuildReceiveDecider {
    private static final String REBUILT = "rebuilt from chain and node";

    private RebuildReceiveDecider() {}

    /**
     * Decides.
     *
     * @param order the order as the store has it, or as the invoice's description tells it
     * @param evidence what chain and node tell
     * @param now the time
     * @return what follows; nothing where the usual rules suffice
     */
    public static ReceiveDecision decide(ReceiveOrder order, RebuildReceiveEvidence evidence, Instant now) {
        Optional<Preimage> preimage = order.state().knownPreimage().or(evidence::preimage);
        if (order.state().isFinal() || evidence.taken().isEmpty() || preimage.isEmpty()) {
            return ReceiveDecision.unchanged(order);
        }
        PayoutPending owed = new PayoutPending(settlement(order, evidence, now), preimage.get());
        if (evidence.answers().size() > 1) {
            return park(order, owed, evidence.answers().size() + " transfers of ours name this order", now);
        }
        return evidence.answers().isEmpty()
                ? unanswered(order, owed, evidence, now)
                : answered(order, owed, evidence, evidence.answers().getFirst(), now);
    }

    /** What the store knows counts; else what the description says is paid out for the amount that was asked. */
    private static Settlement settlement(ReceiveOrder order, RebuildReceiveEvidence evidence, Instant now) {
        Msat taken = evidence.taken().orElseThrow();
        return order.state() instanceof PayoutPending || order.state() instanceof Parked
                ? order.state().knownSettlement().orElseThrow()
                : new Settlement(taken, order.request().quote().payout(taken), now);
    }

    private static ReceiveDecision answered(
            ReceiveOrder order,
            PayoutPending owed,
            RebuildReceiveEvidence evidence,
            ChainTransfer answer,
            Instant now) {
        boolean fits = answer.to().equals(order.request().payee())
                && answer.amount().equals(owed.settlement().payout())
                && answer.operation() instanceof OperationId.Signed;
        if (!fits) {
            String what = "our transfer " + answer.operation().text() + " names it and is not the payout that is owed";
            return park(order, owed, what, now);
        }
        List<ReceiveEffect> effects = new ArrayList<>(givenBack(order));
        if (order.state() instanceof Parked) {
            effects.add(new ReceiveEffect.CloseIncident(IncidentKind.ORDER_PARKED, REBUILT));
        }
        List<LedgerEntry> entries = new ArrayList<>(taking(order, owed.settlement(), now));
        entries.add(ReceiveLedger.paidOut(order, owed.settlement().payout()));
        Done done =
                new Done(owed.settlement(), owed.preimage(), ((OperationId.Signed) answer.operation()).transactionId());
        return new ReceiveDecision(order.with(done), effects, entries, REBUILT);
    }

    private static ReceiveDecision unanswered(
            ReceiveOrder order, PayoutPending owed, RebuildReceiveEvidence evidence, Instant now) {
        if (!evidence.unreadable().isEmpty()) {
            String transfer = evidence.unreadable().getFirst().operation().text();
            String what = "transfer " + transfer + " of ours to the payee has this very amount and an unreadable memo";
            return park(order, owed, what, now);
        }
        if (order.state() instanceof PayoutPending
                || order.state() instanceof Parked(ParkCause cause, String ignored, PayoutPending alsoIgnored)
                        && cause != ParkCause.STORE_BEHIND) {
            return ReceiveDecision.unchanged(order);
        }
        if (!evidence.ours()) {
            return park(order, owed, "that the invoice is ours is not proven: the receive secret is lost", now);
        }
        boolean priced = evidence.priceIsKnown()
                || owed.settlement().paid().equals(order.request().quote().amount());
        if (!priced || owed.settlement().payout().isZero()) {
            return park(order, owed, "more was paid than was asked, and the price is lost with the store", now);
        }
        return payOut(order, owed, now);
    }

    private static ReceiveDecision payOut(ReceiveOrder order, PayoutPending owed, Instant now) {
        List<ReceiveEffect> effects = new ArrayList<>(givenBack(order));
        effects.add(new ReceiveEffect.Commit(owed.settlement().payout()));
        effects.add(new ReceiveEffect.PayOut(ReceivePayouts.payout(order, owed.settlement())));
        if (order.state() instanceof Parked) {
            effects.add(new ReceiveEffect.CloseIncident(IncidentKind.ORDER_PARKED, REBUILT));
        }
        return new ReceiveDecision(order.with(owed), effects, taking(order, owed.settlement(), now), REBUILT);
    }

    private static ReceiveDecision park(ReceiveOrder order, PayoutPending owed, String words, Instant now) {
        if (order.state() instanceof Parked) {
            return ReceiveDecision.unchanged(order);
        }
        List<ReceiveEffect> effects = new ArrayList<>(givenBack(order));
        effects.add(new ReceiveEffect.Commit(owed.settlement().payout()));
        effects.add(new ReceiveEffect.OpenIncident(IncidentKind.ORDER_PARKED, ParkCause.STORE_BEHIND + ": " + words));
        List<LedgerEntry> entries = new ArrayList<>(taking(order, owed.settlement(), now));
        entries.add(ReceiveLedger.parked(order, owed.settlement().payout(), now));
        Parked parked = new Parked(ParkCause.STORE_BEHIND, words, owed);
        return new ReceiveDecision(order.with(parked), effects, entries, REBUILT);
    }

    /** What the order kept back so far is free again. */
    private static List<ReceiveEffect> givenBack(ReceiveOrder order) {
        boolean kept = order.state() instanceof Settling
                || order.state() instanceof PayoutPending
                || order.state() instanceof Parked;
        return kept
                ? List.of(new ReceiveEffect.Release(
                        order.state().knownSettlement().orElseThrow().payout()))
                : List.of();
    }

    /** The entries after which the payout is owed, whatever was booked before. */
    private static List<LedgerEntry> taking(ReceiveOrder order, Settlement settlement, Instant now) {
        if (order.state() instanceof PayoutPending) {
            return List.of();
        }
        return order.state() instanceof Parked
                ? List.of(ReceiveLedger.unparked(order, settlement.payout(), now))
                : List.of(ReceiveLedger.settled(order, settlement));
    }
}

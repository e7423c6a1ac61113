package io.github.hivebolt.domain.order;

import static io.github.hivebolt.domain.Checks.require;

import io.github.hivebolt.domain.hive.TransactionId;
import io.github.hivebolt.domain.incident.IncidentKind;
import io.github.hivebolt.domain.lightning.InvoiceRecord;
import io.github.hivebolt.domain.lightning.Preimage;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.domain.order.ReceiveState.Accepted;
import io.github.hivebolt.domain.order.ReceiveState.Cancelled;
import io.github.hivebolt.domain.order.ReceiveState.Done;
import io.github.hivebolt.domain.order.ReceiveState.Expired;
import io.github.hivebolt.domain.order.ReceiveState.Open;
import io.github.hivebolt.domain.order.ReceiveState.Parked;
import io.github.hivebolt.domain.order.ReceiveState.PayoutPending;
import io.github.hivebolt.domain.order.ReceiveState.Settling;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides what becomes of a receive order: this is the file that answers "what happens when somebody pays our invoice?".
 *
 * <ul>
 *   <li>The node holds the payer's money. It is taken only after {@link ReceiveJudge} finds that it can be delivered, and
 *       after its payout is reserved. Otherwise the payer gets it back.
 *   <li>The intent to settle is stored first; after it nothing is cancelled, and settling is repeated until the node says
 *       that the money is ours. Likewise nothing is settled after the intent to give back.
 *   <li>Only the node's own record ends anything: expired and cancelled mean that it says cancelled.
 *   <li>The payout is made only after the node said settled.
 *   <li>A node without hold invoices takes the money at once. Then everything was checked when the invoice was made, and
 *       what was paid is owed, whatever the world looks like by then: the payout waits until it can be delivered.
 * </ul>
 *
 * Pure: no I/O, no clock, no chance.
 */
public final class ReceiveDecider {
    /** How often an invoice is looked up that nobody has paid. A hint from the node makes it sooner. */
    static final Duration WHILE_OPEN = Duration.ofSeconds(30);

    /** How often a held payment is judged again. */
    static final Duration WHILE_HELD = Duration.ofSeconds(2);

    /** How often the node is asked for the end of what it was told to do. */
    static final Duration WHILE_ENDING = Duration.ofSeconds(1);

    /** An invoice that expired is cancelled at the node only after this, so that its own clock has had its say. */
    static final Duration EXPIRY_MARGIN = Duration.ofSeconds(3);

    /** How often a node is asked for an invoice that it made and no longer knows. */
    static final Duration WHILE_FORGOTTEN = Duration.ofMinutes(10);

    /** So long after its end an invoice is given up that the node forgot; the incident stays. */
    static final Duration FORGOTTEN_FOR_GOOD = Duration.ofDays(1);

    private static final Duration HELD_LONG = Duration.ofMinutes(10);

    private ReceiveDecider() {}

    /**
     * Decides.
     *
     * @param order the order as it is
     * @param event what happened
     * @param policy what the operator decided
     * @param now the time
     * @return what follows; an event that means nothing in the order's state changes nothing
     */
    public static ReceiveDecision decide(ReceiveOrder order, ReceiveEvent event, ReceivePolicy policy, Instant now) {
        ReceiveDecision decision = switch (event) {
            case ReceiveEvent.InvoiceMade(String text) -> invoiceMade(order, text);
            case ReceiveEvent.Looked(InvoiceRecord record) -> looked(order, record, now);
            case ReceiveEvent.Judged(ReceiveAssessment assessment) -> judged(order, assessment, policy, now);
            case ReceiveEvent.PayoutConfirmed(TransactionId transaction) -> confirmed(order, transaction);
            case ReceiveEvent.PayoutRefused(String why) -> payoutRefused(order, why, now);
            case ReceiveEvent.RetriedByOperator() -> retried(order, now);
        };
        String from = order.state().label();
        String to = decision.next().state().label();
        require(ReceiveTransition.isAllowed(from, to), "no transition from " + from + " to " + to);
        return decision;
    }

    private static ReceiveDecision invoiceMade(ReceiveOrder order, String text) {
        return order.paymentRequest().isPresent() || order.state().isFinal()
                ? ReceiveDecision.unchanged(order)
                : ReceiveDecision.to(order.withInvoice(text));
    }

    private static ReceiveDecision looked(ReceiveOrder order, InvoiceRecord record, Instant now) {
        return switch (order.state()) {
            case Open ignored -> whileOpen(order, record, now);
            case Accepted accepted -> whileAccepted(order, accepted, record, now);
            case Settling(Settlement settlement) -> whileSettling(order, settlement, record, now);
            case Expired ignored -> afterTheEnd(order, record);
            case Cancelled ignored -> afterTheEnd(order, record);
            case PayoutPending ignored -> ReceiveDecision.unchanged(order);
            case Done ignored -> ReceiveDecision.unchanged(order);
            case Parked ignored -> ReceiveDecision.unchanged(order);
        };
    }

    private static ReceiveDecision whileOpen(ReceiveOrder order, InvoiceRecord record, Instant now) {
        Instant end = order.request().expiresAt().plus(EXPIRY_MARGIN);
        boolean over = !now.isBefore(end);
        return switch (record) {
            case InvoiceRecord.Held held ->
                ReceiveDecision.to(
                        order.with(new Accepted(held.amount(), now, Optional.empty())), new ReceiveEffect.Judge());
            case InvoiceRecord.Settled settled -> tookWithoutUs(order, settled, now);
            case InvoiceRecord.Paid paid -> paid(order, paid, now);
            case InvoiceRecord.Forgotten() -> madeAndForgotten(order, now);
            case InvoiceRecord.Cancelled() -> ReceiveDecision.to(order.with(new Expired()));
            case InvoiceRecord.Absent()
            when over -> ReceiveDecision.to(order.with(new Expired())).noting("the node never had it");
            case InvoiceRecord.Open()
            when over ->
                ReceiveDecision.to(order, new ReceiveEffect.Cancel(), new ReceiveEffect.LookAgain(WHILE_ENDING));
            case InvoiceRecord.Absent() -> lookBefore(order, end, now);
            case InvoiceRecord.Open() -> lookBefore(order, end, now);
        };
    }

    private static ReceiveDecision lookBefore(ReceiveOrder order, Instant end, Instant now) {
        Duration left = Duration.between(now, end);
        return ReceiveDecision.to(
                order, new ReceiveEffect.LookAgain(left.compareTo(WHILE_OPEN) < 0 ? left : WHILE_OPEN));
    }

    private static ReceiveDecision whileAccepted(
            ReceiveOrder order, Accepted accepted, InvoiceRecord record, Instant now) {
        boolean givingBack = accepted.givingBack().isPresent();
        return switch (record) {
            case InvoiceRecord.Held ignored
            when givingBack ->
                ReceiveDecision.to(order, new ReceiveEffect.Cancel(), new ReceiveEffect.LookAgain(WHILE_ENDING));
            case InvoiceRecord.Held ignored -> ReceiveDecision.to(order, new ReceiveEffect.Judge());
            case InvoiceRecord.Cancelled() ->
                ReceiveDecision.to(order.with(new Cancelled(
                        accepted.givingBack().orElseGet(() -> Refusal.of(ReasonCode.PAYOUT_UNAVAILABLE)))));
            case InvoiceRecord.Settled settled -> tookWithoutUs(order, settled, now);
            case InvoiceRecord.Paid(Msat paid, Preimage preimage) ->
                tookWithoutUs(order, new InvoiceRecord.Settled(paid, preimage), now);
            // lnd can be set to delete what it cancels. We told it to, and it never had the preimage.
            case InvoiceRecord.Absent()
            when givingBack ->
                ReceiveDecision.to(
                        order.with(new Cancelled(accepted.givingBack().orElseThrow())));
            case InvoiceRecord.Absent() -> forgotten(order);
            case InvoiceRecord.Forgotten() -> forgotten(order);
            case InvoiceRecord.Open() -> forgotten(order);
        };
    }

    private static ReceiveDecision judged(
            ReceiveOrder order, ReceiveAssessment assessment, ReceivePolicy policy, Instant now) {
        if (!(order.state() instanceof Accepted accepted)
                || accepted.givingBack().isPresent()) {
            return ReceiveDecision.unchanged(order);
        }
        return switch (ReceiveJudge.judge(order, accepted, assessment, policy, now)) {
            case ReceiveJudge.Verdict.Take(Settlement settlement) ->
                ReceiveDecision.to(
                        order.with(new Settling(settlement)),
                        new ReceiveEffect.Reserve(settlement.payout()),
                        new ReceiveEffect.Settle(),
                        new ReceiveEffect.LookAgain(WHILE_ENDING));
            case ReceiveJudge.Verdict.GiveBack(Refusal refusal) ->
                ReceiveDecision.to(
                                order.with(new Accepted(accepted.paid(), accepted.seenAt(), Optional.of(refusal))),
                                new ReceiveEffect.Cancel(),
                                new ReceiveEffect.LookAgain(WHILE_ENDING))
                        .noting(refusal.code().name());
            case ReceiveJudge.Verdict.Wait(String why) ->
                ReceiveDecision.to(order, new ReceiveEffect.LookAgain(WHILE_HELD))
                        .noting(why);
        };
    }

    private static ReceiveDecision whileSettling(
            ReceiveOrder order, Settlement settlement, InvoiceRecord record, Instant now) {
        return switch (record) {
            case InvoiceRecord.Settled(Msat paid, Preimage preimage) -> settled(order, settlement, paid, preimage);
            case InvoiceRecord.Paid(Msat paid, Preimage preimage) -> settled(order, settlement, paid, preimage);
            case InvoiceRecord.Cancelled() ->
                ReceiveDecision.to(
                        order.with(new Cancelled(Refusal.of(ReasonCode.PAYOUT_UNAVAILABLE))),
                        new ReceiveEffect.Release(settlement.payout()),
                        new ReceiveEffect.CloseIncident(IncidentKind.ORDER_HELD_LONG, "The payer has his money back."));
            case InvoiceRecord.Held ignored when isHeldLong(settlement, now) -> settleAgain(order, settlement);
            case InvoiceRecord.Held ignored ->
                ReceiveDecision.to(order, new ReceiveEffect.Settle(), new ReceiveEffect.LookAgain(WHILE_ENDING));
            case InvoiceRecord.Absent() -> forgotten(order);
            case InvoiceRecord.Forgotten() -> forgotten(order);
            case InvoiceRecord.Open() -> forgotten(order);
        };
    }

    private static boolean isHeldLong(Settlement settlement, Instant now) {
        return Duration.between(settlement.decidedAt(), now).compareTo(HELD_LONG) > 0;
    }

    private static ReceiveDecision settleAgain(ReceiveOrder order, Settlement settlement) {
        String text = "A payment should have been taken since " + settlement.decidedAt()
                + ", and the Lightning node still only holds it.";
        return ReceiveDecision.to(
                order,
                new ReceiveEffect.Settle(),
                new ReceiveEffect.LookAgain(WHILE_OPEN),
                new ReceiveEffect.OpenIncident(IncidentKind.ORDER_HELD_LONG, text));
    }

    private static ReceiveDecision settled(ReceiveOrder order, Settlement decided, Msat paid, Preimage preimage) {
        Settlement taken = new Settlement(paid, order.request().quote().payout(paid), decided.decidedAt());
        return ReceiveDecision.to(
                        order.with(new PayoutPending(taken, preimage)),
                        new ReceiveEffect.Release(decided.payout()),
                        new ReceiveEffect.Commit(taken.payout()),
                        new ReceiveEffect.PayOut(ReceivePayouts.payout(order, taken)),
                        new ReceiveEffect.CloseIncident(IncidentKind.ORDER_HELD_LONG, "The money is ours."))
                .booking(ReceiveLedger.settled(order, taken));
    }

    /**
     * A plain invoice was paid: what is owed is owed. Should an older store have paid it out already, the gate that
     * looks for our own transfers before anything is signed finds that out.
     */
    private static ReceiveDecision paid(ReceiveOrder order, InvoiceRecord.Paid record, Instant now) {
        Settlement taken =
                new Settlement(record.amount(), order.request().quote().payout(record.amount()), now);
        return ReceiveDecision.to(
                        order.with(new PayoutPending(taken, record.preimage())),
                        new ReceiveEffect.Commit(taken.payout()),
                        new ReceiveEffect.PayOut(ReceivePayouts.payout(order, taken)),
                        new ReceiveEffect.CloseIncident(
                                IncidentKind.NODE_CONTRADICTION, "The node says that the invoice was paid."))
                .booking(ReceiveLedger.settled(order, taken));
    }

    /** It may have been paid: nobody but the operator can find that out, and he is told. */
    private static ReceiveDecision madeAndForgotten(ReceiveOrder order, Instant now) {
        if (now.isAfter(order.request().expiresAt().plus(FORGOTTEN_FOR_GOOD))) {
            return ReceiveDecision.to(order.with(new Expired())).noting("the node forgot the invoice");
        }
        String text = "The node made the invoice of order " + order.id() + " and no longer has it. If it was paid, "
                + order.request().payee() + " is still to be paid. Let the node keep its paid invoices.";
        return ReceiveDecision.to(
                order,
                new ReceiveEffect.LookAgain(WHILE_FORGOTTEN),
                new ReceiveEffect.OpenIncident(IncidentKind.NODE_CONTRADICTION, text));
    }

    /** Only we can settle. If the store knows nothing of it, it is older than the world (design rule 11). */
    private static ReceiveDecision tookWithoutUs(ReceiveOrder order, InvoiceRecord.Settled record, Instant now) {
        Settlement taken =
                new Settlement(record.amount(), order.request().quote().payout(record.amount()), now);
        PayoutPending before = new PayoutPending(taken, record.preimage());
        String evidence = "the node took the payment of order " + order.id()
                + ", which this store never decided to take: it may have been paid out already";
        return ReceiveDecision.to(
                        order.with(new Parked(ParkCause.STORE_BEHIND, evidence, before)),
                        new ReceiveEffect.Commit(taken.payout()),
                        new ReceiveEffect.StopSending(evidence),
                        new ReceiveEffect.OpenIncident(
                                IncidentKind.ORDER_PARKED, ParkCause.STORE_BEHIND + ": " + evidence))
                .booking(ReceiveLedger.settled(order, taken), ReceiveLedger.parked(order, taken.payout(), now))
                .noting(ParkCause.STORE_BEHIND.name());
    }

    /** The node forgot a payment that it held. Nothing is concluded from that; the operator is told. */
    private static ReceiveDecision forgotten(ReceiveOrder order) {
        String text = "The node no longer knows the payment of order " + order.id() + ", which it held before.";
        return ReceiveDecision.to(
                order,
                new ReceiveEffect.LookAgain(WHILE_OPEN),
                new ReceiveEffect.OpenIncident(IncidentKind.NODE_CONTRADICTION, text));
    }

    private static ReceiveDecision afterTheEnd(ReceiveOrder order, InvoiceRecord record) {
        if (!(record instanceof InvoiceRecord.Settled || record instanceof InvoiceRecord.Paid)) {
            return ReceiveDecision.unchanged(order);
        }
        String text = "The node said that order " + order.id() + " was never paid, and now that it was.";
        return ReceiveDecision.to(order, new ReceiveEffect.OpenIncident(IncidentKind.NODE_CONTRADICTION, text));
    }

    private static ReceiveDecision confirmed(ReceiveOrder order, TransactionId transaction) {
        if (!(order.state() instanceof PayoutPending(Settlement settlement, Preimage preimage))) {
            return ReceiveDecision.unchanged(order);
        }
        return ReceiveDecision.to(
                        order.with(new Done(settlement, preimage, transaction)),
                        new ReceiveEffect.Release(settlement.payout()))
                .booking(ReceiveLedger.paidOut(order, settlement.payout()));
    }

    private static ReceiveDecision payoutRefused(ReceiveOrder order, String why, Instant now) {
        if (!(order.state() instanceof PayoutPending pending)) {
            return ReceiveDecision.unchanged(order);
        }
        return ReceiveDecision.to(
                        order.with(new Parked(ParkCause.REJECTED_BY_CHAIN, why, pending)),
                        new ReceiveEffect.OpenIncident(
                                IncidentKind.ORDER_PARKED, ParkCause.REJECTED_BY_CHAIN + ": " + why))
                .booking(ReceiveLedger.parked(order, pending.settlement().payout(), now))
                .noting(ParkCause.REJECTED_BY_CHAIN.name());
    }

    private static ReceiveDecision retried(ReceiveOrder order, Instant now) {
        if (!(order.state() instanceof Parked parked)) {
            return ReceiveDecision.unchanged(order);
        }
        Settlement settlement = parked.before().settlement();
        return ReceiveDecision.to(
                        order.with(parked.before()),
                        new ReceiveEffect.PayOut(ReceivePayouts.payout(order, settlement)),
                        new ReceiveEffect.CloseIncident(IncidentKind.ORDER_PARKED, "The operator lets the payout go."))
                .booking(ReceiveLedger.unparked(order, settlement.payout(), now));
    }
}

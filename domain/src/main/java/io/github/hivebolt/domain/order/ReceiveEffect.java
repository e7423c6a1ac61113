package io.github.hivebolt.domain.order;

import io.github.hivebolt.domain.incident.IncidentKind;
import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.payout.Payout;
import java.time.Duration;

/** What has to be done after a decision on a receive order, in the transaction that stores it or because of it. */
public sealed interface ReceiveEffect {
    /**
     * Read the node's books again.
     *
     * @param after when
     */
    record LookAgain(Duration after) implements ReceiveEffect {}

    /** Decide now whether the payer's money is taken. */
    record Judge() implements ReceiveEffect {}

    /** Take the payer's money. Only after the decision is stored; repeated until the node says that it is settled. */
    record Settle() implements ReceiveEffect {}

    /** Cancel the invoice at the node: nobody can pay it any more, and whoever did has his money back. */
    record Cancel() implements ReceiveEffect {}

    /**
     * Keep a payout back, if it is covered. If it is not, the decision does not take hold.
     *
     * @param amount the payout
     */
    record Reserve(HiveAmount amount) implements ReceiveEffect {}

    /**
     * Keep a payout back, covered or not: it is owed.
     *
     * @param amount the payout
     */
    record Commit(HiveAmount amount) implements ReceiveEffect {}

    /**
     * Nothing is kept back for this order any more.
     *
     * @param amount what was
     */
    record Release(HiveAmount amount) implements ReceiveEffect {}

    /**
     * Pay the payee.
     *
     * @param payout the transfer
     */
    record PayOut(Payout payout) implements ReceiveEffect {}

    /**
     * Tell the operator.
     *
     * @param kind what
     * @param text what is known
     */
    record OpenIncident(IncidentKind kind, String text) implements ReceiveEffect {}

    /**
     * Close an incident about this order, if one is open.
     *
     * @param kind what
     * @param summary how it ended
     */
    record CloseIncident(IncidentKind kind, String summary) implements ReceiveEffect {}

    /**
     * Send nothing any more: the world knows what our store does not.
     *
     * @param evidence one sentence
     */
    record StopSending(String evidence) implements ReceiveEffect {}
}

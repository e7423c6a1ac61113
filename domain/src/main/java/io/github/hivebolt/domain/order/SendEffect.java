package io.github.hivebolt.domain.order;

import io.github.hivebolt.domain.incident.IncidentKind;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.domain.payout.Payout;
import java.time.Duration;

/** What has to be done because of a decision. The engine stores it together with the decision and does it afterwards. */
public sealed interface SendEffect {
    /**
     * Decide again.
     *
     * @param after how long from now
     */
    record ConsiderAgain(Duration after) implements SendEffect {}

    /**
     * Take the payment hash for ever, in the same transaction.
     *
     * @param hash the hash
     */
    record ClaimHash(PaymentHash hash) implements SendEffect {}

    /**
     * Take room in the exposure limits, in the same transaction.
     *
     * @param exposure amount and fee limit
     */
    record TakeRoom(Msat exposure) implements SendEffect {}

    /**
     * Give that room back.
     *
     * @param exposure amount and fee limit
     */
    record GiveRoomBack(Msat exposure) implements SendEffect {}

    /** Send the one pay request, as work of its own. */
    record Send() implements SendEffect {}

    /** The pay request may leave now: its count is committed. */
    record RequestMayLeave() implements SendEffect {}

    /**
     * Read the node's books.
     *
     * @param after how long from now
     */
    record LookUp(Duration after) implements SendEffect {}

    /**
     * Transfer money back.
     *
     * @param payout what to whom
     */
    record PayBack(Payout payout) implements SendEffect {}

    /**
     * Open an incident about this order, or bring it up to date.
     *
     * @param kind what
     * @param text what is known
     */
    record OpenIncident(IncidentKind kind, String text) implements SendEffect {}

    /**
     * Close an incident about this order, if one is open.
     *
     * @param kind what
     * @param summary how it ended
     */
    record CloseIncident(IncidentKind kind, String summary) implements SendEffect {}

    /**
     * Send nothing any more: the world knows what our store does not.
     *
     * @param evidence one sentence
     */
    record StopSending(String evidence) implements SendEffect {}
}

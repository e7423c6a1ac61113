package io.github.hivebolt.domain.order;

import static io.github.hivebolt.domain.Checks.require;

import io.github.hivebolt.domain.hive.TransactionId;
import io.github.hivebolt.domain.lightning.PaymentRecord;
import io.github.hivebolt.domain.lightning.SendReport;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides what becomes of a send order. Pure: no I/O, no clock, no chance; the same order, event, policy and time always
 * give the same decision.
 *
 * <p>Before anything is sent: {@link SendAcceptance}. While a payment is under way: {@link PaymentDecider}. What comes
 * to light too late: {@link LateNewsDecider}. What goes back: {@link PaybackDecider}.
 */
public final class SendDecider {
    private SendDecider() {}

    /**
     * Decides.
     *
     * @param order the order as it is
     * @param event what happened
     * @param policy what the operator decided
     * @param now the time
     * @return what follows; an event that means nothing in the order's state changes nothing
     */
    public static Decision decide(SendOrder order, SendEvent event, SendPolicy policy, Instant now) {
        Decision decision = switch (event) {
            case SendEvent.Considered(Assessment assessment) -> SendAcceptance.consider(order, assessment, policy, now);
            case SendEvent.SendDue(Optional<WaitReason> closed) -> PaymentDecider.sendDue(order, closed, now);
            case SendEvent.SendReturned(SendReport report) -> PaymentDecider.sendReturned(order, policy, report, now);
            case SendEvent.LookedUp(PaymentRecord record) -> PaymentDecider.lookedUp(order, policy, record, now);
            case SendEvent.ChangeDue() -> PaybackDecider.changeDue(order, policy, now);
            case SendEvent.PayoutConfirmed(TransactionId transaction) -> PaybackDecider.confirmed(order, transaction);
            case SendEvent.PayoutRefused(String why) -> PaybackDecider.payoutRefused(order, why, now);
            case SendEvent.Withheld(ParkCause cause, String evidence) ->
                WithholdingDecider.withheld(order, cause, evidence, now);
        };
        String from = order.state().label();
        String to = decision.next().state().label();
        require(SendTransition.isAllowed(from, to), "no transition from " + from + " to " + to);
        return decision;
    }
}

package io.github.hivebolt.domain.order;

import io.github.hivebolt.domain.incident.IncidentKind;
import io.github.hivebolt.domain.lightning.PaymentOutcome;
import io.github.hivebolt.domain.lightning.PaymentRecord;
import io.github.hivebolt.domain.lightning.Preimage;
import io.github.hivebolt.domain.lightning.SendReport;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.domain.order.SendState.Parked;
import io.github.hivebolt.domain.order.SendState.Paying;
import io.github.hivebolt.domain.order.SendState.RefundPending;
import io.github.hivebolt.domain.order.SendState.Refunded;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides what news about a payment mean once its order no longer waits for them: a parked order is paid as soon as the
 * proof turns up; a proof for an order whose money goes back, or went back, means that the node contradicts itself, and
 * nothing more is sent.
 */
final class LateNewsDecider {
    /** A refunded payment is looked up again for this long, in case the node contradicts itself. */
    static final Duration WATCH_AFTER_REFUND = Duration.ofDays(2);

    /** The first look after a refund; each later one comes after twice the time. */
    static final Duration FIRST_WATCH = Duration.ofMinutes(10);

    /** A parked payment is looked up this often, for as long as no human has judged it. */
    static final Duration WATCH_WHILE_PARKED = Duration.ofMinutes(10);

    private LateNewsDecider() {}

    /** Whether a request for it has left and its outcome is open. */
    static boolean mayStillBePaid(SendState state) {
        return state instanceof Paying(Dispatch dispatch) && dispatch.log().sends() > 0;
    }

    /** The pay request itself came back late. Only a proof is news. */
    static Decision sendReturned(SendOrder order, SendReport report, Instant now) {
        if (!(report.outcome() instanceof PaymentOutcome.Succeeded(Preimage preimage, Msat routing))) {
            return Decisions.unchanged(order);
        }
        PaymentRecord record = new PaymentRecord.Settled(preimage, routing, now);
        if (order.state() instanceof Parked parked) {
            return lookedUpWhileParked(order, parked, record, now);
        }
        boolean goesBack = order.state() instanceof RefundPending || order.state() instanceof Refunded;
        return goesBack
                ? lookedUpAfterRefund(order, order.state().knownDispatch(), record, now)
                : Decisions.unchanged(order);
    }

    static Decision lookedUpWhileParked(SendOrder order, Parked parked, PaymentRecord record, Instant now) {
        if (parked.before() instanceof RefundPending pending) {
            // Told once: the operator who let sending go on knows it.
            if (parked.cause() == ParkCause.NODE_CONTRADICTION) {
                return Decisions.unchanged(order);
            }
            return lookedUpAfterRefund(order, pending.dispatch(), record, now);
        }
        if (!mayStillBePaid(parked.before())) {
            return Decisions.unchanged(order);
        }
        Dispatch dispatch = parked.before().knownDispatch().orElseThrow();
        if (record instanceof PaymentRecord.Settled(Preimage preimage, Msat routing, Instant ignored)
                && dispatch.isProvedBy(preimage)) {
            return PaymentDecider.leavePayment(
                            PaymentDecider.paid(order, dispatch, preimage, routing), dispatch, "paid")
                    .entry(SendLedger.unparked(order, now))
                    .effect(new SendEffect.CloseIncident(IncidentKind.ORDER_PARKED, "the payment was made after all"))
                    .build();
        }
        return Decisions.to(order, parked)
                .effect(new SendEffect.LookUp(WATCH_WHILE_PARKED))
                .build();
    }

    static Decision lookedUpAfterRefund(
            SendOrder order, Optional<Dispatch> dispatch, PaymentRecord record, Instant now) {
        if (dispatch.isEmpty()) {
            return Decisions.unchanged(order);
        }
        if (record instanceof PaymentRecord.Settled) {
            String evidence =
                    "the node said that the payment of order " + order.id() + " failed, and now that it was made";
            return Decisions.to(order, order.state())
                    .effect(new SendEffect.OpenIncident(IncidentKind.NODE_CONTRADICTION, evidence))
                    .effect(new SendEffect.StopSending(evidence))
                    .build();
        }
        Duration age = PaymentDecider.age(dispatch.get(), now);
        if (age.compareTo(WATCH_AFTER_REFUND) > 0) {
            return Decisions.unchanged(order);
        }
        return Decisions.to(order, order.state())
                .effect(new SendEffect.LookUp(age.plus(FIRST_WATCH)))
                .build();
    }
}

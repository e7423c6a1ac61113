package io.github.hivebolt.domain.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.hivebolt.domain.incident.IncidentKind;
import io.github.hivebolt.domain.lightning.FailureReason;
import io.github.hivebolt.domain.lightning.PaymentOutcome;
import io.github.hivebolt.domain.lightning.PaymentRecord;
import io.github.hivebolt.domain.lightning.Preimage;
import io.github.hivebolt.domain.lightning.SendReport;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.domain.order.OperatorDecision.Accepted;
import io.github.hivebolt.domain.order.OperatorDecision.Refused;
import io.github.hivebolt.domain.order.SendState.ChangePending;
import io.github.hivebolt.domain.order.SendState.Paid;
import io.github.hivebolt.domain.order.SendState.RefundPending;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class OperatorDeciderTest {
    /** 432 blocks of ten minutes: the longest that a payee could hold the payment. */
    private static final Instant TIMELOCKS_END = Given.NOW.plus(Duration.ofDays(3));

    private static final OperatorCommand REFUND = new OperatorCommand.Refund();
    private static final OperatorCommand RETRY = new OperatorCommand.Retry();
    private static final OperatorCommand NEVER_PAID = new OperatorCommand.ResolveNeverPaid("no HTLC in any channel");
    private static final OperatorCommand PAID = new OperatorCommand.ResolvePaid(Given.PREIMAGE);

    private final Given given = new Given();

    private OperatorDecision command(SendOrder order, OperatorCommand command, Instant now) {
        return OperatorDecider.decide(order, command, given.policy(), now);
    }

    private Decision accepted(SendOrder order, OperatorCommand command, Instant now) {
        OperatorDecision decision = command(order, command, now);
        assertThat(decision).isInstanceOf(Accepted.class);
        return ((Accepted) decision).decision();
    }

    private void assertRefused(String code, SendOrder order, OperatorCommand command, Instant now) {
        assertThat(command(order, command, now)).isInstanceOf(Refused.class);
        assertThat(((Refused) command(order, command, now)).code()).isEqualTo(code);
    }

    private static boolean closes(Decision decision, IncidentKind kind) {
        return decision.effects().stream()
                .anyMatch(effect -> effect instanceof SendEffect.CloseIncident(IncidentKind closed, String ignored)
                        && closed == kind);
    }

    private SendOrder unansweredSend() {
        given.expiresAt = Given.NOW.plus(Duration.ofDays(30));
        return given.decide(given.sent(), new SendEvent.LookedUp(new PaymentRecord.Absent()), Given.NOW)
                .next();
    }

    private SendOrder stuck() {
        PaymentRecord record = new PaymentRecord.InFlight(true, "no HTLC left");
        Instant expired = given.expiresAt.plusSeconds(1);
        return given.decide(given.sent(), new SendEvent.LookedUp(record), expired)
                .next();
    }

    private SendOrder foreign() {
        given.preflight = new PaymentRecord.InFlight(false, "");
        return given.considered(given.order(), Given.NOW).next();
    }

    private SendOrder heldRefund() {
        given.senderIsHeld = true;
        SendReport failed = new SendReport(new PaymentOutcome.Failed(FailureReason.NO_ROUTE), true, true);
        return given.decide(given.sent(), new SendEvent.SendReturned(failed), Given.NOW)
                .next();
    }

    private SendOrder heldChange() {
        given.senderIsHeld = true;
        SendReport paid = new SendReport(new PaymentOutcome.Succeeded(Given.PREIMAGE, Msat.ZERO), true, true);
        SendOrder order = given.decide(given.sent(), new SendEvent.SendReturned(paid), Given.NOW)
                .next();
        return given.decide(order, new SendEvent.ChangeDue(), Given.NOW).next();
    }

    @Test
    void onlyAParkedOrder_takesCommands() {
        for (SendOrder order : List.of(given.order(), given.paying(), given.sent())) {
            for (OperatorCommand command : List.of(REFUND, RETRY, PAID, NEVER_PAID)) {
                assertRefused("NOT_PARKED", order, command, TIMELOCKS_END);
            }
        }
    }

    @Test
    void aPaymentOfUnknownOutcome_isNeverReturnedOnCommand() {
        for (SendOrder order : List.of(unansweredSend(), stuck(), foreign())) {
            assertRefused("OUTCOME_UNKNOWN", order, REFUND, TIMELOCKS_END.plus(Duration.ofDays(365)));
            assertRefused("OUTCOME_UNKNOWN", order, RETRY, TIMELOCKS_END.plus(Duration.ofDays(365)));
        }
    }

    @Test
    void neverPaid_isRefusedWhileTheUnansweredRequestCanStillArrive() {
        SendOrder order = unansweredSend();
        Instant strayUntil = order.state()
                .knownDispatch()
                .orElseThrow()
                .invoice()
                .expiresAt()
                .plus(PaymentDecider.STRAY_REQUEST_MARGIN)
                .plus(Duration.ofDays(3));
        assertRefused("TIMELOCK_RUNNING", order, NEVER_PAID, TIMELOCKS_END);
        assertRefused("TIMELOCK_RUNNING", order, NEVER_PAID, strayUntil.minusMillis(1));
        Decision decision = accepted(order, NEVER_PAID, strayUntil);
        assertThat(((RefundPending) decision.next().state()).refusal().code()).isEqualTo(ReasonCode.OPERATOR);
        assertThat(decision.effects()).hasAtLeastOneElementOfType(SendEffect.PayBack.class);
        assertThat(decision.effects()).contains(new SendEffect.GiveRoomBack(Msat.ofSats(2_020)));
    }

    @Test
    void neverPaid_isRefusedWhileTheTimelockRuns() {
        assertRefused("TIMELOCK_RUNNING", foreign(), NEVER_PAID, TIMELOCKS_END.minusMillis(1));
    }

    @Test
    void neverPaid_isTakenAtOnceWhereEveryTimelockHasPassed() {
        assertThat(accepted(stuck(), NEVER_PAID, given.expiresAt.plusSeconds(2))
                        .next()
                        .state())
                .isInstanceOf(RefundPending.class);
    }

    @Test
    void neverPaidOfAForeignPayment_givesNoRoomBackThatWasNeverTaken() {
        Decision decision = accepted(foreign(), NEVER_PAID, TIMELOCKS_END);
        assertThat(decision.effects()).doesNotHaveAnyElementsOfTypes(SendEffect.GiveRoomBack.class);
        assertThat(decision.effects()).hasAtLeastOneElementOfType(SendEffect.PayBack.class);
    }

    @Test
    void anEndedPayment_closesTheIncidentsAboutIt() {
        for (OperatorCommand command : List.of(PAID, NEVER_PAID)) {
            Decision decision = accepted(stuck(), command, TIMELOCKS_END);
            assertThat(closes(decision, IncidentKind.ORDER_PARKED)).isTrue();
            assertThat(closes(decision, IncidentKind.ORDER_HELD_LONG)).isTrue();
        }
    }

    @Test
    void theRightPreimage_isPaid() {
        Decision decision = accepted(unansweredSend(), PAID, Given.NOW.plusSeconds(1));
        assertThat(decision.next().state()).isInstanceOf(Paid.class);
        assertThat(decision.followUp()).contains(new SendEvent.ChangeDue());
        assertThat(decision.effects()).contains(new SendEffect.GiveRoomBack(Msat.ofSats(2_020)));
    }

    @Test
    void aWrongPreimage_isRefused() {
        OperatorCommand wrong = new OperatorCommand.ResolvePaid(new Preimage("00".repeat(32)));
        assertRefused("WRONG_PREIMAGE", unansweredSend(), wrong, TIMELOCKS_END);
    }

    @Test
    void whatIsKnown_cannotBeResolved() {
        for (SendOrder order : List.of(heldRefund(), heldChange())) {
            assertRefused("NOTHING_TO_RESOLVE", order, PAID, TIMELOCKS_END);
            assertRefused("NOTHING_TO_RESOLVE", order, NEVER_PAID, TIMELOCKS_END);
        }
    }

    @Test
    void aHeldRefund_isLetGo_whole() {
        for (OperatorCommand command : List.of(REFUND, RETRY)) {
            Decision decision = accepted(heldRefund(), command, TIMELOCKS_END);
            assertThat(decision.next().state()).isInstanceOf(RefundPending.class);
            assertThat(PaybackDeciderTest.payout(decision).draft().amount()).isEqualTo(given.sent);
        }
    }

    @Test
    void heldChange_isLetGo_andNeverTheWholeTransfer() {
        for (OperatorCommand command : List.of(REFUND, RETRY)) {
            Decision decision = accepted(heldChange(), command, TIMELOCKS_END);
            assertThat(decision.next().state()).isInstanceOf(ChangePending.class);
            assertThat(PaybackDeciderTest.payout(decision).draft().amount().milli())
                    .isEqualTo(1_600);
        }
    }

    /** The node has a payment for the offer, and only a lost store knew whose it was. */
    @Test
    void moneyThatAnotherStoreMayHavePaid_isReturnedOnlyWithEvidence_andNotWhileItCouldBeClaimed() {
        SendState parked =
                new SendState.Parked(ParkCause.FOREIGN_PAYMENT, "the node has a payment", new SendState.Received());
        SendOrder order = given.order(parked);
        assertRefused("OUTCOME_UNKNOWN", order, REFUND, TIMELOCKS_END);
        assertRefused("OUTCOME_UNKNOWN", order, RETRY, TIMELOCKS_END);
        assertRefused("PRICE_LOST", order, PAID, TIMELOCKS_END);
        assertRefused("TIMELOCK_RUNNING", order, NEVER_PAID, TIMELOCKS_END);
        Decision decision = accepted(order, NEVER_PAID, TIMELOCKS_END.plus(Duration.ofHours(6)));
        assertThat(decision.next().state()).isInstanceOf(RefundPending.class);
        assertThat(PaybackDeciderTest.payout(decision).draft().amount()).isEqualTo(given.sent);
    }
}

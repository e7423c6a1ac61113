package io.github.hivebolt.domain.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.hivebolt.domain.incident.IncidentKind;
import io.github.hivebolt.domain.lightning.FailureReason;
import io.github.hivebolt.domain.lightning.PaymentOutcome;
import io.github.hivebolt.domain.lightning.PaymentRecord;
import io.github.hivebolt.domain.lightning.Preimage;
import io.github.hivebolt.domain.lightning.SendReport;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.domain.order.SendState.Paid;
import io.github.hivebolt.domain.order.SendState.Parked;
import io.github.hivebolt.domain.order.SendState.Paying;
import io.github.hivebolt.domain.order.SendState.RefundPending;
import io.github.hivebolt.domain.order.SendState.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens to a payment that was decided on, row by row; n is the number of unanswered requests. */
class PaymentDeciderTest {
    private static final SendReport CUT = new SendReport(new PaymentOutcome.Unknown("connection reset"), false, false);
    private static final SendReport IN_TRANSITION =
            new SendReport(new PaymentOutcome.Unknown("payment is in transition"), true, true);
    private static final PaymentRecord FAILED = new PaymentRecord.Failed(FailureReason.NO_ROUTE, Given.NOW);
    private static final PaymentRecord SETTLED = new PaymentRecord.Settled(Given.PREIMAGE, Msat.ofSats(1), Given.NOW);
    private static final PaymentRecord IN_FLIGHT = new PaymentRecord.InFlight(false, "");
    private static final PaymentRecord STUCK = new PaymentRecord.InFlight(true, "no HTLC left");
    private static final PaymentRecord ABSENT = new PaymentRecord.Absent();

    private final Given given = new Given();

    private Instant lastMoment() {
        return given.expiresAt.plus(Duration.ofMinutes(10));
    }

    private Decision returned(SendOrder order, SendReport report, Instant now) {
        return given.decide(order, new SendEvent.SendReturned(report), now);
    }

    private Decision lookedUp(SendOrder order, PaymentRecord record, Instant now) {
        return given.decide(order, new SendEvent.LookedUp(record), now);
    }

    /** n = 0: the request was answered, and the answer said nothing definite. */
    private SendOrder answered() {
        return returned(given.sent(), IN_TRANSITION, Given.NOW.plusSeconds(1)).next();
    }

    private SendOrder answeredWithoutRecord() {
        SendReport report = new SendReport(new PaymentOutcome.Unknown("HTTP 500"), true, false);
        return returned(given.sent(), report, Given.NOW.plusSeconds(1)).next();
    }

    private static void assertLooksAgain(Decision decision) {
        assertThat(decision.next().state()).isInstanceOf(Paying.class);
        assertThat(decision.effects()).hasAtLeastOneElementOfType(SendEffect.LookUp.class);
        assertThat(decision.entries()).isEmpty();
    }

    private static void assertRefunds(Decision decision, ReasonCode code) {
        assertThat(decision.next().state()).isInstanceOf(RefundPending.class);
        assertThat(((RefundPending) decision.next().state()).refusal().code()).isEqualTo(code);
        assertThat(decision.effects()).hasAtLeastOneElementOfType(SendEffect.PayBack.class);
        assertThat(decision.effects()).hasAtLeastOneElementOfType(SendEffect.GiveRoomBack.class);
    }

    private static void assertParks(Decision decision, ParkCause cause) {
        assertThat(decision.next().state()).isInstanceOf(Parked.class);
        assertThat(((Parked) decision.next().state()).cause()).isEqualTo(cause);
        assertThat(decision.effects()).doesNotHaveAnyElementsOfTypes(SendEffect.PayBack.class);
        assertThat(decision.effects()).doesNotHaveAnyElementsOfTypes(SendEffect.GiveRoomBack.class);
    }

    @Test
    void theRequest_leavesOnceAndItsCountIsInTheOrderBefore() {
        Decision due = given.decide(given.paying(), new SendEvent.SendDue(Optional.empty()), Given.NOW);
        assertThat(due.effects()).contains(new SendEffect.RequestMayLeave());
        SendLog log = ((Paying) due.next().state()).dispatch().log();
        assertThat(log.sends()).isEqualTo(1);
        assertThat(log.unanswered()).isEqualTo(1);
        Decision dueAgain = given.decide(due.next(), new SendEvent.SendDue(Optional.empty()), Given.NOW);
        assertThat(dueAgain.next()).isEqualTo(due.next());
        assertThat(dueAgain.effects()).containsExactly(new SendEffect.LookUp(Duration.ZERO));
    }

    @ParameterizedTest
    @EnumSource
    void aClosedGateway_vetoesARequestThatHasNotLeft(WaitReason reason) {
        Decision due = given.decide(given.paying(), new SendEvent.SendDue(Optional.of(reason)), Given.NOW);
        assertThat(due.next().state()).isInstanceOf(Waiting.class);
        assertThat(due.effects()).contains(new SendEffect.GiveRoomBack(Msat.ofSats(2_020)));
        assertThat(due.effects()).doesNotContain(new SendEffect.RequestMayLeave());
    }

    @Test
    void aPriceOlderThanAMinute_isMadeAnewBeforeTheRequestLeaves() {
        SendEvent due = new SendEvent.SendDue(Optional.empty());
        assertThat(given.decide(given.paying(), due, Given.NOW.plusSeconds(60)).effects())
                .contains(new SendEffect.RequestMayLeave());
        Decision late = given.decide(given.paying(), due, Given.NOW.plusSeconds(61));
        assertThat(late.next().state()).isInstanceOf(Waiting.class);
        assertThat(late.effects()).doesNotContain(new SendEffect.RequestMayLeave());
    }

    /** The simulator found a gateway that did nothing else for four minutes, until a clock that was set back had caught up. */
    @Test
    void orderThatIsAskedAboutAnew_isNotConsideredInTheSameInstant() {
        SendEvent due = new SendEvent.SendDue(Optional.of(WaitReason.RECOVERING));
        assertThat(given.decide(given.paying(), due, Given.NOW).effects())
                .anyMatch(effect -> effect instanceof SendEffect.ConsiderAgain again
                        && again.after().isPositive());
    }

    @Test
    void aClosedGateway_neverVetoesTheOutcomeOfARequestThatLeft() {
        SendEvent due = new SendEvent.SendDue(Optional.of(WaitReason.PAUSED));
        Decision decision = given.decide(given.sent(), due, Given.NOW.plusSeconds(5));
        assertLooksAgain(decision);
    }

    @Test
    void aPreimageInTheReply_isPaid() {
        SendReport paid = new SendReport(new PaymentOutcome.Succeeded(Given.PREIMAGE, Msat.ofSats(1)), true, true);
        Decision decision = returned(given.sent(), paid, Given.NOW.plusSeconds(2));
        assertThat(decision.next().state()).isInstanceOf(Paid.class);
        assertThat(decision.followUp()).contains(new SendEvent.ChangeDue());
        assertThat(decision.effects()).contains(new SendEffect.GiveRoomBack(Msat.ofSats(2_020)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 3_600, 7_200, 864_000})
    void aPreimageInTheNodesRecord_isPaidWheneverItTurnsUp(long seconds) {
        assertThat(lookedUp(given.sent(), SETTLED, Given.NOW.plusSeconds(seconds))
                        .next()
                        .state())
                .isInstanceOf(Paid.class);
    }

    @Test
    void aPreimageOfSomethingElse_isNotPaidAndNotRefunded() {
        Preimage zeros = new Preimage("00".repeat(32));
        SendReport report = new SendReport(new PaymentOutcome.Succeeded(zeros, Msat.ZERO), true, true);
        assertLooksAgain(returned(given.sent(), report, Given.NOW.plusSeconds(1)));
        PaymentRecord record = new PaymentRecord.Settled(zeros, Msat.ZERO, Given.NOW);
        assertParks(lookedUp(given.sent(), record, Given.NOW.plusSeconds(1)), ParkCause.NODE_CONTRADICTION);
    }

    @ParameterizedTest
    @CsvSource({
        "NO_ROUTE, NO_ROUTE",
        "PAYEE_REFUSED, PAYEE_REFUSED",
        "TIMED_OUT, LIGHTNING_UNAVAILABLE",
        "INSUFFICIENT_BALANCE, NO_ROUTE",
        "OTHER, LIGHTNING_UNAVAILABLE"
    })
    void failedInTheReply_isRefundedWithItsReason(FailureReason reason, ReasonCode code) {
        SendReport failed = new SendReport(new PaymentOutcome.Failed(reason), true, true);
        assertRefunds(returned(given.sent(), failed, Given.NOW.plusSeconds(3)), code);
    }

    @Test
    void failedWithEveryRequestAnswered_isRefundedAtOnce() {
        assertRefunds(lookedUp(answered(), FAILED, Given.NOW.plusSeconds(30)), ReasonCode.NO_ROUTE);
    }

    @Test
    void failedWithUnansweredSend_isNotRefundedBeforeTheInvoiceHasExpired() {
        SendOrder sent = given.sent();
        assertLooksAgain(lookedUp(sent, FAILED, Given.NOW.plusSeconds(30)));
        assertLooksAgain(lookedUp(sent, FAILED, given.expiresAt));
        assertLooksAgain(lookedUp(sent, FAILED, lastMoment().minusMillis(1)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void afterTheLastMomentOfAnUnansweredSend_twoLooksAMinuteApartRefund(boolean failed) {
        PaymentRecord record = failed ? FAILED : ABSENT;
        Decision first = lookedUp(given.sent(), record, lastMoment());
        assertLooksAgain(first);
        Decision tooSoon = lookedUp(first.next(), record, lastMoment().plusSeconds(59));
        assertLooksAgain(tooSoon);
        assertRefunds(
                lookedUp(tooSoon.next(), record, lastMoment().plusSeconds(60)),
                failed ? ReasonCode.NO_ROUTE : ReasonCode.LIGHTNING_UNAVAILABLE);
    }

    @Test
    void aPaymentThatShowsUpBetweenTheTwoLastLooks_startsThemAnew() {
        SendOrder first = lookedUp(given.sent(), FAILED, lastMoment()).next();
        SendOrder shown =
                lookedUp(first, IN_FLIGHT, lastMoment().plusSeconds(30)).next();
        assertLooksAgain(lookedUp(shown, FAILED, lastMoment().plusSeconds(90)));
    }

    @Test
    void anUnansweredSendOfAnInvoiceThatStaysPayableForMoreThanADay_isParked() {
        given.expiresAt = Given.NOW.plus(Duration.ofHours(24));
        assertLooksAgain(lookedUp(given.sent(), ABSENT, Given.NOW.plusSeconds(30)));
        given.expiresAt = Given.NOW.plus(Duration.ofHours(24)).plusSeconds(1);
        assertParks(lookedUp(given.sent(), ABSENT, Given.NOW.plusSeconds(30)), ParkCause.UNANSWERED_SEND);
        assertParks(lookedUp(given.sent(), FAILED, Given.NOW.plusSeconds(30)), ParkCause.UNANSWERED_SEND);
    }

    @Test
    void aBrokenConnection_meansNothingAndKeepsTheRequestUnanswered() {
        Decision decision = returned(given.sent(), CUT, Given.NOW.plusSeconds(9));
        assertLooksAgain(decision);
        assertThat(((Paying) decision.next().state()).dispatch().log().unanswered())
                .isEqualTo(1);
    }

    @Test
    void anAnswerThatSettlesNothing_takesTheRequestIntoAccountAndIsNoOutcome() {
        SendOrder order = answered();
        assertThat(order.state()).isInstanceOf(Paying.class);
        SendLog log = ((Paying) order.state()).dispatch().log();
        assertThat(log.unanswered()).isZero();
        assertThat(log.registered()).isTrue();
    }

    @Test
    void aRequestThatProvablyNeverLeft_isPutBackAndNotRefunded() {
        SendReport notSent = new SendReport(new PaymentOutcome.NotSent("connection refused"), true, false);
        Decision decision = returned(given.sent(), notSent, Given.NOW.plusSeconds(2));
        assertThat(decision.next().state()).isInstanceOf(Waiting.class);
        assertThat(decision.effects()).contains(new SendEffect.GiveRoomBack(Msat.ofSats(2_020)));
        assertThat(decision.entries()).isEmpty();
    }

    @Test
    void notSentAfterTheNodeShowedThePayment_isLookedUp() {
        SendReport notSent = new SendReport(new PaymentOutcome.NotSent("breaker is open"), true, false);
        SendOrder shown =
                lookedUp(given.sent(), IN_FLIGHT, Given.NOW.plusSeconds(1)).next();
        assertLooksAgain(returned(shown, notSent, Given.NOW.plusSeconds(2)));
    }

    @Test
    void noRecordWithEveryRequestAnswered_isPutBack() {
        Decision decision = lookedUp(answeredWithoutRecord(), ABSENT, Given.NOW.plusSeconds(3));
        assertThat(decision.next().state()).isInstanceOf(Waiting.class);
    }

    @Test
    void noRecordWithUnansweredSend_isNotRefundedBeforeTheInvoiceHasExpired() {
        assertLooksAgain(lookedUp(given.sent(), ABSENT, lastMoment().minusMillis(1)));
    }

    @Test
    void nodeForgetsAPaymentItShowed_isParked() {
        assertParks(lookedUp(answered(), ABSENT, Given.NOW.plusSeconds(30)), ParkCause.NODE_CONTRADICTION);
        SendOrder shown =
                lookedUp(given.sent(), IN_FLIGHT, Given.NOW.plusSeconds(1)).next();
        assertParks(lookedUp(shown, ABSENT, Given.NOW.plusSeconds(9)), ParkCause.NODE_CONTRADICTION);
    }

    @Test
    void anotherNodeAnswering_isParked() {
        PaymentRecord record = new PaymentRecord.Contradiction("another node answers");
        assertParks(lookedUp(given.sent(), record, Given.NOW.plusSeconds(9)), ParkCause.NODE_CONTRADICTION);
    }

    @Test
    void aFailureRecordedLongBeforeOurRequest_isParked() {
        Duration skew = Duration.ofMinutes(5);
        PaymentRecord ours = new PaymentRecord.Failed(FailureReason.OTHER, Given.NOW.minus(skew));
        assertRefunds(lookedUp(answered(), ours, Given.NOW.plusSeconds(9)), ReasonCode.LIGHTNING_UNAVAILABLE);
        PaymentRecord old = new PaymentRecord.Failed(
                FailureReason.OTHER, Given.NOW.minus(skew).minusMillis(1));
        assertParks(lookedUp(answered(), old, Given.NOW.plusSeconds(9)), ParkCause.NODE_CONTRADICTION);
    }

    @Test
    void aSettlementRecordedLongBeforeOurRequest_isParkedAndItsPreimageNotClaimed() {
        Instant oldest = Given.NOW.minus(Duration.ofMinutes(5));
        PaymentRecord ours = new PaymentRecord.Settled(Given.PREIMAGE, Msat.ofSats(1), oldest);
        assertThat(lookedUp(answered(), ours, Given.NOW.plusSeconds(9)).next().state())
                .isInstanceOf(Paid.class);
        PaymentRecord old = new PaymentRecord.Settled(Given.PREIMAGE, Msat.ofSats(1), oldest.minusMillis(1));
        Decision decision = lookedUp(answered(), old, Given.NOW.plusSeconds(9));
        assertParks(decision, ParkCause.NODE_CONTRADICTION);
        assertThat(decision.followUp()).isEmpty();
        Decision lookedAtAgain = lookedUp(decision.next(), old, Given.NOW.plusSeconds(609));
        assertThat(lookedAtAgain.next().state()).isInstanceOf(Parked.class);
        assertThat(lookedAtAgain.entries()).isEmpty();
        assertParks(lookedUp(given.sent(), old, Given.NOW.plusSeconds(9)), ParkCause.NODE_CONTRADICTION);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 3_600, 7_200, 864_000})
    void anUnclearLook_meansNothingHoweverLate(long seconds) {
        PaymentRecord unclear = new PaymentRecord.Unclear("HTTP 503");
        assertLooksAgain(lookedUp(given.sent(), unclear, Given.NOW.plusSeconds(seconds)));
    }

    @Test
    void invoiceExpiredWhileInFlight_isNotRefunded() {
        assertLooksAgain(lookedUp(answered(), IN_FLIGHT, given.expiresAt.plusSeconds(1)));
        assertLooksAgain(lookedUp(answered(), IN_FLIGHT, given.expiresAt.plus(Duration.ofDays(30))));
        SendReport expired = new SendReport(new PaymentOutcome.Unknown("invoice expired"), true, false);
        assertLooksAgain(returned(given.sent(), expired, given.expiresAt.plusSeconds(1)));
    }

    @Test
    void anOrderThatIsInFlight_isNotTouchedByAnotherConsideration() {
        SendOrder sent = given.sent();
        given.rate = Optional.empty();
        given.senderIsBlocked = true;
        Decision decision = given.considered(sent, given.expiresAt.plusSeconds(1));
        assertThat(decision.next()).isEqualTo(sent);
        assertThat(decision.effects()).isEmpty();
    }

    @Test
    void aPaymentHeldForMoreThanTenMinutes_isTold() {
        Decision early = lookedUp(answered(), IN_FLIGHT, Given.NOW.plusSeconds(600));
        assertThat(early.effects()).doesNotHaveAnyElementsOfTypes(SendEffect.OpenIncident.class);
        Decision late = lookedUp(answered(), IN_FLIGHT, Given.NOW.plusSeconds(601));
        assertThat(late.effects())
                .anyMatch(effect -> effect instanceof SendEffect.OpenIncident(IncidentKind kind, String ignored)
                        && kind == IncidentKind.ORDER_HELD_LONG);
    }

    @Test
    void stuckInFlight_isParkedOnlyAfterTheInvoiceHasExpired() {
        assertLooksAgain(lookedUp(answered(), STUCK, given.expiresAt));
        assertParks(lookedUp(answered(), STUCK, given.expiresAt.plusMillis(1)), ParkCause.STUCK_IN_FLIGHT);
    }

    @Test
    void looks_becomeRarerButNeverStop() {
        PaymentRecord unclear = new PaymentRecord.Unclear("timed out");
        assertThat(lookedUp(given.sent(), unclear, Given.NOW.plusSeconds(1)).effects())
                .containsExactly(new SendEffect.LookUp(Duration.ofSeconds(2)));
        assertThat(lookedUp(given.sent(), unclear, Given.NOW.plusSeconds(59)).effects())
                .containsExactly(new SendEffect.LookUp(Duration.ofSeconds(5)));
        assertThat(lookedUp(given.sent(), unclear, Given.NOW.plusSeconds(599)).effects())
                .containsExactly(new SendEffect.LookUp(Duration.ofSeconds(15)));
        assertThat(lookedUp(given.sent(), unclear, Given.NOW.plus(Duration.ofDays(90)))
                        .effects())
                .as("and what stays unclear for long is told")
                .containsExactly(
                        new SendEffect.LookUp(Duration.ofSeconds(60)),
                        new SendEffect.OpenIncident(IncidentKind.ORDER_HELD_LONG, "timed out"));
    }

    @Test
    void aLookBeforeAnyRequestLeft_meansNothing() {
        SendOrder paying = given.paying();
        assertThat(lookedUp(paying, FAILED, Given.NOW).next()).isEqualTo(paying);
        assertThat(lookedUp(paying, ABSENT, Given.NOW).effects()).isEmpty();
    }
}

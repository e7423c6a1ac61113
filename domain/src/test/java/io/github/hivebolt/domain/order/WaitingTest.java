package io.github.hivebolt.domain.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.hivebolt.domain.lightning.FailureReason;
import io.github.hivebolt.domain.lightning.PaymentOutcome;
import io.github.hivebolt.domain.lightning.PaymentRecord;
import io.github.hivebolt.domain.lightning.SendReport;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.domain.order.SendState.Paying;
import io.github.hivebolt.domain.order.SendState.RefundPending;
import io.github.hivebolt.domain.order.SendState.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class WaitingTest {
    private static final Duration MAX_WAIT = Duration.ofHours(6);
    private final Given given = new Given();

    WaitingTest() {
        given.expiresAt = Given.NOW.plus(Duration.ofDays(3));
    }

    private SendOrder waiting(WaitReason reason, Duration waited) {
        return given.order(new Waiting(reason, waited, Given.NOW));
    }

    private Duration waitedOf(SendOrder order) {
        return ((Waiting) order.state()).waited();
    }

    private SendOrder considered(SendOrder order, WaitReason reason, Instant now) {
        given.closed = Optional.of(reason);
        return given.considered(order, now).next();
    }

    @Test
    void patience_runsFromTheFirstDecisionAndNotFromTheBlock() {
        SendOrder first = considered(given.order(), WaitReason.LIGHTNING_NOT_READY, Given.NOW);
        assertThat(waitedOf(first)).isZero();
        SendOrder second = considered(first, WaitReason.LIGHTNING_NOT_READY, Given.NOW.plusSeconds(5));
        assertThat(waitedOf(second)).isEqualTo(Duration.ofSeconds(5));
    }

    @ParameterizedTest
    @EnumSource(names = {"NO_RATE", "LIGHTNING_NOT_READY", "EXPOSURE_FULL", "ACCOUNT_HELD"})
    void maxWait_runsWhileTheWorldMakesItWait(WaitReason reason) {
        SendOrder before = waiting(reason, MAX_WAIT.minusSeconds(10));
        assertThat(waitedOf(considered(before, reason, Given.NOW.plusSeconds(9))))
                .isEqualTo(MAX_WAIT.minusSeconds(1));
        SendState after = considered(before, reason, Given.NOW.plusSeconds(10)).state();
        assertThat(after).isInstanceOf(RefundPending.class);
        assertThat(((RefundPending) after).refusal().code()).isEqualTo(reason.whenTooLong());
    }

    /** A restored store may be hours old: the patience of its orders ended while it lay in the cupboard. */
    @ParameterizedTest
    @MethodSource("recordsOfAPayment")
    void orderThatWaitedTooLong_andThatTheNodeHasAPaymentFor_isParkedAndNotRefunded(
            WaitReason reason, PaymentRecord record) {
        given.preflight = record;
        SendState after =
                considered(waiting(reason, MAX_WAIT), reason, Given.NOW).state();
        assertThat(after).isInstanceOf(SendState.Parked.class);
        assertThat(((SendState.Parked) after).cause()).isEqualTo(ParkCause.STORE_BEHIND);
        given.rate = Optional.empty();
        assertThat(considered(waiting(reason, MAX_WAIT), reason, Given.NOW).state())
                .isInstanceOf(SendState.Parked.class);
    }

    private static Stream<Arguments> recordsOfAPayment() {
        return Stream.of(
                        new PaymentRecord.Settled(Given.PREIMAGE, Msat.ZERO, Given.NOW),
                        new PaymentRecord.Failed(FailureReason.NO_ROUTE, Given.NOW),
                        new PaymentRecord.InFlight(false, "one HTLC"))
                .flatMap(record -> Stream.of(
                                WaitReason.NO_RATE,
                                WaitReason.LIGHTNING_NOT_READY,
                                WaitReason.EXPOSURE_FULL,
                                WaitReason.ACCOUNT_HELD)
                        .map(reason -> Arguments.of(reason, record)));
    }

    @Test
    void orderThatWaitedTooLong_whileTheNodeSaidNothing_isRefundedOnlyIfTheGatewayAskedAllThatTime() {
        given.preflight = new PaymentRecord.Unclear("no answer");
        WaitReason reason = WaitReason.LIGHTNING_NOT_READY;
        SendOrder old = waiting(reason, MAX_WAIT.minusMinutes(2));
        SendOrder restored = considered(old, reason, Given.NOW.plus(Duration.ofHours(20)));
        assertThat(restored.state()).isInstanceOf(Waiting.class);
        Instant later = Given.NOW.plus(Duration.ofHours(20));
        assertThat(considered(restored, reason, later.plusSeconds(60)).state()).isInstanceOf(Waiting.class);
        assertThat(considered(restored, reason, later.plusSeconds(120)).state()).isInstanceOf(RefundPending.class);
    }

    @Test
    void orderThatWaitedTooLong_whileTheNodeContradictsItself_goesOnWaiting() {
        given.preflight = new PaymentRecord.Contradiction("settled, then absent");
        WaitReason reason = WaitReason.LIGHTNING_NOT_READY;
        assertThat(considered(waiting(reason, MAX_WAIT), reason, Given.NOW).state())
                .isInstanceOf(Waiting.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"PAUSED", "HOT", "RECOVERING", "STORE_BEHIND"})
    void maxWait_doesNotRunWhileTheGatewayMakesItWait(WaitReason reason) {
        Duration nearlyAll = MAX_WAIT.minusSeconds(10);
        SendOrder after = considered(waiting(reason, nearlyAll), reason, Given.NOW.plus(Duration.ofDays(2)));
        assertThat(waitedOf(after)).isEqualTo(nearlyAll);
    }

    @ParameterizedTest
    @EnumSource(names = {"PAUSED", "HOT", "RECOVERING", "STORE_BEHIND"})
    void anOrderWhosePatienceEndedMeanwhile_isNotRefundedWhileTheGatewayMakesItWait(WaitReason reason) {
        SendOrder after =
                considered(waiting(reason, MAX_WAIT.plus(Duration.ofHours(1))), reason, Given.NOW.plusSeconds(5));
        assertThat(after.state()).isInstanceOf(Waiting.class);
    }

    @Test
    void aClockThatGoesBack_takesNoPatienceAway() {
        SendOrder before = waiting(WaitReason.NO_RATE, Duration.ofMinutes(5));
        assertThat(waitedOf(considered(before, WaitReason.NO_RATE, Given.NOW.minusSeconds(600))))
                .isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void theWaitedTime_isKeptOverARoundTripThatSentNothing() {
        SendOrder before = waiting(WaitReason.LIGHTNING_NOT_READY, Duration.ofHours(2));
        SendOrder paying = given.considered(before, Given.NOW.plusSeconds(5)).next();
        assertThat(((Paying) paying.state()).dispatch().waited())
                .isEqualTo(Duration.ofHours(2).plusSeconds(5));
        SendOrder sent = given.decide(paying, new SendEvent.SendDue(Optional.empty()), Given.NOW.plusSeconds(6))
                .next();
        SendReport report = new SendReport(new PaymentOutcome.NotSent("connection refused"), true, false);
        SendOrder back = given.decide(sent, new SendEvent.SendReturned(report), Given.NOW.plusSeconds(65))
                .next();
        assertThat(waitedOf(back)).isEqualTo(Duration.ofHours(2).plusSeconds(65));
    }

    @Test
    void anOrderThatWaited_isPaidAtTheRateOfItsDispatch() {
        SendOrder before = waiting(WaitReason.NO_RATE, Duration.ofHours(5));
        SendState after =
                given.considered(before, Given.NOW.plusSeconds(5)).next().state();
        assertThat(((Paying) after).dispatch().quote().rate()).isEqualTo(given.rate.orElseThrow());
        assertThat(((Paying) after).dispatch().decidedAt()).isEqualTo(Given.NOW.plusSeconds(5));
    }

    @Test
    void anInvoiceThatExpiresWhileItsOrderWaits_isRefundedAsExpired() {
        given.closed = Optional.of(WaitReason.PAUSED);
        SendState after = given.considered(
                        waiting(WaitReason.PAUSED, Duration.ZERO), Given.NOW.plus(Duration.ofDays(3)))
                .next()
                .state();
        assertThat(((RefundPending) after).refusal().code()).isEqualTo(ReasonCode.INVOICE_EXPIRED);
    }

    @Test
    void anOrderThatWaits_isConsideredAgain() {
        given.rate = Optional.empty();
        Decision decision = given.considered(given.order(), Given.NOW);
        assertThat(decision.effects()).containsExactly(new SendEffect.ConsiderAgain(Duration.ofSeconds(5)));
        assertThat(decision.entries()).isEmpty();
    }
}

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
import io.github.hivebolt.domain.order.SendState.RefundPending;
import io.github.hivebolt.domain.order.SendState.Refunded;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What the node says when nobody expects it any more: of parked and of refunded orders. */
class LateNewsTest {
    private static final PaymentRecord SETTLED = new PaymentRecord.Settled(Given.PREIMAGE, Msat.ofSats(1), Given.NOW);
    private static final SendReport SUCCEEDED =
            new SendReport(new PaymentOutcome.Succeeded(Given.PREIMAGE, Msat.ofSats(1)), true, true);
    private static final SendReport FAILED =
            new SendReport(new PaymentOutcome.Failed(FailureReason.NO_ROUTE), true, true);
    private static final Instant LATER = Given.NOW.plus(Duration.ofHours(3));

    private final Given given = new Given();

    private Decision lookedUp(SendOrder order, PaymentRecord record, Instant now) {
        return given.decide(order, new SendEvent.LookedUp(record), now);
    }

    private Decision parked() {
        given.expiresAt = Given.NOW.plus(Duration.ofDays(30));
        return lookedUp(given.sent(), new PaymentRecord.Absent(), Given.NOW.plusSeconds(30));
    }

    private SendOrder refunding() {
        return given.decide(given.sent(), new SendEvent.SendReturned(FAILED), Given.NOW.plusSeconds(3))
                .next();
    }

    private static void assertStopsSending(Decision decision) {
        assertThat(decision.effects()).hasAtLeastOneElementOfType(SendEffect.StopSending.class);
        assertThat(decision.effects())
                .anyMatch(effect -> effect instanceof SendEffect.OpenIncident(IncidentKind kind, String ignored)
                        && kind == IncidentKind.NODE_CONTRADICTION);
        assertThat(decision.effects()).doesNotHaveAnyElementsOfTypes(SendEffect.PayBack.class);
    }

    @Test
    void paidAfterParking_isPaid() {
        Decision decision = lookedUp(parked().next(), SETTLED, LATER);
        assertThat(decision.next().state()).isInstanceOf(Paid.class);
        assertThat(decision.effects()).contains(new SendEffect.GiveRoomBack(Msat.ofSats(2_020)));
        assertThat(decision.effects())
                .anyMatch(effect -> effect instanceof SendEffect.CloseIncident(IncidentKind kind, String ignored)
                        && kind == IncidentKind.ORDER_PARKED);
        assertThat(decision.followUp()).contains(new SendEvent.ChangeDue());
    }

    @Test
    void aReplyWithThePreimageAfterParking_isPaid() {
        Decision decision = given.decide(parked().next(), new SendEvent.SendReturned(SUCCEEDED), LATER);
        assertThat(decision.next().state()).isInstanceOf(Paid.class);
    }

    @Test
    void aParkedPayment_isLookedUpOnAndOn() {
        Decision parked = parked();
        assertThat(parked.effects()).hasAtLeastOneElementOfType(SendEffect.LookUp.class);
        Decision decision = lookedUp(parked.next(), new PaymentRecord.Unclear("timed out"), LATER);
        assertThat(decision.next()).isEqualTo(parked.next());
        assertThat(decision.effects())
                .hasOnlyElementsOfType(SendEffect.LookUp.class)
                .isNotEmpty();
    }

    @Test
    void failedOrForgottenAfterParking_staysParked() {
        SendOrder parked = parked().next();
        PaymentRecord failed = new PaymentRecord.Failed(FailureReason.OTHER, LATER);
        assertThat(lookedUp(parked, failed, LATER).next()).isEqualTo(parked);
        assertThat(lookedUp(parked, new PaymentRecord.Absent(), LATER).next()).isEqualTo(parked);
        assertThat(given.decide(parked, new SendEvent.SendReturned(FAILED), LATER)
                        .next())
                .isEqualTo(parked);
    }

    @Test
    void aPreimageOfSomethingElseAfterParking_isNotPaid() {
        PaymentRecord record = new PaymentRecord.Settled(new Preimage("00".repeat(32)), Msat.ZERO, LATER);
        SendOrder parked = parked().next();
        assertThat(lookedUp(parked, record, LATER).next()).isEqualTo(parked);
    }

    @Test
    void aForeignPayment_isNeverClaimedAsOurs() {
        given.preflight = SETTLED;
        SendOrder parked = given.considered(given.order(), Given.NOW).next();
        assertThat(((Parked) parked.state()).cause()).isEqualTo(ParkCause.STORE_BEHIND);
        assertThat(lookedUp(parked, SETTLED, LATER).next()).isEqualTo(parked);
    }

    @Test
    void settledAfterTheRefundWasDecided_stopsSendingAndIsTold() {
        Decision decision = lookedUp(refunding(), SETTLED, Given.NOW.plusSeconds(600));
        assertThat(decision.next()).isEqualTo(refunding());
        assertStopsSending(decision);
    }

    @Test
    void aReplyWithThePreimageAfterTheRefundWasDecided_stopsSendingAndIsTold() {
        assertStopsSending(given.decide(refunding(), new SendEvent.SendReturned(SUCCEEDED), LATER));
    }

    @Test
    void settledAfterTheRefundWasMade_stopsSendingAndIsTold() {
        SendEvent confirmed = new SendEvent.PayoutConfirmed(Given.SENT_IT_BACK);
        SendOrder refunded = given.decide(refunding(), confirmed, LATER).next();
        assertThat(refunded.state()).isInstanceOf(Refunded.class);
        Decision decision = lookedUp(refunded, SETTLED, LATER);
        assertThat(decision.next()).isEqualTo(refunded);
        assertStopsSending(decision);
    }

    @Test
    void settledWhileTheRefundWaitsForAHuman_stopsSendingAndIsTold() {
        given.senderIsHeld = true;
        SendOrder held = refunding();
        assertThat(((Parked) held.state()).before()).isInstanceOf(RefundPending.class);
        assertStopsSending(lookedUp(held, SETTLED, Given.NOW.plusSeconds(600)));
    }

    @Test
    void aRefundedPayment_isWatchedForTwoDaysMoreAndMoreRarely() {
        PaymentRecord failed = new PaymentRecord.Failed(FailureReason.NO_ROUTE, Given.NOW);
        assertThat(given.decide(given.sent(), new SendEvent.SendReturned(FAILED), Given.NOW)
                        .effects())
                .contains(new SendEffect.LookUp(Duration.ofMinutes(10)));
        assertThat(lookedUp(refunding(), failed, Given.NOW.plusSeconds(600)).effects())
                .containsExactly(new SendEffect.LookUp(Duration.ofMinutes(20)));
        assertThat(lookedUp(refunding(), failed, Given.NOW.plus(Duration.ofDays(2)))
                        .effects())
                .hasSize(1);
        assertThat(lookedUp(
                                refunding(),
                                failed,
                                Given.NOW.plus(Duration.ofDays(2)).plusSeconds(1))
                        .effects())
                .isEmpty();
    }

    @Test
    void aRefundWithoutAnyPayment_isNotWatched() {
        given.senderIsBlocked = true;
        SendOrder refused = given.considered(given.order(), Given.NOW).next();
        assertThat(lookedUp(refused, SETTLED, LATER).effects()).isEmpty();
    }
}

package io.github.hivebolt.domain.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.hivebolt.domain.incident.IncidentKind;
import io.github.hivebolt.domain.lightning.PaymentOutcome;
import io.github.hivebolt.domain.lightning.SendReport;
import io.github.hivebolt.domain.memo.MemoReading;
import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.money.HiveAsset;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.domain.order.SendState.ChangePending;
import io.github.hivebolt.domain.order.SendState.Done;
import io.github.hivebolt.domain.order.SendState.Parked;
import io.github.hivebolt.domain.order.SendState.RefundPending;
import io.github.hivebolt.domain.order.SendState.Refunded;
import io.github.hivebolt.domain.payout.Payout;
import io.github.hivebolt.domain.payout.PayoutKind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PaybackDeciderTest {
    private static final SendEvent CONFIRMED = new SendEvent.PayoutConfirmed(Given.SENT_IT_BACK);

    private final Given given = new Given();

    static Payout payout(Decision decision) {
        List<Payout> payouts = decision.effects().stream()
                .filter(SendEffect.PayBack.class::isInstance)
                .map(effect -> ((SendEffect.PayBack) effect).payout())
                .toList();
        assertThat(payouts).hasSize(1);
        return payouts.getFirst();
    }

    private SendOrder paid(Msat routing) {
        SendReport report = new SendReport(new PaymentOutcome.Succeeded(Given.PREIMAGE, routing), true, true);
        return given.decide(given.sent(), new SendEvent.SendReturned(report), Given.NOW.plusSeconds(1))
                .next();
    }

    private Decision changeDue(SendOrder order) {
        return given.decide(order, new SendEvent.ChangeDue(), Given.NOW.plusSeconds(1));
    }

    private Decision refused() {
        given.memo = "hello";
        return given.considered(given.order(), Given.NOW);
    }

    @Test
    void change_isWhatWasNotCharged_roundedDown() {
        Decision decision = changeDue(paid(new Msat(1_001)));
        Payout change = payout(decision);
        assertThat(decision.next().state()).isInstanceOf(ChangePending.class);
        assertThat(change.kind()).isEqualTo(PayoutKind.CHANGE);
        // 2081.001 sats are 10.405005 HIVE: 10.406 are kept.
        assertThat(change.draft().amount().milli()).isEqualTo(12_000 - 10_406);
        assertThat(change.draft().from()).isEqualTo(Given.GATEWAY);
        assertThat(change.draft().to()).isEqualTo(Given.ALICE);
        assertThat(change.draft().memo())
                .isEqualTo("Change: paid 2000 sats, fee 80 sats, routing 2 sats | hb:" + change.order());
    }

    @Test
    void oneThousandthOfChange_goesBack_andNothingIsDone() {
        given.sent = new HiveAmount(10_501, HiveAsset.HIVE);
        assertThat(payout(changeDue(paid(Msat.ofSats(20)))).draft().amount().milli())
                .isEqualTo(1);
        given.sent = new HiveAmount(10_500, HiveAsset.HIVE);
        Decision nothingLeft = changeDue(paid(Msat.ofSats(20)));
        assertThat(nothingLeft.next().state()).isInstanceOf(Done.class);
        assertThat(nothingLeft.effects()).isEmpty();
    }

    @Test
    void routingAboveTheReserve_takesTheChangeAndNeverMore() {
        given.sent = new HiveAmount(10_500, HiveAsset.HIVE);
        assertThat(changeDue(paid(Msat.ofSats(500))).next().state()).isInstanceOf(Done.class);
    }

    @Test
    void everyRefund_isWhole() {
        Payout refund = payout(refused());
        assertThat(refund.kind()).isEqualTo(PayoutKind.REFUND);
        assertThat(refund.draft().amount()).isEqualTo(given.sent);
        assertThat(refund.draft().to()).isEqualTo(Given.ALICE);
        assertThat(refund.draft().memo())
                .isEqualTo("Refund: the memo names no Lightning invoice | hb:" + refund.order());
    }

    @Test
    void whatCameEncrypted_isNeverRepeatedInAPublicMemo() {
        given.reading = Optional.of(new MemoReading.Undecipherable());
        String memo = payout(given.considered(given.order(), Given.NOW)).draft().memo();
        assertThat(memo).isEqualTo("Refund | hb:" + given.order().id());
        given.reading = Optional.of(new MemoReading.Decrypted(Given.INVOICE_WORD));
        assertThat(payout(changeDue(paid(Msat.ZERO))).draft().memo())
                .isEqualTo("Change | hb:" + given.order().id());
    }

    @Test
    void anIrreversiblePayout_endsTheOrder() {
        SendOrder change = changeDue(paid(Msat.ZERO)).next();
        SendState done = given.decide(change, CONFIRMED, Given.NOW).next().state();
        assertThat(((Done) done).change()).contains(Given.SENT_IT_BACK);
        SendState refunded =
                given.decide(refused().next(), CONFIRMED, Given.NOW).next().state();
        assertThat(((Refunded) refunded).refund()).isEqualTo(Given.SENT_IT_BACK);
    }

    @Test
    void anEndedOrder_isNotChangedByAnything() {
        SendOrder done = given.decide(changeDue(paid(Msat.ZERO)).next(), CONFIRMED, Given.NOW)
                .next();
        for (SendEvent event : List.of(
                CONFIRMED,
                new SendEvent.ChangeDue(),
                new SendEvent.PayoutRefused("no"),
                new SendEvent.Considered(given.assessment()),
                new SendEvent.SendDue(Optional.empty()))) {
            Decision decision = given.decide(done, event, Given.NOW);
            assertThat(decision.next()).isEqualTo(done);
            assertThat(decision.effects()).isEmpty();
            assertThat(decision.entries()).isEmpty();
        }
    }

    @Test
    void aPayoutThatTheChainRefuses_isParkedAndKeptInTheBooks() {
        for (SendOrder order :
                List.of(changeDue(paid(Msat.ZERO)).next(), refused().next())) {
            Decision decision = given.decide(order, new SendEvent.PayoutRefused("no such account"), Given.NOW);
            assertThat(((Parked) decision.next().state()).cause()).isEqualTo(ParkCause.REJECTED_BY_CHAIN);
            assertThat(((Parked) decision.next().state()).before()).isEqualTo(order.state());
            assertThat(decision.entries()).hasSize(1);
            assertThat(decision.effects())
                    .anyMatch(effect -> effect instanceof SendEffect.OpenIncident(IncidentKind kind, String ignored)
                            && kind == IncidentKind.ORDER_PARKED);
        }
    }

    @Test
    void nothingGoesBackToAHeldAccountWithoutAHuman() {
        given.senderIsHeld = true;
        for (Decision decision : List.of(changeDue(paid(Msat.ZERO)), refused())) {
            assertThat(((Parked) decision.next().state()).cause()).isEqualTo(ParkCause.HELD_ACCOUNT);
            assertThat(decision.effects()).doesNotHaveAnyElementsOfTypes(SendEffect.PayBack.class);
        }
    }

    @Test
    void aKeptTransfer_isBookedAndNeverAnswered() {
        given.sender = Given.GATEWAY;
        Decision decision = given.considered(given.order(), Given.NOW);
        assertThat(decision.next().state()).isEqualTo(new SendState.Kept(KeepReason.OWN_TRANSFER));
        assertThat(decision.effects()).isEmpty();
        assertThat(decision.entries()).hasSize(1);
    }

    @Test
    void aRefundThatIsOnItsWay_isNotDecidedASecondTime() {
        SendOrder refunding = refused().next();
        assertThat(refunding.state()).isInstanceOf(RefundPending.class);
        Decision again = given.considered(refunding, Given.NOW.plusSeconds(5));
        assertThat(again.next()).isEqualTo(refunding);
        assertThat(again.effects()).isEmpty();
    }
}

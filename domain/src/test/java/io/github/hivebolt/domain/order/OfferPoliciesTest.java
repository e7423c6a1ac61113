package io.github.hivebolt.domain.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.hivebolt.domain.lightning.LightningNetwork;
import io.github.hivebolt.domain.lightning.Offer;
import io.github.hivebolt.domain.lightning.PaymentRecord;
import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.money.HiveAsset;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.domain.order.Verdict.Accepted;
import io.github.hivebolt.domain.order.Verdict.Park;
import io.github.hivebolt.domain.order.Verdict.Reject;
import io.github.hivebolt.domain.order.Verdict.Wait;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OfferPoliciesTest {
    private final Given given = new Given();

    @BeforeEach
    void anOfferThatCanBePaid() {
        given.memo = "lno1offer";
        given.standing = new OfferStanding.NotAsked();
        offer(Optional.of(Msat.ofSats(2_000)), Optional.empty(), Offer.Terms.PLAIN);
    }

    private void offer(Optional<Msat> amount, Optional<Instant> expiresAt, Offer.Terms terms) {
        given.offer = Optional.of(new Offer("lno1offer", List.of(LightningNetwork.MAINNET), amount, expiresAt, terms));
    }

    private void assertRejected(ReasonCode code) {
        assertThat(given.verdict()).isInstanceOf(Reject.class);
        assertThat(((Reject) given.verdict()).refusal().code()).isEqualTo(code);
    }

    private Decision decision() {
        return SendDecider.decide(
                given.order(), new SendEvent.Considered(given.assessment()), given.policy(), Given.NOW);
    }

    @Test
    void offerThatNothingSpeaksAgainst_waitsForItsInvoice_andWithItIsAccepted() {
        assertThat(given.verdict()).isEqualTo(new Wait(WaitReason.PAYEE_SILENT));
        given.standing = new OfferStanding.Kept(given.invoice());
        assertThat(given.verdict()).isInstanceOf(Accepted.class);
        assertThat(((Accepted) given.verdict()).invoice()).isEqualTo(given.invoice());
    }

    @Test
    void everythingElseThatSpeaksAgainstIt_isSaidBeforeThePayeeIsAsked() {
        given.closed = Optional.of(WaitReason.PAUSED);
        assertThat(given.verdict()).isEqualTo(new Wait(WaitReason.PAUSED));
        given.closed = Optional.of(WaitReason.STORE_BEHIND);
        assertThat(given.verdict()).isEqualTo(new Wait(WaitReason.STORE_BEHIND));
        given.closed = Optional.empty();
        given.readiness = new Readiness.NotReady("no channel");
        assertThat(given.verdict()).isEqualTo(new Wait(WaitReason.LIGHTNING_NOT_READY));
        given.rate = Optional.empty();
        assertThat(given.verdict()).isEqualTo(new Wait(WaitReason.NO_RATE));
    }

    @Test
    void amounts_areThoseOfTheOffer_elseOfTheMemo() {
        given.sent = new HiveAmount(9_000, HiveAsset.HIVE);
        assertRejected(ReasonCode.NOT_ENOUGH_SENT);
        given.memo = "lno1offer amount=300";
        assertRejected(ReasonCode.NOT_ENOUGH_SENT);
        offer(Optional.empty(), Optional.empty(), Offer.Terms.PLAIN);
        assertThat(given.verdict()).isInstanceOf(Wait.class);
        given.memo = "lno1offer amount=3";
        assertRejected(ReasonCode.AMOUNT_TOO_SMALL);
        given.memo = "lno1offer amount=0";
        assertRejected(ReasonCode.AMOUNT_MISSING);
        given.memo = "lno1offer amount=all";
        assertRejected(ReasonCode.AMOUNT_MISSING);
        given.memo = "lno1offer amount=999999999999999";
        assertRejected(ReasonCode.AMOUNT_TOO_LARGE);
    }

    @ParameterizedTest
    @EnumSource(
            value = Offer.Terms.class,
            names = {"OTHER_CURRENCY", "QUANTITY"})
    void termsThatCannotBeMet_areRefunded(Offer.Terms terms) {
        offer(Optional.empty(), Optional.empty(), terms);
        assertRejected(ReasonCode.DESTINATION_INVALID);
    }

    @Test
    void expiredDamagedAndForeignOffers_areRefunded() {
        offer(Optional.empty(), Optional.of(Given.NOW.minusSeconds(1)), Offer.Terms.PLAIN);
        assertRejected(ReasonCode.DESTINATION_INVALID);
        given.offer = Optional.of(new Offer(
                "lno1offer", List.of(LightningNetwork.REGTEST), Optional.empty(), Optional.empty(), Offer.Terms.PLAIN));
        assertRejected(ReasonCode.INVOICE_WRONG_NETWORK);
        given.offer = Optional.empty();
        assertRejected(ReasonCode.DESTINATION_INVALID);
    }

    @Test
    void noOfThePayee_isRefunded_butNotWhileItIsUnknownWhetherTheOrderWasPaid() {
        given.standing = new OfferStanding.Refused();
        assertRejected(ReasonCode.DESTINATION_INVALID);
        assertThat(decision().next().state()).isInstanceOf(SendState.RefundPending.class);
        given.preflight = new PaymentRecord.Unclear("no answer");
        assertThat(decision().next().state()).isInstanceOf(SendState.Waiting.class);
    }

    /** Whatever else would return the money: first it must be known that the order has had no invoice. */
    @Test
    void paymentForTheOfferThatNobodyHereMade_parksTheOrder_whateverElseSpeaksAgainstIt() {
        given.preflight = new PaymentRecord.InFlight(false, "the node has a payment for the offer");
        assertThat(given.verdict()).isInstanceOf(Park.class);
        assertParked();
        given.sent = new HiveAmount(1_000, HiveAsset.HIVE);
        assertParked();
        offer(Optional.empty(), Optional.of(Given.NOW.minusSeconds(1)), Offer.Terms.PLAIN);
        assertParked();
    }

    private void assertParked() {
        Decision decision = decision();
        assertThat(decision.next().state())
                .isInstanceOfSatisfying(
                        SendState.Parked.class,
                        parked -> assertThat(parked.cause()).isEqualTo(ParkCause.FOREIGN_PAYMENT));
        assertThat(decision.effects()).anyMatch(effect -> effect instanceof SendEffect.StopSending);
    }

    @Test
    void longestWait_endsInARefundThatSaysThatThePayeeDidNotAnswer() {
        SendOrder waiting = given.order(new SendState.Waiting(WaitReason.PAYEE_SILENT, Duration.ofHours(6), Given.NOW));
        Decision decision =
                SendDecider.decide(waiting, new SendEvent.Considered(given.assessment()), given.policy(), Given.NOW);
        assertThat(((SendState.RefundPending) decision.next().state()).refusal().code())
                .isEqualTo(ReasonCode.DESTINATION_UNREACHABLE);
    }

    @Test
    void openAmount_leavesRoomForTheRateToMove_butNotBelowTheMinimum() {
        Offer open = new Offer(
                "lno1offer", List.of(LightningNetwork.MAINNET), Optional.empty(), Optional.empty(), Offer.Terms.PLAIN);
        // 12 HIVE are 2400 sats: 2294 with 60 base and 2 % on top.
        assertThat(asked(open, 12_000)).contains(Msat.ofSats(2_282));
        assertThat(asked(open, 1_576)).contains(Msat.ofSats(250));
        assertThat(asked(open, 100)).isEmpty();
    }

    private Optional<Msat> asked(Offer open, long milli) {
        HiveAmount sent = new HiveAmount(milli, HiveAsset.HIVE);
        return OfferAsk.amount(open, OptionalLong.empty(), sent, given.rate, given.policy());
    }
}

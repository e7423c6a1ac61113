package io.github.hivebolt.domain.order;

import static io.github.hivebolt.domain.order.ReceiveGiven.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.hivebolt.domain.hive.TransactionId;
import io.github.hivebolt.domain.incident.IncidentKind;
import io.github.hivebolt.domain.ledger.Account;
import io.github.hivebolt.domain.ledger.Currency;
import io.github.hivebolt.domain.lightning.InvoiceRecord;
import io.github.hivebolt.domain.lightning.Preimage;
import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.money.HiveAsset;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.domain.payout.Payout;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReceiveDeciderTest {
    private static final TransactionId PAID_OUT = new TransactionId("fedcba9876543210fedcba9876543210fedcba98");

    private final ReceiveGiven given = new ReceiveGiven();

    private static HiveAmount hive(String decimal) {
        return HiveAmount.parse(decimal, HiveAsset.HIVE);
    }

    private static boolean settles(ReceiveDecision decision) {
        return decision.effects().contains(new ReceiveEffect.Settle());
    }

    private static boolean cancels(ReceiveDecision decision) {
        return decision.effects().contains(new ReceiveEffect.Cancel());
    }

    private static Optional<Payout> payout(ReceiveDecision decision) {
        return decision.effects().stream()
                .filter(ReceiveEffect.PayOut.class::isInstance)
                .map(effect -> ((ReceiveEffect.PayOut) effect).payout())
                .findFirst();
    }

    private void assertGivenBack(ReasonCode code) {
        ReceiveDecision decision = given.judged(given.accepted(), NOW);
        assertThat(cancels(decision)).isTrue();
        assertThat(settles(decision)).isFalse();
        assertThat(decision.next().state().knownRefusal()).map(Refusal::code).contains(code);
        ReceiveDecision end = given.looked(decision.next(), new InvoiceRecord.Cancelled(), NOW);
        assertThat(end.next().state()).isEqualTo(new ReceiveState.Cancelled(Refusal.of(code)));
        assertThat(end.entries()).isEmpty();
    }

    @Test
    void paymentThatPassesEveryCheck_isReservedSettledAndPaidOutOnce() {
        ReceiveDecision take = given.judged(given.accepted(), NOW);
        assertThat(take.next().state().label()).isEqualTo("settling");
        assertThat(take.effects()).contains(new ReceiveEffect.Reserve(hive("9.600")), new ReceiveEffect.Settle());
        assertThat(payout(take)).isEmpty();

        ReceiveDecision ours = given.looked(take.next(), given.settled(), NOW);
        assertThat(payout(ours)).hasValueSatisfying(payout -> {
            assertThat(payout.draft().amount()).isEqualTo(hive("9.600"));
            assertThat(payout.draft().memo()).isEqualTo("Lightning payment of 2000 sats | hb:r0123456789abcdef");
        });
        Books books = new Books();
        books.post(ours.entries());
        assertThat(books.balance(Account.LIGHTNING, Currency.MSAT)).isEqualTo(2_000_000);
        assertThat(books.balance(Account.FEES, Currency.MSAT)).isEqualTo(-80_000);
        assertThat(books.balance(Account.order(ReceiveGiven.ID.text()), Currency.MILLI_HIVE))
                .isEqualTo(-9_600);

        ReceiveDecision done = given.decide(ours.next(), new ReceiveEvent.PayoutConfirmed(PAID_OUT), NOW);
        assertThat(done.next().state().label()).isEqualTo("done");
        assertThat(done.effects()).contains(new ReceiveEffect.Release(hive("9.600")));
        books.post(done.entries());
        assertThat(books.balance(Account.order(ReceiveGiven.ID.text()), Currency.MILLI_HIVE))
                .isZero();
    }

    @Test
    void overpayment_isPaidOutAtTheLockedPrice() {
        given.paid = Msat.ofSats(3_000);
        assertThat(payout(given.looked(given.settling(), given.settled(), NOW)))
                .hasValueSatisfying(
                        payout -> assertThat(payout.draft().amount()).isEqualTo(hive("14.525")));
    }

    @Test
    void payout_isRoundedDownAndTheRestBooked() {
        given.satsPerHive = new BigDecimal("333.333");
        given.rateNow = Optional.of(ReceiveGiven.rate("333.333"));
        ReceiveDecision ours = given.looked(given.settling(), given.settled(), NOW);
        assertThat(payout(ours))
                .hasValueSatisfying(
                        payout -> assertThat(payout.draft().amount()).isEqualTo(hive("5.760")));
        Books books = new Books();
        books.post(ours.entries());
        assertThat(books.balance(Account.ROUNDING, Currency.MSAT)).isEqualTo(-2);
    }

    @Test
    void moreThanTwiceTheAmount_isGivenBack() {
        given.paid = new Msat(4_000_002);
        assertGivenBack(ReasonCode.AMOUNT_TOO_LARGE);
    }

    @Test
    void payeeThatDoesNotExist_isGivenBack() {
        given.payee = PayeeStanding.MISSING;
        assertGivenBack(ReasonCode.PAYEE_MISSING);
    }

    @Test
    void payeeThatIsNotServed_isGivenBack() {
        given.payeeIsRefused = true;
        assertGivenBack(ReasonCode.ACCOUNT_BLOCKED);
    }

    @Test
    void windowThatIsFull_isGivenBack() {
        given.windowUse = Msat.ofSats(398_001);
        assertGivenBack(ReasonCode.RATE_LIMITED);
    }

    @Test
    void priceThatRoseByTwoPercent_isStillTaken_andByMoreIsGivenBack() {
        given.rateNow = Optional.of(ReceiveGiven.rate("204"));
        assertThat(settles(given.judged(given.accepted(), NOW))).isTrue();
        given.rateNow = Optional.of(ReceiveGiven.rate("204.001"));
        assertGivenBack(ReasonCode.PRICE_MOVED);
    }

    @Test
    void twentyFourBlocksLeft_areEnough_andTwentyThreeAreNot() {
        given.blocksLeft = 24;
        assertThat(settles(given.judged(given.accepted(), NOW))).isTrue();
        given.blocksLeft = 23;
        assertGivenBack(ReasonCode.PAYOUT_UNAVAILABLE);
    }

    @Test
    void obstacle_isWaitedForAndThenGivenBack() {
        given.obstacle = Optional.of("no Hive node answers");
        ReceiveOrder accepted = given.accepted();
        ReceiveDecision wait = given.judged(accepted, NOW.plus(ReceiveGiven.HOLD_MAX));
        assertThat(wait.next()).isEqualTo(accepted);
        assertThat(settles(wait) || cancels(wait)).isFalse();
        ReceiveDecision late =
                given.judged(accepted, NOW.plus(ReceiveGiven.HOLD_MAX).plusSeconds(1));
        assertThat(cancels(late)).isTrue();
    }

    @Test
    void paymentThatIsFoundLongAfterItsExpiry_wasHeldTooLong() {
        ReceiveOrder accepted = given.looked(given.order(), given.held(), NOW.plus(Duration.ofHours(1)))
                .next();
        assertThat(cancels(given.judged(accepted, NOW.plus(Duration.ofHours(1)))))
                .isTrue();
    }

    @Test
    void noAnswerFromHiveOrTheRates_isNoReasonToTakeOrToGiveBack() {
        given.payee = PayeeStanding.UNKNOWN;
        assertThat(given.judged(given.accepted(), NOW).next()).isEqualTo(given.accepted());
        given.payee = PayeeStanding.EXISTS;
        given.rateNow = Optional.empty();
        assertThat(given.judged(given.accepted(), NOW).next()).isEqualTo(given.accepted());
    }

    @Test
    void afterTheIntentToSettle_nothingIsCancelledWhateverTheWorldSays() {
        given.payee = PayeeStanding.EXISTS;
        ReceiveOrder settling = given.settling();
        given.payee = PayeeStanding.MISSING;
        given.blocksLeft = 1;
        given.rateNow = Optional.of(ReceiveGiven.rate("900"));
        assertThat(given.judged(settling, NOW.plus(Duration.ofDays(1))).next()).isEqualTo(settling);
        ReceiveDecision again = given.looked(settling, given.held(), NOW.plus(Duration.ofDays(1)));
        assertThat(settles(again)).isTrue();
        assertThat(cancels(again)).isFalse();
    }

    /** lnd with gc-canceled-invoices-on-the-fly deletes what it was told to cancel. */
    @Test
    void givenBackAndDeletedByTheNode_isCancelled() {
        given.payee = PayeeStanding.MISSING;
        ReceiveOrder givingBack = given.judged(given.accepted(), NOW).next();
        ReceiveDecision decision = given.looked(givingBack, new InvoiceRecord.Absent(), NOW);
        assertThat(decision.next().state()).isInstanceOf(ReceiveState.Cancelled.class);
        assertThat(decision.entries()).isEmpty();
    }

    @Test
    void afterTheIntentToGiveBack_nothingIsSettled() {
        given.payee = PayeeStanding.MISSING;
        ReceiveOrder givingBack = given.judged(given.accepted(), NOW).next();
        given.payee = PayeeStanding.EXISTS;
        assertThat(given.judged(givingBack, NOW).next()).isEqualTo(givingBack);
        ReceiveDecision again = given.looked(givingBack, given.held(), NOW);
        assertThat(cancels(again)).isTrue();
        assertThat(settles(again)).isFalse();
    }

    @Test
    void paymentThatRanOutBeforeItWasTaken_releasesItsPayout() {
        ReceiveDecision decision = given.looked(given.settling(), new InvoiceRecord.Cancelled(), NOW);
        assertThat(decision.next().state().label()).isEqualTo("cancelled");
        assertThat(decision.effects()).contains(new ReceiveEffect.Release(hive("9.600")));
        assertThat(payout(decision)).isEmpty();
    }

    @Test
    void invoiceThatExpired_isCancelledAtTheNodeBeforeItCountsAsExpired() {
        ReceiveOrder order = given.order();
        ReceiveDecision before = given.looked(order, new InvoiceRecord.Open(), NOW.plusSeconds(602));
        assertThat(cancels(before)).isFalse();
        ReceiveDecision after = given.looked(order, new InvoiceRecord.Open(), NOW.plusSeconds(603));
        assertThat(cancels(after)).isTrue();
        assertThat(after.next().state().label()).isEqualTo("open");
        assertThat(given.looked(after.next(), new InvoiceRecord.Cancelled(), NOW.plusSeconds(604))
                        .next()
                        .state()
                        .label())
                .isEqualTo("expired");
    }

    @Test
    void moneyThatThisStoreNeverDecidedToTake_isBookedParkedAndStopsAllSending() {
        ReceiveDecision decision = given.looked(given.order(), given.settled(), NOW);
        assertThat(decision.next().state())
                .isInstanceOfSatisfying(
                        ReceiveState.Parked.class,
                        parked -> assertThat(parked.cause()).isEqualTo(ParkCause.STORE_BEHIND));
        assertThat(decision.effects()).anyMatch(ReceiveEffect.StopSending.class::isInstance);
        assertThat(payout(decision)).isEmpty();
        Books books = new Books();
        books.post(decision.entries());
        assertThat(books.balance(Account.parked(ReceiveGiven.ID.text()), Currency.MILLI_HIVE))
                .isEqualTo(-9_600);
    }

    @Test
    void payoutThatTheChainRefuses_isParkedAndTheOperatorLetsItGo() {
        ReceiveDecision parked =
                given.decide(given.payoutPending(), new ReceiveEvent.PayoutRefused("there is no account alice"), NOW);
        assertThat(parked.next().state().label()).isEqualTo("parked");
        ReceiveDecision again = given.decide(parked.next(), new ReceiveEvent.RetriedByOperator(), NOW.plusSeconds(1));
        assertThat(again.next()).isEqualTo(given.payoutPending());
        assertThat(payout(again)).isPresent();
    }

    @Test
    void nodeThatForgotAHeldPayment_concludesNothing() {
        for (ReceiveOrder order : List.of(given.accepted(), given.settling())) {
            ReceiveDecision decision = given.looked(order, new InvoiceRecord.Absent(), NOW);
            assertThat(decision.next()).isEqualTo(order);
            assertThat(decision.effects()).anyMatch(ReceiveEffect.OpenIncident.class::isInstance);
        }
    }

    @Test
    void proofOfSomethingElse_cannotBeHeld() {
        Settlement settlement = new Settlement(given.paid, hive("9.600"), NOW);
        Preimage other = new Preimage("00".repeat(32));
        assertThatThrownBy(() -> given.order().with(new ReceiveState.PayoutPending(settlement, other)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void plainInvoiceThatWasPaid_isOwedAtOnceWhateverTheWorldLooksLike() {
        given.payee = PayeeStanding.UNKNOWN;
        given.rateNow = Optional.empty();
        given.obstacle = Optional.of("no Hive node answers");
        ReceiveDecision owed = given.looked(given.order(), given.paidAtOnce(), NOW);
        assertThat(owed.next().state().label()).isEqualTo("payout_pending");
        assertThat(owed.effects()).contains(new ReceiveEffect.Commit(hive("9.600")));
        assertThat(settles(owed) || cancels(owed)).isFalse();
        assertThat(payout(owed))
                .hasValueSatisfying(
                        payout -> assertThat(payout.draft().amount()).isEqualTo(hive("9.600")));
        assertThat(given.looked(owed.next(), given.paidAtOnce(), NOW).effects()).isEmpty();
    }

    @Test
    void plainInvoiceThatWasPaidLate_isStillOwed() {
        ReceiveDecision late = given.looked(given.order(), given.paidAtOnce(), NOW.plus(Duration.ofDays(3)));
        assertThat(payout(late)).isPresent();
    }

    @Test
    void plainInvoiceThatTheNodeForgot_isNotCalledExpiredForADay_andTheOperatorIsTold() {
        Duration afterTheEnd = Duration.ofMinutes(10).plus(ReceiveDecider.FORGOTTEN_FOR_GOOD);
        ReceiveDecision asked = given.looked(given.order(), new InvoiceRecord.Forgotten(), NOW.plus(afterTheEnd));
        assertThat(asked.next().state().label()).isEqualTo("open");
        assertThat(asked.effects())
                .anyMatch(effect -> effect instanceof ReceiveEffect.OpenIncident incident
                        && incident.kind() == IncidentKind.NODE_CONTRADICTION
                        && incident.text().contains("alice is still to be paid"));
        assertThat(payout(given.looked(asked.next(), given.paidAtOnce(), NOW.plus(afterTheEnd))))
                .isPresent();
        ReceiveDecision over = given.looked(
                given.order(),
                new InvoiceRecord.Forgotten(),
                NOW.plus(afterTheEnd).plusSeconds(1));
        assertThat(over.next().state().label()).isEqualTo("expired");
    }
}

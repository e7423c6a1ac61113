package io.github.hivebolt.domain.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.hivebolt.domain.lightning.FailureReason;
import io.github.hivebolt.domain.lightning.PaymentOutcome;
import io.github.hivebolt.domain.lightning.PaymentRecord;
import io.github.hivebolt.domain.lightning.Preimage;
import io.github.hivebolt.domain.lightning.SendReport;
import io.github.hivebolt.domain.memo.MemoReading;
import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.money.HiveAsset;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.domain.money.Rate;
import io.github.hivebolt.domain.order.SendState.Paid;
import io.github.hivebolt.domain.order.SendState.Paying;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Published incidents of misread outcomes and of money in the wrong form, see {@code docs/incidents.md}. */
class OutcomeIncidentsTest {
    private static final Instant SOON = Given.NOW.plusSeconds(10);
    private static final PaymentRecord FAILED = new PaymentRecord.Failed(FailureReason.TIMED_OUT, Given.NOW);
    private static final PaymentRecord COMPLETE = new PaymentRecord.Settled(Given.PREIMAGE, Msat.ofSats(1), Given.NOW);

    private final Given given = new Given();

    private SendOrder lookedUp(SendOrder order, PaymentRecord record, Instant now) {
        return given.decide(order, new SendEvent.LookedUp(record), now).next();
    }

    private Decision returned(PaymentOutcome outcome) {
        return given.decide(given.sent(), new SendEvent.SendReturned(new SendReport(outcome, true, true)), SOON);
    }

    private static void assertNothingGoesBack(Decision decision) {
        assertThat(decision.effects()).doesNotHaveAnyElementsOfTypes(SendEffect.PayBack.class);
        assertThat(decision.next().state()).isInstanceOf(Paying.class);
        assertThat(decision.entries()).isEmpty();
    }

    @Test
    void i3_listpaysThatSaysFailedAndThenComplete_isPaidAndNeverRefunded() {
        SendOrder afterFailed = lookedUp(given.sent(), FAILED, SOON);
        assertThat(afterFailed.state()).isInstanceOf(Paying.class);
        SendOrder afterFailedAgain = lookedUp(afterFailed, FAILED, SOON.plusSeconds(60));
        assertThat(afterFailedAgain.state()).isInstanceOf(Paying.class);
        assertThat(lookedUp(afterFailedAgain, COMPLETE, SOON.plusSeconds(61)).state())
                .isInstanceOf(Paid.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"invoice expired", "payment is in transition", "xpay: parts still in flight", "EOF"})
    void i4_errorThatSaysNothingOfTheParts_isNoFailure(String error) {
        assertNothingGoesBack(returned(new PaymentOutcome.Unknown(error)));
    }

    @Test
    void i9_refundOnUnknown_isNeverMade() {
        SendOrder order = returned(new PaymentOutcome.Unknown("unknown")).next();
        for (Duration later : List.of(Duration.ofMinutes(1), Duration.ofHours(2), Duration.ofDays(30))) {
            Decision decision = given.decide(
                    order, new SendEvent.LookedUp(new PaymentRecord.Unclear("no idea")), Given.NOW.plus(later));
            assertNothingGoesBack(decision);
            order = decision.next();
        }
    }

    @Test
    void i9_preimageOfSixtyFourZeros_isNoProofOfPayment() {
        Preimage zeros = new Preimage("0".repeat(64));
        assertThat(returned(new PaymentOutcome.Succeeded(zeros, Msat.ZERO))
                        .next()
                        .state())
                .isInstanceOf(Paying.class);
        assertThat(lookedUp(given.sent(), new PaymentRecord.Settled(zeros, Msat.ZERO, Given.NOW), SOON)
                        .state())
                .isNotInstanceOf(Paid.class);
    }

    @Test
    void h11_undecipherableMemo_isRefundedAndNotBookedAsADeposit() {
        given.reading = Optional.of(new MemoReading.Undecipherable());
        assertThat(given.verdict()).isEqualTo(new Verdict.Reject(Refusal.of(ReasonCode.MEMO_UNREADABLE)));
        Decision decision = given.considered(given.order(), Given.NOW);
        assertThat(decision.effects())
                .anyMatch(effect -> effect instanceof SendEffect.PayBack(var payout)
                        && payout.draft().amount().equals(given.sent));
    }

    @Test
    void h17_floatingPointMoney_losesNothingHere() {
        HiveAmount tenth = HiveAmount.parse("0.100", HiveAsset.HIVE);
        assertThat(tenth.plus(HiveAmount.parse("0.200", HiveAsset.HIVE)))
                .isEqualTo(HiveAmount.parse("0.300", HiveAsset.HIVE));
        // 2^53 + 1 has no double.
        HiveAmount large = HiveAmount.parse("9007199254740.993", HiveAsset.HIVE);
        assertThat(large.decimal()).isEqualTo("9007199254740.993");
        Rate rate = new Rate(HiveAsset.HIVE, new BigDecimal("0.1"));
        assertThat(rate.costRoundedUp(new Msat(30))).isEqualTo(HiveAmount.parse("0.300", HiveAsset.HIVE));
    }
}

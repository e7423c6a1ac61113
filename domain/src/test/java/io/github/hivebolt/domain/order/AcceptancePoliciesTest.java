package io.github.hivebolt.domain.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.hivebolt.domain.lightning.FailureReason;
import io.github.hivebolt.domain.lightning.PaymentRecord;
import io.github.hivebolt.domain.memo.MemoReading;
import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.money.HiveAsset;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.domain.order.Verdict.Accepted;
import io.github.hivebolt.domain.order.Verdict.Keep;
import io.github.hivebolt.domain.order.Verdict.Park;
import io.github.hivebolt.domain.order.Verdict.Reject;
import io.github.hivebolt.domain.order.Verdict.Wait;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptancePoliciesTest {
    private static final String ANSWER = "thanks | hb:0123456789abcdef0123456789abcdef01234567-0";
    private final Given given = new Given();

    private void assertRejected(ReasonCode code) {
        assertThat(given.verdict()).isInstanceOf(Reject.class);
        assertThat(((Reject) given.verdict()).refusal().code()).isEqualTo(code);
    }

    private String refusalWords() {
        return ((Reject) given.verdict()).refusal().words();
    }

    private Msat acceptedAmount() {
        assertThat(given.verdict()).isInstanceOf(Accepted.class);
        return ((Accepted) given.verdict()).quote().amount();
    }

    private HiveAmount hive(long milli) {
        return new HiveAmount(milli, HiveAsset.HIVE);
    }

    @Test
    void anAnswerOfAGateway_isKeptAndNeverAnswered() {
        given.memo = ANSWER;
        assertThat(given.verdict()).isEqualTo(new Keep(KeepReason.ANSWER));
    }

    @Test
    void anEncryptedAnswerOfAGateway_isKeptAndNeverAnswered() {
        given.memo = "#encrypted";
        given.reading = Optional.of(new MemoReading.Decrypted(ANSWER));
        assertThat(given.verdict()).isEqualTo(new Keep(KeepReason.ANSWER));
    }

    @Test
    void anEmptyMemo_isRefundedOrKeptAsTheOperatorWants() {
        given.memo = " ";
        assertRejected(ReasonCode.MEMO_NOT_RECOGNISED);
        given.keepEmptyMemos = true;
        assertThat(given.verdict()).isEqualTo(new Keep(KeepReason.GIFT));
    }

    @Test
    void aMemoThatAsksSomethingUnreadable_isRefundedEvenWhereEmptyOnesAreKept() {
        given.keepEmptyMemos = true;
        given.memo = "hello";
        assertRejected(ReasonCode.MEMO_NOT_RECOGNISED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bob@example.org", "lnurl1abc", "lno1abc"})
    void destinationsThatCannotBePaidYet_areRefundedWithTheirKind(String word) {
        given.memo = word;
        assertRejected(ReasonCode.MEMO_NOT_RECOGNISED);
        assertThat(refusalWords())
                .endsWith("cannot be paid here yet, only an invoice")
                .doesNotContain(word);
    }

    @Test
    void anUnreadableAmount_isRefunded() {
        given.memo = Given.INVOICE_WORD + " amount=lots";
        assertRejected(ReasonCode.AMOUNT_MISSING);
    }

    @Test
    void whatIsWrongWithTheInvoice_isSaidBeforeAnUnreadableAmount() {
        given.memo = "lnbc1damaged amount=xyz";
        assertRejected(ReasonCode.INVOICE_UNREADABLE);
        given.memo = "user@example.com amount=xyz";
        assertRejected(ReasonCode.MEMO_NOT_RECOGNISED);
    }

    @Test
    void anInvoiceWithOneMinuteLeft_isAccepted_andOneSecondLaterItIsNot() {
        given.expiresAt = Given.NOW.plusSeconds(60);
        assertThat(given.verdict()).isInstanceOf(Accepted.class);
        assertThat(given.verdict(Given.NOW.plusMillis(1))).isInstanceOf(Reject.class);
        given.expiresAt = Given.NOW.minusSeconds(1);
        assertRejected(ReasonCode.INVOICE_EXPIRED);
    }

    @Test
    void theLargestFinalTimelock_isAccepted() {
        given.finalCltvBlocks = 160;
        assertThat(given.verdict()).isInstanceOf(Accepted.class);
    }

    @Test
    void theSmallestAndTheLargestAmount_areAccepted() {
        given.invoiceAmount = Optional.of(Msat.ofSats(250));
        assertThat(acceptedAmount()).isEqualTo(Msat.ofSats(250));
        given.invoiceAmount = Optional.of(Msat.ofSats(100_000));
        given.sent = hive(1_000_000);
        assertThat(acceptedAmount()).isEqualTo(Msat.ofSats(100_000));
    }

    @Test
    void refusedAmounts_nameTheLimit() {
        given.invoiceAmount = Optional.of(new Msat(1));
        assertThat(refusalWords()).isEqualTo("the amount is too small: at least 250 sats");
        given.invoiceAmount = Optional.of(new Msat(Msat.MAX_VALUE));
        assertThat(refusalWords()).isEqualTo("the amount is too large: at most 100000 sats");
    }

    @Test
    void exactlyWhatIsNeeded_isEnough_andRefusalsNameIt() {
        given.sent = hive(10_500);
        assertThat(given.verdict()).isInstanceOf(Accepted.class);
        given.sent = hive(10_499);
        assertThat(refusalWords()).isEqualTo("not enough was sent: 10.500 HIVE are needed at this moment");
    }

    @Test
    void withoutAnInvoiceAmount_theWholeTransferLessFeesIsPaid() {
        given.invoiceAmount = Optional.empty();
        assertThat(acceptedAmount()).isEqualTo(Msat.ofSats(2_294));
        given.sent = hive(50_000);
        assertThat(acceptedAmount()).isEqualTo(Msat.ofSats(9_745));
    }

    @Test
    void withoutAnInvoiceAmount_theMemosAmountIsPaid() {
        given.invoiceAmount = Optional.empty();
        given.memo = Given.INVOICE_WORD + " amount=1000";
        assertThat(acceptedAmount()).isEqualTo(Msat.ofSats(1_000));
    }

    @Test
    void theAmountOfAnInvoice_countsAndNotTheMemos() {
        given.memo = Given.INVOICE_WORD + " amount=1000";
        assertThat(acceptedAmount()).isEqualTo(Msat.ofSats(2_000));
    }

    @Test
    void aMemosAmountOfZero_isMissing() {
        given.invoiceAmount = Optional.empty();
        given.memo = Given.INVOICE_WORD + " amount=0";
        assertRejected(ReasonCode.AMOUNT_MISSING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"100001", "999999999999999"})
    void aMemosAmountBeyondTheLimit_isTooLarge(String amount) {
        given.invoiceAmount = Optional.empty();
        given.memo = Given.INVOICE_WORD + " amount=" + amount;
        assertRejected(ReasonCode.AMOUNT_TOO_LARGE);
    }

    @Test
    void aWholeTransferOutsideTheLimits_isRefunded() {
        given.invoiceAmount = Optional.empty();
        given.sent = hive(1_500);
        assertRejected(ReasonCode.AMOUNT_TOO_SMALL);
        given.sent = hive(1_000_000_000);
        assertRejected(ReasonCode.AMOUNT_TOO_LARGE);
        given.sent = hive(1);
        assertRejected(ReasonCode.NOT_ENOUGH_SENT);
    }

    @Test
    void aWholeTransferWithoutARate_waitsForTheRate() {
        given.invoiceAmount = Optional.empty();
        given.rate = Optional.empty();
        assertThat(given.verdict()).isEqualTo(new Wait(WaitReason.NO_RATE));
    }

    @Test
    void windows_includeThePresentOrder() {
        given.windowUse = Msat.ofSats(398_000);
        assertThat(given.verdict()).isInstanceOf(Accepted.class);
        given.windowUse = Msat.ofSats(398_001);
        assertRejected(ReasonCode.RATE_LIMITED);
        assertThat(refusalWords()).isEqualTo("this account's limit is reached for now: at most 400000 sats in 4 hours");
    }

    @ParameterizedTest
    @EnumSource
    void aClosedGateway_makesTheOrderWaitForThatReason(WaitReason reason) {
        given.closed = Optional.of(reason);
        assertThat(given.verdict()).isEqualTo(new Wait(reason));
    }

    @Test
    void tooLittleOutboundForAmountAndReserve_makesTheOrderWait() {
        given.readiness = new Readiness.Ready(Msat.ofSats(2_020));
        assertThat(given.verdict()).isInstanceOf(Accepted.class);
        given.readiness = new Readiness.Ready(new Msat(2_019_999));
        assertThat(given.verdict()).isEqualTo(new Wait(WaitReason.LIGHTNING_NOT_READY));
    }

    @Test
    void anUnclearPreflight_makesTheOrderWait() {
        given.preflight = new PaymentRecord.Unclear("timed out");
        assertThat(given.verdict()).isEqualTo(new Wait(WaitReason.LIGHTNING_NOT_READY));
        given.preflight = new PaymentRecord.Contradiction("another node");
        assertThat(given.verdict()).isEqualTo(new Wait(WaitReason.LIGHTNING_NOT_READY));
    }

    @Test
    void aRecordThatWeNeverCaused_parksTheOrderWhateverItSays() {
        given.preflight = new PaymentRecord.Failed(FailureReason.NO_ROUTE, Given.NOW);
        assertThat(given.verdict()).isInstanceOf(Park.class);
        given.preflight = new PaymentRecord.InFlight(false, "");
        assertThat(given.verdict()).isInstanceOf(Park.class);
        given.preflight = new PaymentRecord.Settled(Given.PREIMAGE, Msat.ZERO, Given.NOW);
        assertThat(given.verdict()).isInstanceOf(Park.class);
    }

    @Test
    void noRefusal_repeatsAnythingOfTheMemo() {
        given.memo = "<script>alert(1)</script> secret";
        assertThat(refusalWords()).isEqualTo(ReasonCode.MEMO_NOT_RECOGNISED.words());
    }
}

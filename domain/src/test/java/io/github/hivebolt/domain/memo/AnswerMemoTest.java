package io.github.hivebolt.domain.memo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.hivebolt.domain.money.HiveAsset;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.domain.money.Rate;
import io.github.hivebolt.domain.order.OrderId;
import io.github.hivebolt.domain.order.ReasonCode;
import io.github.hivebolt.domain.order.Refusal;
import io.github.hivebolt.domain.quote.SendQuote;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerMemoTest {
    private static final String ID = "0123456789abcdef0123456789abcdef01234567-0";
    private static final OrderId ORDER = new OrderId(ID);
    private static final SendQuote QUOTE = new SendQuote(
            Msat.ofSats(2_000), Msat.ofSats(80), Msat.ofSats(20), new Rate(HiveAsset.HIVE, new BigDecimal("200")));

    @ParameterizedTest
    @EnumSource
    void everyRefund_isAnAnswerThatNamesItsOrder(ReasonCode code) {
        for (boolean confidential : new boolean[] {false, true}) {
            String memo = AnswerMemo.refund(ORDER, Refusal.of(code), confidential);
            assertThat(AnswerMemo.isAnswer(memo)).isTrue();
            assertThat(AnswerMemo.namedOrder(memo)).contains(ORDER);
            assertThat(memo).doesNotStartWith("#").endsWith("| hb:" + ID);
            assertThat(memo.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(2047);
        }
    }

    @Test
    void refundAndChange_haveTheWordsOfTheContract() {
        Refusal expired = Refusal.of(ReasonCode.INVOICE_EXPIRED);
        assertThat(AnswerMemo.refund(ORDER, expired, false)).isEqualTo("Refund: the invoice has expired | hb:" + ID);
        assertThat(AnswerMemo.change(ORDER, QUOTE, new Msat(1_001), false))
                .isEqualTo("Change: paid 2000 sats, fee 80 sats, routing 2 sats | hb:" + ID);
    }

    @Test
    void answersToEncryptedRequests_tellNothingButTheOrder() {
        assertThat(AnswerMemo.refund(ORDER, Refusal.of(ReasonCode.NO_ROUTE), true))
                .isEqualTo("Refund | hb:" + ID);
        assertThat(AnswerMemo.change(ORDER, QUOTE, Msat.ZERO, true)).isEqualTo("Change | hb:" + ID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hb:" + ID,
                "hb:" + ID + " ",
                "hb:" + ID + "\n",
                "thanks | hb:" + ID,
                "thanks | hb:v99000000-4294967295-3",
                "payout | hb:r0123abcd v4v-Xy_9",
                "line one\nhb:r0123abcd",
                "Refund:",
                "Refund: anything",
                "Change: anything",
                "hb:r00000000 | hb:" + ID
            })
    void answers_areToldFromRequests(String memo) {
        assertThat(AnswerMemo.isAnswer(memo)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "lnbc1qq",
                "hb:",
                "hb:" + ID + " lnbc1qq",
                "hb:" + ID + "x",
                "xhb:" + ID,
                "hb:r123",
                "HB:" + ID,
                "hb:0123456789ABCDEF0123456789abcdef01234567-0",
                "hb:" + ID + "-00000000000000000000000000000000000000000000",
                "hb:0123456789abcdef0123456789abcdef01234567-00",
                "payout | hb:r0123abcd v4v-",
                "payout | hb:r0123abcd v4v-a b",
                "refund lnbc1qq",
                " Refund: x",
                "Refund"
            })
    void requestsAndHostileTails_areNoAnswers(String memo) {
        assertThat(AnswerMemo.isAnswer(memo)).isFalse();
        assertThat(AnswerMemo.namedOrder(memo)).isEmpty();
    }

    @Test
    void theLastNameInTheMemo_isTheOrder() {
        assertThat(AnswerMemo.namedOrder("hb:r00000000 | hb:" + ID)).contains(ORDER);
        assertThat(AnswerMemo.namedOrder("Refund: x | hb:" + ID + " v4v-abc12")).contains(ORDER);
        assertThat(AnswerMemo.namedOrder("Refund: of what?")).isEmpty();
    }

    @Test
    void aDecryptedMemo_isNeverShown() {
        assertThat(new MemoReading.Decrypted("lnbc1secret")).hasToString("Decrypted[hidden]");
    }

    @Test
    void payout_carriesTheMessageThenTheOrderThenThePointOfSaleCode() {
        OrderId id = new OrderId("r0123456789abcdef");
        assertThat(AnswerMemo.payout(id, Msat.ofSats(2_000), "two coffees v4v-ab12c"))
                .isEqualTo("two coffees v4v-ab12c | hb:r0123456789abcdef v4v-ab12c");
        assertThat(AnswerMemo.payout(id, Msat.ofSats(2_000), " ## not encrypted\n"))
                .isEqualTo("not encrypted | hb:r0123456789abcdef");
        assertThat(AnswerMemo.payout(id, Msat.ofSats(2_000), ""))
                .isEqualTo("Lightning payment of 2000 sats | hb:r0123456789abcdef");
        assertThat(AnswerMemo.payout(id, Msat.ofSats(2_000), "my-v4v-ab12c no code"))
                .endsWith("| hb:r0123456789abcdef");
    }

    @Test
    void payout_isCutAtACodePointSoThatAllFits() {
        OrderId id = new OrderId("r0123456789abcdef");
        for (String unit : new String[] {"x", "é", "€", "\ud83d\ude00"}) {
            String memo = AnswerMemo.payout(id, Msat.ZERO, unit.repeat(1_500));
            byte[] bytes = memo.getBytes(StandardCharsets.UTF_8);
            assertThat(bytes.length).isBetween(1_523, 2_047);
            assertThat(memo).doesNotContain("\ufffd");
            assertThat(AnswerMemo.namedOrder(memo)).contains(id);
        }
    }
}

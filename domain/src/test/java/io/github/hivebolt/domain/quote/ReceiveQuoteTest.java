package io.github.hivebolt.domain.quote;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.money.HiveAsset;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.domain.money.Rate;
import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReceiveQuoteTest {
    private static final FeeSchedule FEE = new FeeSchedule(Msat.ofSats(50), 15_000);

    private static Rate rate(String satsPerHive) {
        return new Rate(HiveAsset.HIVE, new BigDecimal(satsPerHive));
    }

    @Test
    void payout_isWhatTheRestBuysRoundedDown() {
        ReceiveQuote quote = new ReceiveQuote(Msat.ofSats(2_000), FEE, rate("333.333"));
        assertThat(quote.feeOn(quote.amount())).isEqualTo(Msat.ofSats(80));
        assertThat(quote.payout(quote.amount())).hasToString("5.760 HIVE");
        assertThat(quote.converted(quote.amount())).isEqualTo(new Msat(1_919_998));
    }

    @Test
    void paymentBelowTheFee_paysNothingAndChargesNoMoreThanItIs() {
        ReceiveQuote quote = new ReceiveQuote(Msat.ofSats(20), FEE, rate("300"));
        assertThat(quote.feeOn(quote.amount())).isEqualTo(Msat.ofSats(20));
        assertThat(quote.payout(quote.amount()).isZero()).isTrue();
    }

    @Test
    void quoteForAPayout_paysItAndOneSatoshiLessDoesNot() {
        Random random = new Random(7);
        for (int i = 0; i < 500; i++) {
            HiveAmount wanted = new HiveAmount(1 + random.nextInt(5_000_000), HiveAsset.HIVE);
            Rate rate =
                    rate(BigDecimal.valueOf(1_000 + random.nextInt(900_000), 3).toPlainString());
            ReceiveQuote quote = ReceiveQuote.paying(wanted, FEE, rate).orElseThrow();
            assertThat(quote.payout(quote.amount()).milli()).isGreaterThanOrEqualTo(wanted.milli());
            Msat less = quote.amount().minus(Msat.ofSats(1));
            assertThat(quote.payout(less).milli()).isLessThan(wanted.milli());
        }
    }

    @Test
    void quoteForMoreThanThereIs_isNone() {
        HiveAmount all = new HiveAmount(Long.MAX_VALUE / 1_000_000, HiveAsset.HIVE);
        assertThat(ReceiveQuote.paying(all, FEE, rate("900000"))).isEmpty();
    }
}

package io.github.hivebolt.domain.quote;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.money.HiveAsset;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.domain.money.Rate;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SendPricingTest {
    private static final SendPricing PRICING =
            new SendPricing(new FeeSchedule(Msat.ofSats(50), 15_000), new FeeSchedule(Msat.ofSats(10), 5_000));
    private static final Rate RATE = new Rate(HiveAsset.HIVE, new BigDecimal("200"));

    private static HiveAmount hive(long milli) {
        return new HiveAmount(milli, HiveAsset.HIVE);
    }

    @Test
    void aQuote_namesFeeReserveAndWhatMustBeSent() {
        SendQuote quote = PRICING.quote(Msat.ofSats(2_000), RATE);
        assertThat(quote.fee()).isEqualTo(Msat.ofSats(80));
        assertThat(quote.routingReserve()).isEqualTo(Msat.ofSats(20));
        assertThat(quote.required()).isEqualTo(hive(10_500));
        assertThat(quote.exposure()).isEqualTo(Msat.ofSats(2_020));
    }

    @Test
    void whatIsKept_followsTheActualRoutingAndNeverExceedsWhatCame() {
        SendQuote quote = PRICING.quote(Msat.ofSats(2_000), RATE);
        assertThat(quote.kept(hive(12_000), Msat.ZERO)).isEqualTo(hive(10_400));
        assertThat(quote.kept(hive(12_000), new Msat(1))).isEqualTo(hive(10_401));
        assertThat(quote.kept(hive(12_000), Msat.ofSats(20))).isEqualTo(hive(10_500));
        assertThat(quote.kept(hive(10_450), Msat.ofSats(20))).isEqualTo(hive(10_450));
    }

    @Test
    void aTransferTooSmallForOneSatoshi_coversNothing() {
        assertThat(PRICING.largestCovered(hive(0), RATE)).isEmpty();
        assertThat(PRICING.largestCovered(hive(304), RATE)).isEmpty();
    }

    @Test
    void theLargestCoveredAmount_isCovered_andOneSatoshiMoreIsNot() {
        for (long seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            SendPricing pricing = new SendPricing(
                    new FeeSchedule(new Msat(random.nextLong(100_000)), random.nextLong(100_000)),
                    new FeeSchedule(new Msat(random.nextLong(100_000)), random.nextLong(100_000)));
            Rate rate = new Rate(HiveAsset.HIVE, BigDecimal.valueOf(random.nextLong(1, 10_000_000), 4));
            HiveAmount received = hive(random.nextLong(10_000_000));
            Optional<SendQuote> largest = pricing.largestCovered(received, rate);
            long sats = largest.map(quote -> quote.amount().floorToSats()).orElse(0L);
            largest.ifPresent(quote -> assertThat(quote.required().milli()).isLessThanOrEqualTo(received.milli()));
            assertThat(pricing.quote(Msat.ofSats(sats + 1), rate).required().milli())
                    .as("seed %d", seed)
                    .isGreaterThan(received.milli());
        }
    }

    @Test
    void aTransferOfEverythingThereIsAtAnAbsurdRate_isPricedWithoutOverflow() {
        Rate absurd = new Rate(HiveAsset.HIVE, new BigDecimal("1000000"));
        SendPricing dear =
                new SendPricing(new FeeSchedule(Msat.ZERO, 1_000_000), new FeeSchedule(Msat.ZERO, 1_000_000));
        Optional<SendQuote> quote = dear.largestCovered(hive(1_000_000_000_000L), absurd);
        assertThat(quote.orElseThrow().amount().floorToSats()).isEqualTo(1_000_000_000_000_000L / 3);
    }
}

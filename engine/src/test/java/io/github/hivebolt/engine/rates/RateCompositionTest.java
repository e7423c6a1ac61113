package io.github.hivebolt.engine.rates;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.hivebolt.domain.money.HiveAsset;
import io.github.hivebolt.ports.RateLeg;
import io.github.hivebolt.ports.RatePair;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which legs make a price, with numbers worked out by hand. */
class RateCompositionTest {
    private static final RatePolicy POLICY = RatePolicy.defaults();
    private static final Map<RatePair, Integer> TWO_SOURCES =
            Map.of(RatePair.HIVE_USD, 2, RatePair.BTC_USD, 2, RatePair.HBD_USD, 1, RatePair.HIVE_HBD, 1);

    static AgedLeg leg(RatePair pair, String price, String source, Duration age) {
        return new AgedLeg(new RateLeg(pair, new BigDecimal(price), Instant.EPOCH, source), age);
    }

    private static AgedLeg fresh(RatePair pair, String price, String source) {
        return leg(pair, price, source, Duration.ofSeconds(10));
    }

    private static Pricing price(HiveAsset asset, AgedLeg... legs) {
        return new RateComposition(List.of(legs), TWO_SOURCES, POLICY).price(asset);
    }

    private static void assertSats(Pricing pricing, String sats) {
        assertThat(pricing)
                .isInstanceOfSatisfying(
                        Pricing.Priced.class,
                        priced -> assertThat(priced.rate().satsPerUnit()).isEqualByComparingTo(sats));
    }

    private static void assertUnpriced(Pricing pricing, String why) {
        assertThat(pricing)
                .isInstanceOfSatisfying(
                        Pricing.Unpriced.class,
                        unpriced -> assertThat(unpriced.why()).contains(why).endsWith("."));
    }

    private static final AgedLeg HIVE_A = fresh(RatePair.HIVE_USD, "0.24", "a");
    private static final AgedLeg HIVE_B = fresh(RatePair.HIVE_USD, "0.25", "b");
    private static final AgedLeg BTC_A = fresh(RatePair.BTC_USD, "80000", "a");
    private static final AgedLeg BTC_B = fresh(RatePair.BTC_USD, "81000", "b");

    @Test
    void hive_isTheMedianOfTheLegsDivided() {
        // 0.245 / 80500 * 1e8
        assertSats(price(HiveAsset.HIVE, HIVE_A, HIVE_B, BTC_A, BTC_B), "304.347826086957");
    }

    @Test
    void hbdThatOnlyOneSourceCanKnow_isPricedByThatOne() {
        // 1.00 / 80500 * 1e8
        assertSats(price(HiveAsset.HBD, fresh(RatePair.HBD_USD, "1.00", "a"), BTC_A, BTC_B), "1242.236024844720");
    }

    @Test
    void missingDirectLeg_isReplacedByTheDetour() {
        AgedLeg hbdPerHive = fresh(RatePair.HIVE_HBD, "0.25", "hive-market");
        AgedLeg usdPerHbd = fresh(RatePair.HBD_USD, "0.98", "a");
        assertSats(price(HiveAsset.HIVE, hbdPerHive, usdPerHbd, BTC_A, BTC_B), "304.347826086957");
        assertSats(price(HiveAsset.HBD, HIVE_A, HIVE_B, hbdPerHive, BTC_A, BTC_B), "1217.391304347826");
    }

    @Test
    void disputedDirectLeg_isNotReplacedByTheDetour() {
        assertUnpriced(
                price(
                        HiveAsset.HIVE,
                        HIVE_A,
                        fresh(RatePair.HIVE_USD, "0.30", "b"),
                        fresh(RatePair.HIVE_HBD, "0.25", "hive-market"),
                        fresh(RatePair.HBD_USD, "0.98", "a"),
                        BTC_A,
                        BTC_B),
                "disagree on HIVE_USD");
    }

    @Test
    void oneSourceTwice_countsOnce() {
        assertUnpriced(price(HiveAsset.HIVE, HIVE_A, HIVE_A, BTC_A, BTC_B), "HIVE_USD has 1 source(s)");
    }

    @Test
    void ageAtTheLimit_counts_andBeyondItDoesNot() {
        AgedLeg atLimit = leg(RatePair.HIVE_USD, "0.25", "b", POLICY.maxAge());
        AgedLeg beyond = leg(RatePair.HIVE_USD, "0.25", "b", POLICY.maxAge().plusNanos(1));
        assertThat(price(HiveAsset.HIVE, HIVE_A, atLimit, BTC_A, BTC_B).asRate())
                .isPresent();
        assertUnpriced(price(HiveAsset.HIVE, HIVE_A, beyond, BTC_A, BTC_B), "HIVE_USD has 1 source(s)");
    }

    @Test
    void deviationAtTheLimit_counts_andBeyondItDoesNot() {
        // Median 100, limit 5 %.
        Stream.of("105", "95")
                .forEach(edge -> assertThat(btcOf("100", "100", edge).asRate()).isPresent());
        Stream.of("105.000001", "94.999999")
                .forEach(edge -> assertUnpriced(btcOf("100", "100", edge), "disagree on BTC_USD"));
    }

    private static Pricing btcOf(String a, String b, String c) {
        return price(
                HiveAsset.HIVE,
                HIVE_A,
                HIVE_B,
                fresh(RatePair.BTC_USD, a, "a"),
                fresh(RatePair.BTC_USD, b, "b"),
                fresh(RatePair.BTC_USD, c, "c"));
    }

    @Test
    void statedSats_sufficeAloneAndGoFirst() {
        AgedLeg fixed = fresh(RatePair.HIVE_SATS, "300.5", "fixed");
        assertSats(price(HiveAsset.HIVE, fixed), "300.5");
        assertSats(price(HiveAsset.HIVE, fixed, HIVE_A, HIVE_B, BTC_A, BTC_B), "300.5");
        assertUnpriced(price(HiveAsset.HBD, fixed), "HBD_USD has 0 source(s)");
    }

    @Test
    void absurdPrices_areNotCountedAndCostNoTime() {
        assertUnpriced(
                price(HiveAsset.HIVE, HIVE_A, HIVE_B, BTC_A, fresh(RatePair.BTC_USD, "1e999999", "b")), "BTC_USD");
        assertUnpriced(
                price(HiveAsset.HIVE, HIVE_A, HIVE_B, BTC_A, fresh(RatePair.BTC_USD, "1e-999999", "b")), "BTC_USD");
        assertUnpriced(
                price(
                        HiveAsset.HIVE,
                        fresh(RatePair.HIVE_USD, "1e12", "a"),
                        fresh(RatePair.HIVE_USD, "1e12", "b"),
                        BTC_A,
                        BTC_B),
                "absurd");
    }

    @Test
    void nothingKnown_isUnpricedWithAReason() {
        assertUnpriced(price(HiveAsset.HIVE), "HIVE_USD has 0 source(s) not older than PT5M and needs 2");
    }
}

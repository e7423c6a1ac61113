package io.github.hivebolt.engine.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.hivebolt.domain.money.HiveAsset;
import io.github.hivebolt.ports.PartyUnavailableException;
import io.github.hivebolt.ports.PartyUnavailableException.Trouble;
import io.github.hivebolt.ports.RateLeg;
import io.github.hivebolt.ports.RatePair;
import io.github.hivebolt.ports.RateSource;
import io.github.hivebolt.testkit.ManualTimeSource;
import io.github.hivebolt.testkit.SeededRandomSource;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** When sources are asked, and what remains known while they fail. */
class RateBoardTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private final ManualTimeSource time = new ManualTimeSource(NOW);
    private final Scripted first = new Scripted("first", Map.of(RatePair.HIVE_USD, "0.24", RatePair.BTC_USD, "80000"));
    private final Scripted second =
            new Scripted("second", Map.of(RatePair.HIVE_USD, "0.24", RatePair.BTC_USD, "80000"));
    private final RateBoard board = boardOf(Optional::empty, first, second);

    /** A source that does as it is told. */
    private final class Scripted implements RateSource {
        private final String name;
        private final Map<RatePair, String> prices;
        private final AtomicInteger asked = new AtomicInteger();
        private volatile Supplier<List<RateLeg>> answer = this::good;

        Scripted(String name, Map<RatePair, String> prices) {
            this.name = name;
            this.prices = prices;
        }

        List<RateLeg> good() {
            return prices.entrySet().stream()
                    .map(entry -> new RateLeg(entry.getKey(), new BigDecimal(entry.getValue()), time.now(), name))
                    .toList();
        }

        void fail() {
            answer = () -> {
                throw new PartyUnavailableException(Trouble.TIMED_OUT, name + " gave no answer.");
            };
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Set<RatePair> pairs() {
            return prices.keySet();
        }

        @Override
        public List<RateLeg> fetch() {
            asked.incrementAndGet();
            return answer.get();
        }
    }

    private RateBoard boardOf(WitnessFeed feed, RateSource... sources) {
        return new RateBoard(List.of(sources), RatePolicy.defaults(), feed, time, new SeededRandomSource(1));
    }

    private void refreshAfter(long seconds) {
        time.advance(Duration.ofSeconds(seconds));
        board.refresh();
    }

    @Test
    void emptyBoard_hasNoPriceAndAReason() {
        assertThat(board.price(HiveAsset.HIVE)).isInstanceOf(Pricing.Unpriced.class);
    }

    @Test
    void firstRefresh_prices() {
        board.refresh();
        assertThat(board.rate(HiveAsset.HIVE))
                .hasValueSatisfying(rate -> assertThat(rate.satsPerUnit()).isEqualByComparingTo("300"));
        assertThat(board.rate(HiveAsset.HBD)).isEmpty();
    }

    @Test
    void source_isAskedAtMostEvery30Seconds() {
        board.refresh();
        board.refresh();
        refreshAfter(29);
        assertThat(first.asked).hasValue(1);
        refreshAfter(1);
        assertThat(first.asked).hasValue(2);
    }

    @Test
    void failingSource_isAskedLessOften() {
        first.fail();
        for (int second = 0; second < 600; second++) {
            refreshAfter(1);
        }
        assertThat(second.asked).hasValueBetween(19, 21);
        // 30, 60, then 120 s each: 1 + 1 + 1 + 4, less for the jitter.
        assertThat(first.asked).hasValueBetween(5, 7);
    }

    @Test
    void lastGoodPrice_isUsedUntilItIsTooOld() {
        board.refresh();
        first.fail();
        second.fail();
        refreshAfter(299);
        assertThat(board.rate(HiveAsset.HIVE)).isPresent();
        refreshAfter(2);
        assertThat(board.rate(HiveAsset.HIVE)).isEmpty();
    }

    @Test
    void recoveredSource_pricesAgain() {
        first.fail();
        board.refresh();
        assertThat(board.rate(HiveAsset.HIVE)).isEmpty();
        assertThat(board.states().getFirst().trouble()).contains("first gave no answer.");
        first.answer = first::good;
        refreshAfter(40);
        assertThat(board.rate(HiveAsset.HIVE)).isPresent();
        assertThat(board.states().getFirst().trouble()).isEmpty();
        assertThat(board.states().getFirst().lastAnswer()).contains(NOW.plusSeconds(40));
    }

    @Test
    void misbehavingSource_neverThrowsOutOfTheBoard() {
        List<Supplier<List<RateLeg>>> misbehaviours = List.of(
                List::of,
                () -> {
                    throw new IllegalStateException("secret");
                },
                () -> List.of(new RateLeg(RatePair.HBD_SATS, BigDecimal.ONE, NOW, "first")));
        for (Supplier<List<RateLeg>> misbehaviour : misbehaviours) {
            first.answer = misbehaviour;
            assertThatCode(() -> refreshAfter(150)).doesNotThrowAnyException();
            assertThat(board.rate(HiveAsset.HIVE)).isEmpty();
            assertThat(board.rate(HiveAsset.HBD)).isEmpty();
            assertThat(board.states().getFirst().trouble())
                    .hasValueSatisfying(
                            why -> assertThat(why).startsWith("first").doesNotContain("secret"));
        }
    }

    @Test
    void sourceUnderASecondName_countsOnce() {
        first.answer = () -> java.util.stream.Stream.concat(
                        first.good().stream(),
                        first.good().stream()
                                .map(leg -> new RateLeg(leg.pair(), leg.price(), leg.observedAt(), "second")))
                .toList();
        second.fail();
        board.refresh();
        assertThat(board.rate(HiveAsset.HIVE)).isEmpty();
    }

    @Test
    void wallClockSetBack_doesNotMakeOldPricesYoung() {
        board.refresh();
        first.fail();
        second.fail();
        time.advance(Duration.ofSeconds(301));
        time.jumpTo(NOW.minus(Duration.ofDays(1)));
        assertThat(board.rate(HiveAsset.HIVE)).isEmpty();
    }

    @Test
    void priceThatWasOldWhenItCame_isOld() {
        first.answer = () -> first.good().stream()
                .map(leg -> new RateLeg(leg.pair(), leg.price(), NOW.minusSeconds(200), leg.source()))
                .toList();
        board.refresh();
        assertThat(board.rate(HiveAsset.HIVE)).isPresent();
        time.advance(Duration.ofSeconds(101));
        assertThat(board.rate(HiveAsset.HIVE)).isEmpty();
    }

    @Test
    void slowAnswer_countsFromTheQuestion() {
        first.answer = () -> {
            time.advance(Duration.ofSeconds(301));
            return first.good();
        };
        board.refresh();
        assertThat(board.rate(HiveAsset.HIVE)).isEmpty();
    }

    @Test
    void hangingSource_holdsNeitherPricesNorOtherThreads() throws InterruptedException {
        board.refresh();
        CountDownLatch hanging = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        first.answer = () -> {
            hanging.countDown();
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return first.good();
        };
        time.advance(Duration.ofSeconds(30));
        Thread stuck = Thread.ofPlatform().daemon().start(board::refresh);
        assertThat(hanging.await(10, TimeUnit.SECONDS)).isTrue();
        board.refresh();
        assertThat(second.asked).hasValue(2);
        assertThat(first.asked).hasValue(2);
        assertThat(board.rate(HiveAsset.HIVE)).isPresent();
        release.countDown();
        stuck.join(Duration.ofSeconds(10));
    }

    @Test
    void witnessFeed_alarmsBeyond25PercentAndPricesNothing() {
        RateBoard near = boardOf(() -> Optional.of(new BigDecimal("0.30")), first, second);
        RateBoard far = boardOf(() -> Optional.of(new BigDecimal("0.33")), first, second);
        assertThat(far.alarm()).isEmpty();
        near.refresh();
        far.refresh();
        assertThat(near.alarm()).isEmpty();
        assertThat(far.alarm()).hasValueSatisfying(why -> assertThat(why).contains("0.24 USD", "0.33 USD"));
        assertThat(far.rate(HiveAsset.HIVE))
                .isEqualTo(near.rate(HiveAsset.HIVE))
                .isPresent();
        assertThat(board.alarm()).isEmpty();
    }
}

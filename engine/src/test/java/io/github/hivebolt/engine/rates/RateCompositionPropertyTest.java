package io.github.hivebolt.engine.rates;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.hivebolt.domain.money.HiveAsset;
import io.github.hivebolt.domain.money.Rate;
import io.github.hivebolt.ports.RandomSource;
import io.github.hivebolt.ports.RateLeg;
import io.github.hivebolt.ports.RatePair;
import io.github.hivebolt.testkit.SeededRandomSource;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What holds for any legs. A failure names its seed. */
class RateCompositionPropertyTest {
    private static final int SEEDS = 20_000;
    private static final BigDecimal SATS = BigDecimal.valueOf(100_000_000);

    /** Legs of up to four sources around one true price, some late, some far off, some missing. */
    private record World(List<AgedLeg> legs, RatePolicy policy, Map<RatePair, Integer> declared) {
        static World of(RandomSource random) {
            RatePolicy policy = new RatePolicy(
                    Duration.ofMinutes(1 + random.nextInt(10)),
                    BigDecimal.valueOf(random.nextInt(100), 1),
                    1 + random.nextInt(3));
            List<AgedLeg> legs = new ArrayList<>();
            for (RatePair pair : List.of(RatePair.HIVE_USD, RatePair.BTC_USD)) {
                BigDecimal truth = pair == RatePair.HIVE_USD
                        ? BigDecimal.valueOf(1 + random.nextInt(10_000_000), 3 + random.nextInt(6))
                        : BigDecimal.valueOf(10_000 + random.nextInt(10_000_000));
                int spreadTenths = random.nextInt(3) == 0 ? 300 : 40;
                for (int source = 0; source < random.nextInt(5); source++) {
                    BigDecimal factor =
                            BigDecimal.valueOf(1000L - spreadTenths / 2 + random.nextInt(spreadTenths + 1), 3);
                    Duration age = Duration.ofSeconds(random.nextInt(random.nextInt(3) == 0 ? 900 : 60));
                    legs.add(new AgedLeg(
                            new RateLeg(pair, truth.multiply(factor), Instant.EPOCH, "source" + source), age));
                }
            }
            int configured = 1 + random.nextInt(4);
            return new World(legs, policy, Map.of(RatePair.HIVE_USD, configured, RatePair.BTC_USD, configured));
        }

        Optional<Rate> price() {
            return new RateComposition(legs, declared, policy)
                    .price(HiveAsset.HIVE)
                    .asRate();
        }

        List<BigDecimal> fresh(RatePair pair) {
            return legs.stream()
                    .filter(aged -> aged.leg().pair() == pair && aged.age().compareTo(policy.maxAge()) <= 0)
                    .map(aged -> aged.leg().price())
                    .sorted()
                    .toList();
        }

        boolean mayPrice(RatePair pair) {
            List<BigDecimal> prices = fresh(pair);
            int needed = Math.max(1, Math.min(policy.minSources(), declared.getOrDefault(pair, 0)));
            if (prices.size() < needed) {
                return false;
            }
            int n = prices.size();
            BigDecimal twiceMedian = prices.get((n - 1) / 2).add(prices.get(n / 2));
            BigDecimal twiceBound =
                    twiceMedian.multiply(policy.maxDeviationPercent()).movePointLeft(2);
            BigDecimal two = BigDecimal.valueOf(2);
            return twiceMedian.subtract(prices.getFirst().multiply(two)).compareTo(twiceBound) <= 0
                    && prices.getLast().multiply(two).subtract(twiceMedian).compareTo(twiceBound) <= 0;
        }
    }

    @Test
    void priced_exactlyWhenEachLegHasEnoughFreshAgreeingSources() {
        int pricedCount = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            World world = World.of(new SeededRandomSource(seed));
            boolean may = world.mayPrice(RatePair.HIVE_USD) && world.mayPrice(RatePair.BTC_USD);
            assertThat(world.price().isPresent()).as("seed %d: %s", seed, world).isEqualTo(may);
            pricedCount += may ? 1 : 0;
        }
        assertThat(pricedCount).as("both cases were met").isBetween(SEEDS / 20, SEEDS - SEEDS / 20);
    }

    @Test
    void price_isBetweenTheExtremesOfWhatTheSourcesImply() {
        for (long seed = 0; seed < SEEDS; seed++) {
            World world = World.of(new SeededRandomSource(seed));
            Optional<Rate> rate = world.price();
            if (rate.isPresent()) {
                List<BigDecimal> hive = world.fresh(RatePair.HIVE_USD);
                List<BigDecimal> btc = world.fresh(RatePair.BTC_USD);
                BigDecimal low = divide(hive.getFirst(), btc.getLast(), RoundingMode.FLOOR);
                BigDecimal high = divide(hive.getLast(), btc.getFirst(), RoundingMode.CEILING);
                assertThat(rate.get().satsPerUnit())
                        .as("seed %d: %s", seed, world)
                        .isBetween(low, high);
            }
        }
    }

    @Test
    void orderOfTheLegs_changesNothing() {
        for (long seed = 0; seed < SEEDS / 10; seed++) {
            World world = World.of(new SeededRandomSource(seed));
            World reversed = new World(world.legs().reversed(), world.policy(), world.declared());
            assertThat(reversed.price()).as("seed %d", seed).isEqualTo(world.price());
        }
    }

    @Test
    void legsThatAreTooOld_changeNothing() {
        for (long seed = 0; seed < SEEDS / 10; seed++) {
            World world = World.of(new SeededRandomSource(seed));
            List<AgedLeg> youngOnly = world.legs().stream()
                    .filter(aged -> aged.age().compareTo(world.policy().maxAge()) <= 0)
                    .toList();
            assertThat(new World(youngOnly, world.policy(), world.declared()).price())
                    .as("seed %d", seed)
                    .isEqualTo(world.price());
        }
    }

    @Test
    void generator_reachesEveryNumberOfSources() {
        Set<Integer> sizes = java.util.stream.LongStream.range(0, 500)
                .mapToObj(seed -> World.of(new SeededRandomSource(seed))
                        .fresh(RatePair.BTC_USD)
                        .size())
                .collect(Collectors.toSet());
        assertThat(sizes).contains(0, 1, 2, 3);
    }

    private static BigDecimal divide(BigDecimal hive, BigDecimal btc, RoundingMode rounding) {
        return hive.multiply(SATS).divide(btc, RateComposition.SCALE, rounding);
    }
}

package io.github.hivebolt.engine.rates;

import io.github.hivebolt.engine.rates.LegPrice.Agreed;
import io.github.hivebolt.engine.rates.LegPrice.Disputed;
import io.github.hivebolt.engine.rates.LegPrice.Missing;
import io.github.hivebolt.ports.RatePair;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Decides for one pair whether the sources agree, and on what. Pure. */
final class LegMedian {
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final BigDecimal LOWEST = new BigDecimal("1e-12");
    private static final BigDecimal HIGHEST = new BigDecimal("1e12");
    private static final int MAX_DIGITS = 60;

    private LegMedian() {}

    static LegPrice of(RatePair pair, Collection<AgedLeg> legs, int neededSources, RatePolicy policy) {
        Map<String, AgedLeg> freshest = new TreeMap<>();
        legs.stream()
                .filter(aged -> aged.leg().pair() == pair && aged.age().compareTo(policy.maxAge()) <= 0)
                .filter(aged -> isCredible(aged.leg().price()))
                .forEach(aged -> freshest.merge(
                        aged.leg().source(), aged, (a, b) -> a.age().compareTo(b.age()) <= 0 ? a : b));
        if (freshest.size() < neededSources) {
            return new Missing("%s has %d source(s) not older than %s and needs %d."
                    .formatted(pair, freshest.size(), policy.maxAge(), neededSources));
        }
        List<BigDecimal> sorted = freshest.values().stream()
                .map(aged -> aged.leg().price())
                .sorted()
                .toList();
        BigDecimal median = median(sorted);
        for (AgedLeg aged : freshest.values()) {
            if (!within(aged.leg().price(), median, policy.maxDeviationPercent())) {
                return new Disputed("The sources disagree on %s: %s is more than %s %% away from the median."
                        .formatted(
                                pair,
                                aged.leg().source(),
                                policy.maxDeviationPercent().toPlainString()));
            }
        }
        return new Agreed(median);
    }

    /** Keeps arithmetic small whatever a source says: 1e999999999 is a valid decimal. */
    private static boolean isCredible(BigDecimal price) {
        return price.compareTo(LOWEST) >= 0 && price.compareTo(HIGHEST) <= 0 && price.precision() <= MAX_DIGITS;
    }

    static BigDecimal median(List<BigDecimal> sorted) {
        int middle = sorted.size() / 2;
        if (sorted.size() % 2 == 1) {
            return sorted.get(middle);
        }
        return sorted.get(middle - 1).add(sorted.get(middle)).multiply(HALF);
    }

    /** Whether a price differs from a reference by at most so many percent of the reference. Exact. */
    static boolean within(BigDecimal price, BigDecimal reference, BigDecimal percent) {
        BigDecimal hundredfoldDifference = price.subtract(reference).abs().movePointRight(2);
        return hundredfoldDifference.compareTo(reference.multiply(percent)) <= 0;
    }
}

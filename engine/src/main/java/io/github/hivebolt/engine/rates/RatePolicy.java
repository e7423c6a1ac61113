package io.github.hivebolt.engine.rates;

import static io.github.hivebolt.domain.Checks.require;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * When a price is believed. The same bounds hold for each leg by itself.
 *
 * @param maxAge the greatest age of a source's price, more than zero
 * @param maxDeviationPercent how far each source may be from the median of all, 0 to 100
 * @param minSources how many different sources must agree, at least 1
 */
public record RatePolicy(Duration maxAge, BigDecimal maxDeviationPercent, int minSources) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** Refuses what makes no sense. */
    public RatePolicy {
        require(maxAge.isPositive(), "hivebolt.rates.max-age must be more than zero");
        require(
                maxDeviationPercent.signum() >= 0 && maxDeviationPercent.compareTo(HUNDRED) <= 0,
                "hivebolt.rates.max-deviation-percent must be between 0 and 100");
        require(minSources >= 1, "hivebolt.rates.min-sources must be at least 1");
    }

    /**
     * The policy where nothing is configured: 5 minutes, 5 percent, 2 sources.
     *
     * @return the policy
     */
    public static RatePolicy defaults() {
        return new RatePolicy(Duration.ofMinutes(5), BigDecimal.valueOf(5), 2);
    }
}

package io.github.hivebolt.engine.rates;

import java.math.BigDecimal;
import java.util.Optional;

/** The price feed of Hive's witnesses: a median of 3.5 days, so it warns and never prices. */
@FunctionalInterface
public interface WitnessFeed {
    /**
     * The feed's price.
     *
     * @return US dollars per HIVE, more than zero, or empty where nothing is known; it must not throw
     */
    Optional<BigDecimal> usdPerHive();
}

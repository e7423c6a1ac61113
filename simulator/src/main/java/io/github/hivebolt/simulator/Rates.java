package io.github.hivebolt.simulator;

import io.github.hivebolt.domain.money.HiveAsset;
import io.github.hivebolt.domain.money.Rate;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The prices of the simulated market, and which of them anybody was ever told. Not thread-safe. */
final class Rates {
    private final Weather weather;
    private final Map<HiveAsset, BigDecimal> prices = new EnumMap<>(HiveAsset.class);
    private final Set<Rate> told = new HashSet<>();

    Rates(Weather weather) {
        this.weather = weather;
        prices.put(HiveAsset.HIVE, new BigDecimal("300.125"));
        prices.put(HiveAsset.HBD, new BigDecimal("1234.567"));
    }

    Optional<Rate> ask(HiveAsset asset) {
        if (weather.is(Fault.NO_RATES) || weather.is(Fault.NETWORK_OUTAGE)) {
            return Optional.empty();
        }
        Rate rate = new Rate(asset, price(asset));
        told.add(rate);
        return Optional.of(rate);
    }

    BigDecimal price(HiveAsset asset) {
        return prices.getOrDefault(asset, BigDecimal.ONE);
    }

    void move(HiveAsset asset, BigDecimal price) {
        prices.put(asset, price);
    }

    boolean wasTold(Rate rate) {
        return told.contains(rate);
    }
}

package io.github.hivebolt.simulator;

import io.github.hivebolt.domain.money.HiveAsset;
import io.github.hivebolt.domain.money.Rate;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The prices of the simulated market, and which of them anybody was ever told. Not thread-safe. */
final class Rates {
    private final Weather weather;
    private final VirtualClock clock;
    private final List<Move> moves = new ArrayList<>();

    /** A price that ended. */
    private record Move(HiveAsset asset, BigDecimal before, Instant until) {}

    private final Map<HiveAsset, BigDecimal> prices = new EnumMap<>(HiveAsset.class);
    private final Set<Rate> told = new HashSet<>();

    Rates(Weather weather, VirtualClock clock) {
        this.weather = weather;
        this.clock = clock;
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
        moves.add(new Move(asset, price(asset), clock.now()));
        prices.put(asset, price);
    }

    /** All prices that held at some time since then. */
    List<BigDecimal> pricesSince(HiveAsset asset, Instant since) {
        List<BigDecimal> held = new ArrayList<>(List.of(price(asset)));
        moves.stream()
                .filter(move -> move.asset() == asset && !move.until().isBefore(since))
                .map(Move::before)
                .forEach(held::add);
        return held;
    }

    boolean wasTold(Rate rate) {
        return told.contains(rate);
    }
}

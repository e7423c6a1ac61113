package io.github.hivebolt.adapters.rates;

import io.github.hivebolt.ports.RateLeg;
import io.github.hivebolt.ports.RatePair;
import io.github.hivebolt.ports.RateSource;
import io.github.hivebolt.ports.TimeSource;
import io.github.hivebolt.ports.spi.AdapterContext;
import io.github.hivebolt.ports.spi.AdapterSettings;
import io.github.hivebolt.ports.spi.MalformedSettingException;
import io.github.hivebolt.ports.spi.RateSourceProvider;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code fixed}: the operator's own prices in satoshi, which suffice alone. */
public final class FixedRateSourceProvider implements RateSourceProvider {
    private static final Map<RatePair, String> KEYS =
            Map.of(RatePair.HIVE_SATS, "rates.fixed.hive-sats", RatePair.HBD_SATS, "rates.fixed.hbd-sats");

    /** For {@link java.util.ServiceLoader}. */
    public FixedRateSourceProvider() {}

    @Override
    public String name() {
        return "fixed";
    }

    @Override
    public RateSource open(AdapterSettings settings, AdapterContext context) throws MalformedSettingException {
        Map<RatePair, BigDecimal> prices = new EnumMap<>(RatePair.class);
        List<String> problems = new ArrayList<>();
        KEYS.forEach((pair, key) -> settings.text(key).ifPresent(text -> {
            Optional<BigDecimal> price = Prices.parse(text);
            price.ifPresent(value -> prices.put(pair, value));
            if (price.isEmpty()) {
                problems.add("hivebolt." + key + " must be a number of satoshi above 0, for instance 312.5.");
            }
        }));
        if (prices.isEmpty() && problems.isEmpty()) {
            problems.add("The rate source fixed needs hivebolt.rates.fixed.hive-sats or hivebolt.rates.fixed.hbd-sats,"
                    + " the price of 1 HIVE or 1 HBD in satoshi.");
        }
        if (!problems.isEmpty()) {
            throw new MalformedSettingException(problems);
        }
        return new Fixed(Map.copyOf(prices), context.time());
    }

    private record Fixed(Map<RatePair, BigDecimal> prices, TimeSource time) implements RateSource {
        @Override
        public String name() {
            return "fixed";
        }

        @Override
        public Set<RatePair> pairs() {
            return prices.keySet();
        }

        @Override
        public List<RateLeg> fetch() {
            return prices.entrySet().stream()
                    .map(entry -> new RateLeg(entry.getKey(), entry.getValue(), time.now(), name()))
                    .toList();
        }
    }
}

package io.github.hivebolt.adapters.rates;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.hivebolt.ports.PartyUnavailableException.Trouble;
import io.github.hivebolt.ports.RateLeg;
import io.github.hivebolt.ports.RatePair;
import io.github.hivebolt.ports.RateSource;
import io.github.hivebolt.ports.TimeSource;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code {"hive":{"usd":0.2398,"last_updated_at":1711356300},…}}. */
record Coingecko(JsonEndpoint endpoint, TimeSource time) implements RateSource {
    static final String NAME = "coingecko";

    private static final Map<RatePair, String> COINS = Map.of(
            RatePair.HIVE_USD, "hive",
            RatePair.HBD_USD, "hive_dollar",
            RatePair.BTC_USD, "bitcoin");
    /** The year 9999, so that no time overflows. */
    private static final long LAST_SECOND = 253_402_300_799L;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<RatePair> pairs() {
        return COINS.keySet();
    }

    @Override
    public List<RateLeg> fetch() {
        // Before the question, so that a slow answer is not taken for a fresh one.
        Instant asked = time.now();
        JsonNode answer = endpoint.fetch();
        List<RateLeg> legs = COINS.entrySet().stream()
                .flatMap(coin -> leg(coin.getKey(), answer.path(coin.getValue()), asked).stream())
                .toList();
        if (legs.isEmpty()) {
            throw endpoint.trouble(Trouble.BROKEN_ANSWER, "answered without any price");
        }
        return legs;
    }

    private static Optional<RateLeg> leg(RatePair pair, JsonNode coin, Instant asked) {
        return Prices.parse(coin.path("usd"))
                .flatMap(price -> observedAt(coin.path("last_updated_at"), asked)
                        .map(observed -> new RateLeg(pair, price, observed, NAME)));
    }

    /** Our time if it states none, the earlier one if it states one, and empty if what it states is no time. */
    private static Optional<Instant> observedAt(JsonNode seconds, Instant asked) {
        if (seconds.isMissingNode() || seconds.isNull()) {
            return Optional.of(asked);
        }
        if (!seconds.isIntegralNumber() || !seconds.canConvertToLong()) {
            return Optional.empty();
        }
        long second = seconds.longValue();
        if (second < 0 || second > LAST_SECOND) {
            return Optional.empty();
        }
        Instant stated = Instant.ofEpochSecond(second);
        return Optional.of(stated.isBefore(asked) ? stated : asked);
    }
}

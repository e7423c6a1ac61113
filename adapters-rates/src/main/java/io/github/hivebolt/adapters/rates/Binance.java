package io.github.hivebolt.adapters.rates;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.hivebolt.ports.PartyUnavailableException.Trouble;
import io.github.hivebolt.ports.RateLeg;
import io.github.hivebolt.ports.RatePair;
import io.github.hivebolt.ports.RateSource;
import io.github.hivebolt.ports.TimeSource;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code [{"symbol":"HIVEUSDT","bidPrice":"0.2394",…,"askPrice":"0.2395",…},…]}; the price is the middle. */
record Binance(JsonEndpoint endpoint, TimeSource time) implements RateSource {
    static final String NAME = "binance";

    private static final Map<RatePair, String> SYMBOLS =
            Map.of(RatePair.HIVE_USD, "HIVEUSDT", RatePair.BTC_USD, "BTCUSDT");
    private static final BigDecimal HALF = new BigDecimal("0.5");
    /** The middle of an emptier book says nothing. */
    private static final BigDecimal WIDEST_ASK_PER_BID = new BigDecimal("1.05");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<RatePair> pairs() {
        return SYMBOLS.keySet();
    }

    @Override
    public List<RateLeg> fetch() {
        // Before the question, so that a slow answer is not taken for a fresh one.
        Instant asked = time.now();
        JsonNode answer = endpoint.fetch();
        List<RateLeg> legs = SYMBOLS.entrySet().stream()
                .flatMap(symbol -> middle(answer, symbol.getValue()).stream()
                        .map(price -> new RateLeg(symbol.getKey(), price, asked, NAME)))
                .toList();
        if (legs.isEmpty()) {
            throw endpoint.trouble(Trouble.BROKEN_ANSWER, "answered without any price");
        }
        return legs;
    }

    /** Empty unless the symbol is there exactly once with a sane book. */
    private static Optional<BigDecimal> middle(JsonNode tickers, String symbol) {
        List<JsonNode> matching = tickers.valueStream()
                .filter(ticker -> ticker.path("symbol").asText("").equals(symbol))
                .toList();
        if (!tickers.isArray() || matching.size() != 1) {
            return Optional.empty();
        }
        return Prices.parse(matching.getFirst().path("bidPrice"))
                .flatMap(bid -> Prices.parse(matching.getFirst().path("askPrice"))
                        .filter(ask -> ask.compareTo(bid) >= 0 && ask.compareTo(bid.multiply(WIDEST_ASK_PER_BID)) <= 0)
                        .map(ask -> bid.add(ask).multiply(HALF)));
    }
}

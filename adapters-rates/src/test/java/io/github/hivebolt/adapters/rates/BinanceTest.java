package io.github.hivebolt.adapters.rates;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.hivebolt.ports.RateLeg;
import io.github.hivebolt.ports.RatePair;
import io.github.hivebolt.ports.RateSource;
import io.github.hivebolt.testkit.HttpDouble;
import io.github.hivebolt.testkit.ManualTimeSource;
import io.github.hivebolt.testkit.RateSourceContract;
import io.github.hivebolt.testkit.SocksDouble;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Binance's documented answers and everything else that may come instead. */
class BinanceTest implements RateSourceContract {
    private static final String BITCOIN = ticker("BTCUSDT", "84000.10000000", "84000.11000000");

    private final ManualTimeSource time = new ManualTimeSource(Instant.parse("2026-01-02T03:04:05Z"));
    private final HttpDouble good = HttpDouble.answering(
            200, Map.of(), "[" + ticker("HIVEUSDT", "0.24710000", "0.24730000") + "," + BITCOIN + "]");
    private final BrokenServers broken = new BrokenServers();

    @AfterEach
    void stopServers() {
        good.close();
        broken.close();
    }

    private static String ticker(String symbol, String bid, String ask) {
        return """
                {"symbol":"%s","bidPrice":"%s","bidQty":"120.00000000","askPrice":"%s","askQty":"31.50000000"}""".formatted(symbol, bid, ask);
    }

    private RateSource at(String url) {
        return Sources.openWell("binance", Map.of(BinanceRateSourceProvider.KEY, url), time);
    }

    @Override
    public RateSource answering() {
        return at(good.url());
    }

    @Override
    public Map<RatePair, BigDecimal> stated() {
        return Map.of(RatePair.HIVE_USD, new BigDecimal("0.2472"), RatePair.BTC_USD, new BigDecimal("84000.105"));
    }

    @Override
    public Instant now() {
        return time.now();
    }

    @Override
    public List<RateSource> broken() {
        return broken.urls().stream().map(this::at).toList();
    }

    @Test
    void request_isTheDocumentedOne() {
        answering().fetch();
        assertThat(good.received())
                .singleElement()
                .satisfies(request -> assertThat(request.target())
                        .isEqualTo("/api/v3/ticker/bookTicker?symbols=%5B%22HIVEUSDT%22%2C%22BTCUSDT%22%5D"));
    }

    @ParameterizedTest
    @CsvSource({
        "0.24, 0.23", // Crossed.
        "0.00000000, 0.24",
        "0.24, 0.00000000",
        "-0.24, 0.24",
        "0.24, abc",
        "0.10, 0.24", // Nobody trades in between.
        "1e999, 1e999"
    })
    void bookThatSaysNothing_isLeftOut(String bid, String ask) {
        assertOnlyBitcoin("[" + ticker("HIVEUSDT", bid, ask) + "," + BITCOIN + "]");
    }

    @Test
    void missingSymbol_isLeftOut() {
        assertOnlyBitcoin("[" + BITCOIN + "]");
        assertOnlyBitcoin("[{},null,5,\"HIVEUSDT\"," + BITCOIN + "]");
    }

    @Test
    void symbolTwice_isLeftOut() {
        String hive = ticker("HIVEUSDT", "0.24", "0.24");
        assertOnlyBitcoin("[" + hive + "," + hive + "," + BITCOIN + "]");
    }

    private void assertOnlyBitcoin(String answer) {
        try (HttpDouble server = HttpDouble.answering(200, Map.of(), answer)) {
            assertThat(at(server.url()).fetch()).extracting(RateLeg::pair).containsExactly(RatePair.BTC_USD);
        }
    }

    @Test
    void onionMirror_isAskedThroughTheProxy() {
        try (SocksDouble proxy = SocksDouble.open()) {
            String onion = "http://rates.onion:" + URI.create(good.url()).getPort();
            Map<String, String> settings =
                    Map.of(BinanceRateSourceProvider.KEY, onion, "proxy", "socks5h://" + proxy.address());
            assertThat(Sources.openWell("binance", settings, time).fetch()).isNotEmpty();
            assertThat(proxy.asked()).containsExactly("rates.onion");
        }
    }
}

package io.github.hivebolt.adapters.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.hivebolt.adapters.http.HttpOptions;
import io.github.hivebolt.ports.PartyUnavailableException;
import io.github.hivebolt.ports.PartyUnavailableException.Trouble;
import io.github.hivebolt.ports.RateLeg;
import io.github.hivebolt.ports.RatePair;
import io.github.hivebolt.ports.RateSource;
import io.github.hivebolt.ports.spi.MalformedSettingException;
import io.github.hivebolt.testkit.HttpDouble;
import io.github.hivebolt.testkit.ManualTimeSource;
import io.github.hivebolt.testkit.RateSourceContract;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** CoinGecko's documented answers and everything else that may come instead. */
class CoingeckoTest implements RateSourceContract {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final String GOOD =
            """
            {"hive":{"usd":0.2471830264519377,"last_updated_at":%d},
             "hive_dollar":{"usd":9.93e-1,"last_updated_at":%d},
             "bitcoin":{"usd":84211,"last_updated_at":%d}}""".formatted(NOW.getEpochSecond() - 70, NOW.getEpochSecond() + 500, NOW.getEpochSecond() - 20);

    private final ManualTimeSource time = new ManualTimeSource(NOW);
    private final HttpDouble good = HttpDouble.answering(200, Map.of("Content-Type", "application/json"), GOOD);
    private final BrokenServers broken = new BrokenServers();

    @AfterEach
    void stopServers() {
        good.close();
        broken.close();
    }

    private RateSource at(String url) {
        return Sources.openWell("coingecko", Map.of(CoingeckoRateSourceProvider.KEY, url), time);
    }

    private List<RateLeg> legsOf(String answer) {
        try (HttpDouble server = HttpDouble.answering(200, Map.of(), answer)) {
            return at(server.url()).fetch();
        }
    }

    @Override
    public RateSource answering() {
        return at(good.url());
    }

    @Override
    public Map<RatePair, BigDecimal> stated() {
        return Map.of(
                RatePair.HIVE_USD, new BigDecimal("0.2471830264519377"),
                RatePair.HBD_USD, new BigDecimal("0.993"),
                RatePair.BTC_USD, new BigDecimal("84211"));
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
                        .isEqualTo("/api/v3/simple/price?ids=hive,hive_dollar,bitcoin&vs_currencies=usd"
                                + "&include_last_updated_at=true&precision=full"));
    }

    @Test
    void time_isTheEarlierOfTheirsAndOurs() {
        assertThat(answering().fetch())
                .extracting(RateLeg::pair, RateLeg::observedAt)
                .contains(
                        org.assertj.core.groups.Tuple.tuple(RatePair.HIVE_USD, NOW.minusSeconds(70)),
                        org.assertj.core.groups.Tuple.tuple(RatePair.HBD_USD, NOW));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"usd\":null}",
                "{\"usd\":0}",
                "{\"usd\":-0.24}",
                "{\"usd\":\"cheap\"}",
                "{\"usd\":\"1e9999\"}",
                "{\"usd\":1e999999999}",
                "{\"usd\":1e-999999999}",
                "{\"usd\":1e13}",
                "{\"usd\":[0.24]}",
                "{\"usd\":true}",
                "{\"eur\":0.24}",
                "{\"usd\":0.24,\"last_updated_at\":\"yesterday\"}",
                "{\"usd\":0.24,\"last_updated_at\":-1}",
                "{\"usd\":0.24,\"last_updated_at\":99999999999999999999}",
                "null",
                "0.24"
            })
    void malformedCoin_isLeftOut(String hive) {
        assertThat(legsOf("{\"hive\":" + hive + ",\"bitcoin\":{\"usd\":84211}}"))
                .extracting(RateLeg::pair)
                .containsExactly(RatePair.BTC_USD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.24", "\"0.24\"", "2.4e-1", "24E-2", "\"2.4e-1\"", "0.240000000000000000000000"})
    void price_isExactInEveryNotation(String notation) {
        assertThat(legsOf("{\"hive\":{\"usd\":" + notation + "}}"))
                .singleElement()
                .satisfies(leg -> assertThat(leg.price()).isEqualByComparingTo("0.24"));
    }

    @Test
    void contradictoryAnswer_isTrouble() {
        PartyUnavailableException trouble = catchThrowableOfType(
                PartyUnavailableException.class, () -> legsOf("{\"hive\":{\"usd\":1},\"hive\":{\"usd\":2}}"));
        assertThat(trouble.trouble()).isEqualTo(Trouble.BROKEN_ANSWER);
    }

    @Test
    void retryAfter_isHonouredWithoutAsking() {
        try (HttpDouble busy = HttpDouble.answering(429, Map.of("Retry-After", "90"), "")) {
            RateSource source = at(busy.url());
            for (int seconds : List.of(0, 60, 29)) {
                time.advance(Duration.ofSeconds(seconds));
                PartyUnavailableException trouble =
                        catchThrowableOfType(PartyUnavailableException.class, source::fetch);
                assertThat(trouble.trouble()).isEqualTo(Trouble.NOT_READY);
            }
            assertThat(busy.received()).hasSize(1);
            time.advance(Duration.ofSeconds(1));
            assertThat(catchThrowableOfType(PartyUnavailableException.class, source::fetch))
                    .isNotNull();
            assertThat(busy.received()).hasSize(2);
        }
    }

    @Test
    void silentServer_timesOut() {
        try (HttpDouble silent = HttpDouble.silent()) {
            HttpOptions quick = HttpOptions.defaults().withReadTimeout(Duration.ofMillis(300));
            Coingecko source =
                    new Coingecko(new JsonEndpoint("coingecko", URI.create(silent.url()), time, quick), time);
            PartyUnavailableException trouble = catchThrowableOfType(PartyUnavailableException.class, source::fetch);
            assertThat(trouble.trouble()).isEqualTo(Trouble.TIMED_OUT);
        }
    }

    @Test
    void closedPort_isUnreachable() {
        String url = good.url();
        good.close();
        PartyUnavailableException trouble =
                catchThrowableOfType(PartyUnavailableException.class, () -> at(url).fetch());
        assertThat(trouble.trouble()).isEqualTo(Trouble.UNREACHABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"coingecko", "ftp://x", "http://", "http://user:pw@host", "http://h?x=1", "http://a b"})
    void url_mustBeAWebAddress(String url) {
        MalformedSettingException malformed = catchThrowableOfType(
                MalformedSettingException.class,
                () -> Sources.open("coingecko", Map.of(CoingeckoRateSourceProvider.KEY, url), time));
        assertThat(malformed.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem)
                        .contains("hivebolt.rates.coingecko.url", "https://api.coingecko.com")
                        .doesNotContain("pw"));
    }

    @Test
    void publicAddress_isTheDefault() {
        assertThat(Sources.openWell("coingecko", Map.of(), time).pairs()).hasSize(3);
    }
}

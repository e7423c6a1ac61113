package io.github.hivebolt.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.money.HiveAsset;
import io.github.hivebolt.engine.Alerts;
import io.github.hivebolt.engine.QuietHours;
import io.github.hivebolt.ports.Severity;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each documented key is parsed, has its default, and refuses a malformed value. */
class EveryKeyTest {
    record Row(String key, Function<Settings, Object> field, Object fallback, String good, Object parsed, String bad) {
        @Override
        public String toString() {
            return key;
        }
    }

    private static final Secret WIF = new Secret(Samples.WIF);
    private static final String LONG = "0123456789abcdef0123456789abcdef";
    private static final String CHAIN = "18dcf0a285365fc58b71f18b3d3fec954aa0c141c44e4e5cb4cf777b9eab274e";

    static Stream<Row> rows() {
        return Stream.of(general(), hive(), lightning(), money(), rates(), operation())
                .flatMap(Function.identity());
    }

    private static Row row(
            String key, Function<Settings, Object> field, Object fallback, String good, Object parsed, String bad) {
        return new Row(Key.PREFIX + key, field, fallback, good, parsed, bad);
    }

    private static Stream<Row> general() {
        return Stream.of(
                row("mode", Settings::mode, Mode.LIVE, "demo", Mode.DEMO, "production"),
                row("http.host", s -> s.http().host(), "127.0.0.1", "0.0.0.0", "0.0.0.0", "300.1.1.1"),
                row("http.port", s -> s.http().port(), 8080, "9090", 9090, "65536"),
                row(
                        "http.public-url",
                        s -> s.http().publicUrl(),
                        Optional.empty(),
                        "https://pay.example.com",
                        Optional.of(URI.create("https://pay.example.com")),
                        "pay.example.com"),
                row(
                        "http.trusted-proxies",
                        s -> s.http().trustedProxies(),
                        List.of(),
                        "10.0.0.0/8, ::1",
                        List.of("10.0.0.0/8", "::1"),
                        "10.0.0.0/33"),
                row(
                        "http.cors-origins",
                        s -> s.http().corsOrigins(),
                        List.of(),
                        "https://shop.example, http://127.0.0.1:3000",
                        List.of("https://shop.example", "http://127.0.0.1:3000"),
                        "https://shop.example/path"),
                row(
                        "demo.control-url",
                        s -> s.http().demoControl(),
                        Optional.empty(),
                        "http://127.0.0.1:18099",
                        Optional.of(URI.create("http://127.0.0.1:18099")),
                        "127.0.0.1"),
                row(
                        "proxy",
                        Settings::proxy,
                        Optional.empty(),
                        "127.0.0.1:9050",
                        Optional.of(new ProxySettings("127.0.0.1", 9050)),
                        "127.0.0.1"),
                row(
                        "store.url",
                        s -> s.store().url(),
                        Optional.empty(),
                        "jdbc:postgresql://db/hivebolt",
                        Optional.of("jdbc:postgresql://db/hivebolt"),
                        "jdbc:mysql://db/hivebolt"),
                row("store.user", s -> s.store().user(), Optional.empty(), "bolt", Optional.of("bolt"), "a\u0007b"),
                row(
                        "store.password",
                        s -> s.store().password(),
                        Optional.empty(),
                        "p:w$x{1}@%&#",
                        Optional.of(new Secret("p:w$x{1}@%&#")),
                        "two\nlines"),
                row(
                        "data-dir",
                        s -> s.folders().data(),
                        Path.of("data"),
                        "/var/lib/hivebolt",
                        Path.of("/var/lib/hivebolt"),
                        "a\u0000b"),
                row(
                        "adapters-dir",
                        s -> s.folders().adapters(),
                        Path.of("data/adapters"),
                        "/opt/adapters",
                        Path.of("/opt/adapters"),
                        "a\u0000b"),
                row(
                        "admin.password",
                        s -> s.admin().password(),
                        Optional.empty(),
                        "correct horse battery",
                        Optional.of(new Secret("correct horse battery")),
                        "short"));
    }

    private static Stream<Row> hive() {
        return Stream.of(
                row(
                        "hive.account",
                        s -> s.hive().account(),
                        new AccountName("gateway"),
                        "v4v.app2",
                        new AccountName("v4v.app2"),
                        "@Gateway"),
                row(
                        "hive.nodes",
                        s -> s.hive().nodes().size(),
                        9,
                        "https://a.example, https://b.example",
                        2,
                        "https://a.example,,https://b.example"),
                row(
                        "hive.active-key",
                        s -> s.hive().activeKey(),
                        Optional.of(WIF),
                        Samples.OTHER_WIF,
                        Optional.of(new Secret(Samples.OTHER_WIF)),
                        typingError(Samples.WIF)),
                row(
                        "hive.memo-key",
                        s -> s.hive().memoKey(),
                        Optional.empty(),
                        Samples.WIF,
                        Optional.of(WIF),
                        typingError(Samples.WIF)),
                row(
                        "hive.old-memo-keys",
                        s -> s.hive().oldMemoKeys(),
                        List.of(),
                        Samples.WIF + "," + Samples.OTHER_WIF,
                        List.of(WIF, new Secret(Samples.OTHER_WIF)),
                        Samples.WIF + ",x"),
                row(
                        "hive.chain-id",
                        s -> s.hive().chainId(),
                        "beeab0de00000000000000000000000000000000000000000000000000000000",
                        CHAIN,
                        CHAIN,
                        "beeab0de"),
                row(
                        "hive.start-block",
                        s -> s.hive().startBlock(),
                        OptionalLong.empty(),
                        "91000000",
                        OptionalLong.of(91_000_000),
                        "0"),
                row("hive.confirm-nodes", s -> s.hive().confirmNodes(), 2, "3", 3, "10"),
                row(
                        "treasury-accounts",
                        s -> s.accounts().treasury(),
                        List.of(),
                        "alice,bob",
                        List.of(new AccountName("alice"), new AccountName("bob")),
                        "alice,alice"),
                row(
                        "refund.hold-accounts",
                        s -> s.accounts().refundHold(),
                        List.of(),
                        "deepcrypto8",
                        List.of(new AccountName("deepcrypto8")),
                        "x"),
                row(
                        "blocked-accounts",
                        s -> s.accounts().blocked(),
                        List.of(),
                        "mallory",
                        List.of(new AccountName("mallory")),
                        "Mallory"));
    }

    private static Stream<Row> lightning() {
        return Stream.of(
                row("lightning", s -> s.lightning().adapter(), "lnd", "lnd", "lnd", "eclair"),
                row("lightning.fee-limit-ppm", s -> s.lightning().feeLimitPpm(), 5000, "100", 100, "-1"),
                row("lightning.fee-limit-base-sats", s -> s.lightning().feeLimitBaseSats(), 10L, "0", 0L, "1.5"),
                row(
                        "lightning.timeout-seconds",
                        s -> s.lightning().timeout(),
                        Duration.ofSeconds(60),
                        "90",
                        Duration.ofSeconds(90),
                        "4"),
                row("lightning.cltv-limit", s -> s.lightning().cltvLimit(), 432, "1000", 1000, "2017"),
                row("lightning.final-cltv-max", s -> s.lightning().finalCltvMax(), 160, "200", 200, "433"),
                row(
                        "lnd.url",
                        s -> s.lightning().lnd().url(),
                        Optional.of(URI.create("https://127.0.0.1:8080")),
                        "https://lnd.example",
                        Optional.of(URI.create("https://lnd.example")),
                        "http://lnd.example"),
                row(
                        "lnd.macaroon",
                        s -> s.lightning().lnd().macaroon(),
                        Optional.of(new Secret(Samples.LONG_MACAROON)),
                        LONG,
                        Optional.of(new Secret(LONG)),
                        "xyz"),
                row(
                        "lnd.tls-cert-file",
                        s -> s.lightning().lnd().tlsCertFile().isPresent(),
                        false,
                        pem(),
                        true,
                        "/nowhere/tls.cert"),
                row(
                        "cln.url",
                        s -> s.lightning().cln().url(),
                        Optional.empty(),
                        "https://cln.example:3010",
                        Optional.of(URI.create("https://cln.example:3010")),
                        "ftp://cln.example"),
                row(
                        "cln.rune",
                        s -> s.lightning().cln().rune(),
                        Optional.empty(),
                        "r".repeat(44),
                        Optional.of(new Secret("r".repeat(44))),
                        "r r"),
                row(
                        "cln.tls-ca-file",
                        s -> s.lightning().cln().tlsCaFile().isPresent(),
                        false,
                        pem(),
                        true,
                        "/nowhere/ca.pem"));
    }

    private static Stream<Row> money() {
        return Stream.of(
                row("fee.base-sats", s -> s.fees().baseSats(), 50L, "0", 0L, "fifty"),
                row("fee.ppm", s -> s.fees().ppm(), 15_000, "2000", 2000, "1000001"),
                row("limit.min-sats", s -> s.limits().minSats(), 250L, "1", 1L, "100001"),
                row("limit.max-sats", s -> s.limits().maxSats(), 100_000L, "5000", 5000L, "0"),
                row(
                        "limit.windows",
                        s -> s.limits().windows(),
                        List.of(window(4, 400_000), window(72, 800_000), window(168, 1_200_000)),
                        "90m:5,2d:6",
                        List.of(new LimitWindow(Duration.ofMinutes(90), 5), window(48, 6)),
                        "72h:8,4h:4"),
                row("limit.hot-per-hour-sats", s -> s.limits().hotPerHourSats(), 2_000_000L, "7", 7L, "0"),
                row("limit.in-flight-sats", s -> s.limits().inFlightSats(), 500_000L, "7", 7L, "0x7"),
                row("limit.in-flight-per-account", s -> s.limits().inFlightPerAccount(), 1, "2", 2, "0"),
                row("limit.refunds-per-hour", s -> s.limits().refundsPerHour(), 20, "2", 2, "0"));
    }

    private static Stream<Row> rates() {
        return Stream.of(
                row(
                        "rates",
                        s -> s.rates().sources(),
                        List.of("coingecko", "binance"),
                        "binance,coingecko",
                        List.of("binance", "coingecko"),
                        "coingecko,kraken9"),
                row(
                        "rates.fixed.hive-sats",
                        s -> s.rates().fixedHiveSats(),
                        Optional.empty(),
                        "345.6",
                        Optional.of(new BigDecimal("345.6")),
                        "0"),
                row(
                        "rates.fixed.hbd-sats",
                        s -> s.rates().fixedHbdSats(),
                        Optional.empty(),
                        "1012",
                        Optional.of(new BigDecimal("1012")),
                        "1e3"),
                row(
                        "rates.max-age",
                        s -> s.rates().maxAge(),
                        Duration.ofMinutes(5),
                        "PT30S",
                        Duration.ofSeconds(30),
                        "5 minutes"),
                row(
                        "rates.max-deviation-percent",
                        s -> s.rates().maxDeviationPercent(),
                        new BigDecimal("5"),
                        "2.5",
                        new BigDecimal("2.5"),
                        "0"),
                row("rates.min-sources", s -> s.rates().minSources(), 2, "1", 1, "3"),
                row("quote.buffer-ppm", s -> s.rates().bufferPpm(), 10_000, "0", 0, "200001"));
    }

    private static Stream<Row> operation() {
        Stream<Row> rows = Stream.of(
                row("order.max-wait", s -> s.orders().maxWait(), Duration.ofHours(6), "P1D", Duration.ofDays(1), "6h"),
                row(
                        "unrecognised",
                        s -> s.orders().unrecognised(),
                        OrderSettings.Unrecognised.REFUND,
                        "keep",
                        OrderSettings.Unrecognised.KEEP,
                        "burn"),
                row(
                        "receive.hold-max",
                        s -> s.receive().holdMax(),
                        Duration.ofMinutes(5),
                        "PT1M",
                        Duration.ofMinutes(1),
                        "PT2H"),
                row("receive.max-open-invoices", s -> s.receive().maxOpenInvoices(), 1000, "5", 5, "many"),
                row(
                        "receive.secret",
                        s -> s.receive().secret(),
                        Optional.empty(),
                        LONG,
                        Optional.of(new Secret(LONG)),
                        "short"),
                row("alert.hive-min", s -> s.alerts().hiveMin(), hive(10_000), "2.5", hive(2_500), "2.5001"),
                row("alert.hbd-min", s -> s.alerts().hbdMin().milli(), 10_000L, "0", 0L, "-1"),
                row("alert.rc-min-transfers", s -> s.alerts().rcMinTransfers(), 100, "5", 5, "5.5"),
                row("alert.outbound-min-sats", s -> s.alerts().outboundMinSats(), 200_000L, "5", 5L, "x"),
                row("alert.inbound-min-sats", s -> s.alerts().inboundMinSats(), 0L, "5", 5L, "x"),
                row("alert.disk-min-mib", s -> s.alerts().diskMinMib(), 512L, "5", 5L, "half"),
                row(
                        "alert.outage-after",
                        s -> s.alerts().outageAfter(),
                        Duration.ofSeconds(30),
                        "PT5S",
                        Duration.ofSeconds(5),
                        "soon"),
                row("notify", s -> channels(s), "log", "telegram,email", "email,telegram", "pigeon"),
                row("notify.time-zone", s -> "UTC", "UTC", "Europe/Berlin", "UTC", "Atlantis"),
                row(
                        "notify.runbook-url",
                        s -> s.notifications().runbook(),
                        Alerts.RUNBOOK,
                        "https://wiki.example/ops",
                        URI.create("https://wiki.example/ops/"),
                        "wiki"),
                row(
                        "heartbeat.url",
                        s -> s.notifications().heartbeat(),
                        Optional.empty(),
                        "https://hc.example/a",
                        Optional.of(new Secret("https://hc.example/a")),
                        "https://user:secret@hc.example/a"));
        Stream<Row> severities = AdapterNames.DOCUMENTED.notifiers().stream().map(EveryKeyTest::severity);
        Stream<Row> quiet = AdapterNames.DOCUMENTED.notifiers().stream().map(EveryKeyTest::quietHours);
        return Stream.concat(rows, Stream.concat(severities, quiet));
    }

    private static Row quietHours(String channel) {
        Optional<QuietHours> night =
                Optional.of(new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 30), ZoneId.of("UTC")));
        return row(
                "notify." + channel + ".quiet-hours",
                s -> s.notifications().channels().getFirst().quietHours(),
                Optional.empty(),
                "22:00-07:30",
                channel.equals("log") ? night : Optional.empty(),
                "22-7");
    }

    private static Row severity(String channel) {
        return row(
                "notify." + channel + ".min-severity",
                s -> logSeverity(s, channel),
                Severity.INFO,
                "critical",
                channel.equals("log") ? Severity.CRITICAL : Severity.INFO,
                "loud");
    }

    @ParameterizedTest
    @MethodSource("rows")
    void hasItsDocumentedDefault(Row row) {
        assertThat(row.field().apply(Samples.settings(Samples.live()))).isEqualTo(row.fallback());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void isParsed(Row row) {
        Settings settings = Samples.settings(Samples.liveWith(row.key(), row.good()));

        assertThat(row.field().apply(settings)).isEqualTo(row.parsed());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void malformedValueIsRefusedWithOneSentenceThatNamesTheKeyAndTheGuide(Row row) {
        Configuration configuration = Samples.read(Samples.liveWith(row.key(), row.bad()));

        assertThat(configuration.settings()).isEmpty();
        assertThat(configuration.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.severity()).isEqualTo(Problem.Severity.ERROR);
            assertThat(problem.key()).isEqualTo(row.key());
            assertThat(problem.sentence())
                    .startsWith(row.key() + ": ")
                    .contains("; expected ")
                    .containsPattern("See docs/guide/configuration.md#[a-z-]+$");
        });
    }

    @Test
    void noKeyIsWithoutARow() {
        Set<String> tested = rows().map(Row::key).collect(Collectors.toSet());
        Set<String> existing =
                Samples.read(Map.of()).keys().stream().map(Key::name).collect(Collectors.toSet());

        assertThat(tested).isEqualTo(existing);
    }

    private static String channels(Settings settings) {
        return settings.notifications().channels().stream()
                .map(NotifySettings.Channel::name)
                .collect(Collectors.joining(","));
    }

    /** Only the chosen channel, the log, is in the settings; the others' keys are checked all the same. */
    private static Severity logSeverity(Settings settings, String channel) {
        return settings.notifications().channels().stream()
                .filter(chosen -> chosen.name().equals(channel))
                .findFirst()
                .map(NotifySettings.Channel::minSeverity)
                .orElse(Severity.INFO);
    }

    private static LimitWindow window(int hours, long sats) {
        return new LimitWindow(Duration.ofHours(hours), sats);
    }

    private static HiveAmount hive(long milli) {
        return new HiveAmount(milli, HiveAsset.HIVE);
    }

    private static String typingError(String wif) {
        return wif.substring(0, wif.length() - 1) + (wif.endsWith("g") ? 'h' : 'g');
    }

    private static String pem() {
        return Path.of("src/test/resources/certificate.pem").toAbsolutePath().toString();
    }
}

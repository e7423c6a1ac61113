package io.github.hivebolt.adapters.notify;

import static io.github.hivebolt.testkit.NotifierContract.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.hivebolt.ports.Delivery;
import io.github.hivebolt.ports.Notifier;
import io.github.hivebolt.ports.spi.MalformedSettingException;
import io.github.hivebolt.testkit.HttpDouble;
import io.github.hivebolt.testkit.ManualTimeSource;
import io.github.hivebolt.testkit.NotifierContract;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages posted to a real server. */
class WebhookNotifierTest implements NotifierContract {
    private static final String SECRET = "0123456789abcdef-secret";
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private final HttpDouble good = HttpDouble.answering(204, Map.of(), "");
    private final HttpDouble dropping = HttpDouble.dropping();
    private final HttpDouble silent = HttpDouble.silent();

    @AfterEach
    void stopServers() {
        good.close();
        dropping.close();
        silent.close();
    }

    private static Notifier at(String url) {
        try {
            return open(Map.of(WebhookNotifierProvider.URL, url, WebhookNotifierProvider.SECRET, SECRET));
        } catch (MalformedSettingException e) {
            throw new AssertionError(e);
        }
    }

    private static Notifier open(Map<String, String> settings) throws MalformedSettingException {
        return Notifiers.open("webhook", settings, new ManualTimeSource(NOW));
    }

    @Override
    public Notifier delivering() {
        return at(good.url() + "/hook?token=t0ken");
    }

    @Override
    public List<Notifier> unclear() {
        return List.of(at(dropping.url()), at(silent.url()), at("http://no-such-host.invalid/"));
    }

    @Override
    public String received() {
        return good.received().stream().map(HttpDouble.Received::body).collect(Collectors.joining("\n"));
    }

    @Test
    void body_isTheDocumentedJson() throws Exception {
        delivering().send(message("Lightning \"is\" down", "since 03:04"));
        JsonNode body = new JsonMapper().readTree(received());
        assertThat(body).isEqualTo(new JsonMapper().readTree("""
                        {"id":7,"severity":"warning","title":"Lightning \\"is\\" down",
                         "at":"2026-01-02T03:04:05Z","lines":["since 03:04"]}"""));
        assertThat(good.received().getFirst().target()).isEqualTo("/hook?token=t0ken");
    }

    @Test
    void signature_isHmacOfTimeAndBody() throws Exception {
        delivering().send(message("t", "l"));
        HttpDouble.Received request = good.received().getFirst();
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        byte[] expected = mac.doFinal((NOW.getEpochSecond() + "." + request.body()).getBytes(StandardCharsets.UTF_8));
        assertThat(request.headers().get("Hivebolt-Signature"))
                .isEqualTo("t=" + NOW.getEpochSecond() + ",v1=" + HexFormat.of().formatHex(expected));
    }

    @ParameterizedTest
    @CsvSource({
        "200, Delivered",
        "202, Delivered",
        "301, TryAgain",
        "400, Refused",
        "401, TryAgain",
        "404, TryAgain",
        "408, TryAgain",
        "410, TryAgain",
        "413, Refused",
        "422, Refused",
        "425, TryAgain",
        "429, TryAgain",
        "500, TryAgain",
        "503, TryAgain"
    })
    void status_decidesTheDelivery(int status, String expected) {
        try (HttpDouble server = HttpDouble.answering(status, Map.of(), "")) {
            Delivery delivery = at(server.url()).send(message("t"));
            assertThat(delivery.getClass().getSimpleName()).isEqualTo(expected);
            assertThat(server.received()).hasSize(1);
        }
    }

    @Test
    void retryAfter_isHonoured() {
        try (HttpDouble server = HttpDouble.answering(429, Map.of("Retry-After", "77"), "")) {
            assertThat(at(server.url()).send(message("t")))
                    .isInstanceOfSatisfying(
                            Delivery.TryAgain.class,
                            later -> assertThat(later.notBefore()).isEqualTo(Duration.ofSeconds(77)));
        }
    }

    @Test
    void reports_holdNeitherTokenNorSecret() {
        String closed = good.url();
        good.close();
        assertThat(at(closed + "/path-token?q=query-token").send(message("t")).toString())
                .contains("127.0.0.1")
                .doesNotContain("token", SECRET);
    }

    @Test
    void malformedSettings_areToldTogetherWithoutValues() {
        MalformedSettingException malformed = catchThrowableOfType(
                MalformedSettingException.class,
                () -> open(Map.of(
                        WebhookNotifierProvider.URL, "https://u:pw@host/", WebhookNotifierProvider.SECRET, "short")));
        assertThat(malformed.problems())
                .hasSize(2)
                .anySatisfy(problem -> assertThat(problem).contains("hivebolt.notify.webhook.url"))
                .anySatisfy(problem -> assertThat(problem).contains("hivebolt.notify.webhook.secret"))
                .noneSatisfy(problem -> assertThat(problem).contains("short"))
                .noneSatisfy(problem -> assertThat(problem).contains("pw"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "example.org", "mailto:a@example.org", "http:///x", "https://exa mple.org"})
    void url_mustBeAWebAddress(String url) {
        assertThat(catchThrowableOfType(
                                MalformedSettingException.class,
                                () -> open(Map.of(
                                        WebhookNotifierProvider.URL, url, WebhookNotifierProvider.SECRET, SECRET)))
                        .problems())
                .hasSize(1);
    }
}

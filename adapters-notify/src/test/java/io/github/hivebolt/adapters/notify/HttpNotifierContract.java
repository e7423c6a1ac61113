package io.github.hivebolt.adapters.notify;

import static io.github.hivebolt.testkit.NotifierContract.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.hivebolt.ports.Delivery;
import io.github.hivebolt.ports.Notification;
import io.github.hivebolt.ports.Notifier;
import io.github.hivebolt.ports.Severity;
import io.github.hivebolt.ports.spi.MalformedSettingException;
import io.github.hivebolt.testkit.HttpDouble;
import io.github.hivebolt.testkit.HttpDouble.Received;
import io.github.hivebolt.testkit.HttpDouble.Reply;
import io.github.hivebolt.testkit.ManualTimeSource;
import io.github.hivebolt.testkit.NotifierContract;
import io.github.hivebolt.testkit.SocksDouble;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every channel that speaks HTTP must do, against a server that checks what the channel's API demands. */
interface HttpNotifierContract extends NotifierContract {
    Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    String PAGE = "https://example.org/operate/lightning-down.md";
    JsonMapper JSON = new JsonMapper();

    /** The word in the configuration. */
    String channel();

    /** Settings that point at a server. */
    Map<String, String> settings(String url);

    /** Parts of the settings that nobody may see. */
    List<String> secrets();

    /** What the documented API answers: a refusal where a request breaks its rules. */
    Reply serve(Received request);

    /** What the reader of the channel sees. */
    String readable(Received request);

    /** How the API says that we are too fast and must wait 7 s. */
    Reply tooFast();

    /** The server of {@link #delivering()}. */
    HttpDouble good();

    default Notifier at(String url) {
        try {
            return Notifiers.open(channel(), settings(url), new ManualTimeSource(NOW));
        } catch (MalformedSettingException e) {
            throw new AssertionError(e);
        }
    }

    static JsonNode json(Received request) {
        try {
            return JSON.readTree(request.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    default Notifier delivering() {
        return at(good().url());
    }

    @Override
    default List<Notifier> unclear() {
        // The servers live as long as the test process.
        return List.of(
                at(HttpDouble.dropping().url()), at(HttpDouble.silent().url()), at("http://no-such-host.invalid"));
    }

    @Override
    default String received() {
        return good().received().stream().map(this::readable).collect(Collectors.joining("\n"));
    }

    private Delivery answeredWith(Reply reply) {
        try (HttpDouble server = HttpDouble.deciding(request -> reply)) {
            return at(server.url()).send(message("t", "l"));
        }
    }

    @Test
    default void waitThatTheChannelAsksFor_isTaken() {
        assertThat(answeredWith(tooFast()))
                .isInstanceOfSatisfying(
                        Delivery.TryAgain.class,
                        later -> assertThat(later.notBefore()).isEqualTo(Duration.ofSeconds(7)));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 401, 403, 404, 408, 410, 429, 500, 502, 503})
    default void whatTheOperatorOrTimeCanMend_losesNoMessage(int status) {
        Delivery delivery = answeredWith(new Reply(status, Map.of(), "<html>no</html>"));
        assertThat(delivery).isInstanceOfSatisfying(Delivery.TryAgain.class, later -> {
            assertThat(later.why()).contains(Integer.toString(status));
            assertThat(later.notBefore()).isBetween(Duration.ofSeconds(1), Duration.ofHours(1));
        });
    }

    @Test
    default void messageThatIsTooLarge_isRefusedForGood() {
        assertThat(answeredWith(new Reply(413, Map.of(), ""))).isInstanceOf(Delivery.Refused.class);
    }

    @Test
    default void serverThatRepeatsWhatItWasTold_makesNoSecretKnown() {
        List<Delivery> reports = new java.util.ArrayList<>();
        for (int status : List.of(400, 401, 429, 500)) {
            try (HttpDouble server = HttpDouble.deciding(request -> echo(status, request))) {
                reports.add(at(server.url()).send(message("t", "l")));
            }
        }
        reports.add(at("http://127.0.0.1:1").send(message("t", "l")));
        assertThat(secrets()).isNotEmpty();
        assertThat(reports.toString()).doesNotContain(secrets());
        assertThat(delivering().toString()).doesNotContain(secrets());
    }

    private static Reply echo(int status, Received request) {
        String all = request.target() + " " + request.headers();
        String body = JSON.createObjectNode()
                .put("description", all)
                .put("message", all)
                .put("error", all)
                .put("errcode", all)
                .toString();
        return new Reply(status, Map.of(), body);
    }

    @Test
    default void link_isShown() {
        Notification linked =
                new Notification(8, Severity.CRITICAL, "Open: it", List.of("text", Notification.MORE + PAGE), NOW);
        assertThat(delivering().send(linked)).isInstanceOf(Delivery.Delivered.class);
        assertThat(good().received().getLast().body()).contains(PAGE).doesNotContain(Notification.MORE + PAGE + "\\n");
    }

    @Test
    default void longStory_keepsItsBeginning() {
        String[] lines = new String[60];
        java.util.Arrays.fill(lines, "<b>&\"*_`~|>#[x](y) ü€😀 ".repeat(20));
        lines[0] = "the first line";
        assertThat(delivering().send(message("a long title ".repeat(40), lines)))
                .isInstanceOf(Delivery.Delivered.class);
        assertThat(received()).contains("the first line");
    }

    @Test
    default void missingSettings_areToldTogetherWithoutValues() {
        Map<String, String> broken = new HashMap<>();
        settings(good().url()).keySet().forEach(key -> broken.put(key, "bad value\u0007"));
        MalformedSettingException malformed = catchThrowableOfType(
                MalformedSettingException.class, () -> Notifiers.open(channel(), broken, new ManualTimeSource(NOW)));
        assertThat(malformed.problems())
                .allSatisfy(problem -> assertThat(problem).startsWith("hivebolt.notify." + channel() + "."))
                .noneSatisfy(problem -> assertThat(problem).contains("bad value"));
        assertThat(malformed.problems()).hasSizeGreaterThanOrEqualTo(1);
    }

    @Test
    default void onionHost_isReachedThroughTheProxy() throws MalformedSettingException {
        try (SocksDouble proxy = SocksDouble.open()) {
            Map<String, String> settings = new HashMap<>(
                    settings("http://messages.onion:" + URI.create(good().url()).getPort()));
            settings.put("proxy", proxy.address());
            Notifier notifier = Notifiers.open(channel(), settings, new ManualTimeSource(NOW));
            assertThat(notifier.send(message("by onion"))).isInstanceOf(Delivery.Delivered.class);
            assertThat(proxy.asked()).containsOnly("messages.onion");
        }
    }
}

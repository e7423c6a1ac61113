package io.github.hivebolt.adapters.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.hivebolt.ports.Delivery;
import io.github.hivebolt.ports.Notification;
import io.github.hivebolt.ports.Notifier;
import io.github.hivebolt.ports.Severity;
import io.github.hivebolt.ports.spi.MalformedSettingException;
import io.github.hivebolt.testkit.HttpDouble;
import io.github.hivebolt.testkit.HttpDouble.Reply;
import io.github.hivebolt.testkit.ManualTimeSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The Matrix notifier against a real Synapse, where there is one. */
@Timeout(180)
class SynapseTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final Duration LIMIT = Duration.ofMinutes(1);

    @TempDir
    private static Path folder;

    private static @Nullable Synapse started;

    @BeforeAll
    static void start() {
        started = new Synapse(folder);
    }

    @AfterAll
    static void stop() {
        if (started != null) {
            started.close();
        }
    }

    private static Synapse synapse() {
        if (started == null) {
            throw new IllegalStateException("nothing was started");
        }
        return started;
    }

    private static Notifier notifier(String url, String room) {
        Map<String, String> settings = Map.of(
                "notify.matrix.server", url,
                "notify.matrix.token", synapse().token(),
                "notify.matrix.room", room);
        try {
            return Notifiers.open("matrix", settings, new ManualTimeSource(NOW));
        } catch (MalformedSettingException e) {
            throw new AssertionError(e);
        }
    }

    private static Notification message(long id, String... lines) {
        return new Notification(id, Severity.WARNING, "Message " + id, List.of(lines), NOW.plusMillis(id));
    }

    /** As the gateway does: until it is delivered, and not before the channel allows. */
    private static List<Delivery> deliver(Notifier notifier, Notification notification) {
        List<Delivery> tries = new ArrayList<>();
        do {
            tries.add(notifier.send(notification));
            if (tries.getLast() instanceof Delivery.TryAgain(String why, Duration notBefore)) {
                assertThat(notBefore).as(why).isBetween(Duration.ZERO, Duration.ofSeconds(20));
                await("as long as the server asks for")
                        .pollDelay(notBefore)
                        .atMost(LIMIT)
                        .until(() -> true);
            }
        } while (tries.getLast() instanceof Delivery.TryAgain && tries.size() < 20);
        assertThat(tries.getLast()).isInstanceOf(Delivery.Delivered.class);
        return tries;
    }

    private static List<String> titles(String room) {
        return synapse().messages(room).stream()
                .map(content ->
                        content.path("body").asText().lines().findFirst().orElse(""))
                .toList();
    }

    /** Passes everything on and drops the first answers. */
    private static HttpDouble losingAnswers(int lost) {
        AtomicInteger left = new AtomicInteger(lost);
        return HttpDouble.deciding(request -> {
            HttpResponse<String> answer = synapse()
                    .forward(
                            request.method(),
                            request.target(),
                            request.headers().getOrDefault("Authorization", ""),
                            request.body());
            if (answer.statusCode() == 200 && left.getAndDecrement() > 0) {
                throw new UncheckedIOException(new IOException("the line is cut"));
            }
            return new Reply(answer.statusCode(), Map.of(), answer.body());
        });
    }

    @Test
    void message_isShownWholeWithItsMarkup() {
        String room = synapse().room();
        deliver(notifier(synapse().url(), room), message(1, "since 03:04 <b>&", "orders wait"));
        JsonNode content = synapse().messages(room).getFirst();
        assertThat(synapse().messages(room)).hasSize(1);
        assertThat(content.path("msgtype").asText()).isEqualTo("m.text");
        assertThat(content.path("format").asText()).isEqualTo("org.matrix.custom.html");
        assertThat(content.path("body").asText()).contains("Message 1", "since 03:04 <b>&", "orders wait");
        assertThat(content.path("formatted_body").asText())
                .startsWith("<strong>")
                .contains("Message 1", "since 03:04 &lt;b&gt;&amp;<br>orders wait");
    }

    @Test
    void answersThatAreLost_makeNoSecondMessage() {
        String room = synapse().room();
        try (HttpDouble line = losingAnswers(2)) {
            Notifier notifier = notifier(line.url(), room);
            assertThat(deliver(notifier, message(1)).stream().filter(Delivery.TryAgain.class::isInstance))
                    .hasSizeGreaterThanOrEqualTo(2);
            deliver(notifier, message(2));
        }
        assertThat(titles(room)).hasSize(2);
        assertThat(titles(room).get(0)).contains("Message 1");
        assertThat(titles(room).get(1)).contains("Message 2");
    }

    @Test
    void rateLimit_isWaitedOut_andEveryMessageArrivesOnceAndInOrder() {
        String room = synapse().room();
        Notifier notifier = notifier(synapse().url(), room);
        List<Delivery> tries = new ArrayList<>();
        for (long id = 1; id <= 7; id++) {
            tries.addAll(deliver(notifier, message(id)));
        }
        assertThat(tries)
                .anySatisfy(delivery -> assertThat(delivery)
                        .isInstanceOfSatisfying(
                                Delivery.TryAgain.class,
                                later -> assertThat(later.why()).contains("M_LIMIT_EXCEEDED")));
        // One wait is enough where the time that the server asks for is respected.
        assertThat(tries).hasSizeLessThanOrEqualTo(14);
        List<String> shown = titles(room);
        assertThat(shown).hasSize(7);
        for (int i = 0; i < shown.size(); i++) {
            assertThat(shown.get(i)).contains("Message " + (i + 1));
        }
    }

    @Test
    void longestMessage_isTaken() {
        String room = synapse().room();
        String[] lines = new String[2_000];
        Arrays.fill(lines, "<&\"⚡".repeat(20));
        deliver(notifier(synapse().url(), room), message(1, lines));
        assertThat(synapse().messages(room)).hasSize(1);
    }

    @Test
    void userThatLeftTheRoom_isTold_andLosesNoMessage() {
        String room = synapse().room();
        synapse().leave(room);
        Notifier notifier = notifier(synapse().url(), room);
        await("what it says when it is not in a hurry")
                .atMost(LIMIT)
                .untilAsserted(() -> assertThat(notifier.send(message(1)))
                        .isInstanceOfSatisfying(
                                Delivery.TryAgain.class,
                                later -> assertThat(later.why()).contains("M_FORBIDDEN", "joined the room")));
    }
}

package io.github.hivebolt.adapters.notify;

import static io.github.hivebolt.testkit.NotifierContract.message;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.hivebolt.ports.Notifier;
import io.github.hivebolt.ports.spi.MalformedSettingException;
import io.github.hivebolt.testkit.HttpDouble;
import io.github.hivebolt.testkit.HttpDouble.Received;
import io.github.hivebolt.testkit.HttpDouble.Reply;
import io.github.hivebolt.testkit.ManualTimeSource;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Publishing as JSON as ntfy documents it: to the root, 4096 bytes of message, priorities 1 to 5. */
class NtfyNotifierTest implements HttpNotifierContract {
    private static final String TOKEN = "tk_S3cretTokenOfTheUser";

    private final HttpDouble good = HttpDouble.deciding(this::serve);

    @AfterEach
    void stop() {
        good.close();
    }

    @Override
    public String channel() {
        return "ntfy";
    }

    @Override
    public Map<String, String> settings(String url) {
        return Map.of("notify.ntfy.server", url, "notify.ntfy.topic", "hivebolt-x", "notify.ntfy.token", TOKEN);
    }

    @Override
    public List<String> secrets() {
        return List.of(TOKEN);
    }

    @Override
    public HttpDouble good() {
        return good;
    }

    @Override
    public Reply tooFast() {
        return new Reply(429, Map.of("Retry-After", "7"), "{\"code\":42901,\"http\":429,\"error\":\"limit reached\"}");
    }

    @Override
    public Reply serve(Received request) {
        if (!("Bearer " + TOKEN).equals(request.headers().get("Authorization"))) {
            return new Reply(403, Map.of(), "{\"code\":40301,\"http\":403,\"error\":\"forbidden\"}");
        }
        JsonNode body = HttpNotifierContract.json(request);
        String message = body.path("message").asText();
        boolean fits = request.target().equals("/")
                && body.path("topic").asText().matches("[-_A-Za-z0-9]{1,64}")
                && body.path("priority").isInt()
                && body.path("tags").isArray()
                && !message.isEmpty()
                && message.getBytes(StandardCharsets.UTF_8).length <= 4096;
        return fits
                ? new Reply(200, Map.of(), "{\"id\":\"x\",\"event\":\"message\"}")
                : new Reply(400, Map.of(), "{\"code\":40024,\"http\":400,\"error\":\"invalid request\"}");
    }

    @Override
    public String readable(Received request) {
        JsonNode body = HttpNotifierContract.json(request);
        return body.path("title").asText() + "\n" + body.path("message").asText();
    }

    @Test
    void userAndPassword_areSentAsBasic_andNeedEachOther() throws Exception {
        try (HttpDouble open = HttpDouble.answering(200, Map.of(), "{}")) {
            Notifier notifier = Notifiers.open(
                    "ntfy",
                    Map.of(
                            "notify.ntfy.server",
                            open.url(),
                            "notify.ntfy.topic",
                            "t",
                            "notify.ntfy.user",
                            "me",
                            "notify.ntfy.password",
                            "p4ss"),
                    new ManualTimeSource(NOW));
            notifier.send(message("t"));
            assertThat(open.received().getFirst().headers()).containsEntry("Authorization", "Basic bWU6cDRzcw==");
        }
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> Notifiers.open(
                        "ntfy", Map.of("notify.ntfy.topic", "t", "notify.ntfy.user", "me"), new ManualTimeSource(NOW)))
                .isInstanceOf(MalformedSettingException.class)
                .hasMessageContaining("both be set");
    }
}

package io.github.hivebolt.adapters.notify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.hivebolt.adapters.http.HttpAnswer;
import io.github.hivebolt.adapters.http.HttpClient;
import io.github.hivebolt.ports.Delivery;
import io.github.hivebolt.ports.Notification;
import io.github.hivebolt.ports.Notifier;
import io.github.hivebolt.ports.Severity;
import io.github.hivebolt.ports.TimeSource;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A topic of an ntfy server, published as JSON, so that nothing of a message becomes a header. */
final class NtfyNotifier implements Notifier {
    static final String NAME = "ntfy";

    /** Longer messages than 4096 bytes become attachments, which servers may refuse. */
    private static final int MOST_BYTES = 3_900;

    private final HttpChannel channel;
    private final URI server;
    private final String topic;
    private final Map<String, String> authorization;

    NtfyNotifier(HttpClient client, TimeSource time, URI server, String topic, Map<String, String> authorization) {
        // On public servers a topic's name is as good as a password.
        List<String> secrets = authorization.values().stream()
                .map(value -> value.substring(value.indexOf(' ') + 1))
                .toList();
        this.channel = new HttpChannel(NAME, client, time, new Rules(), secrets);
        this.server = server;
        this.topic = topic;
        this.authorization = authorization;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Delivery send(Notification notification) {
        PlainText text = PlainText.of(notification).within(MOST_BYTES, NtfyNotifier::size);
        String lines = String.join("\n", text.lines());
        ObjectNode body = Json.object()
                .put("topic", topic)
                .put("title", PlainText.cut(text.title(), 200, NtfyNotifier::size))
                // Without a message ntfy would write "triggered".
                .put("message", lines.isBlank() ? text.title() + " " : lines)
                .put("priority", priority(notification.severity()));
        body.putArray("tags").add(tag(notification.severity()));
        text.link().ifPresent(link -> body.put("click", link.toString()));
        return channel.post(server, authorization, body);
    }

    private static int size(String line) {
        return line.getBytes(StandardCharsets.UTF_8).length + 1;
    }

    private static int priority(Severity severity) {
        return switch (severity) {
            case INFO -> 2;
            case WARNING -> 4;
            case CRITICAL -> 5;
        };
    }

    private static String tag(Severity severity) {
        return switch (severity) {
            case INFO -> "information_source";
            case WARNING -> "warning";
            case CRITICAL -> "rotating_light";
        };
    }

    /** Errors are {@code {"code":42901,"http":429,"error":"..."}}. */
    private static final class Rules implements HttpChannel.Rules {
        @Override
        public boolean isWrongMessage(HttpAnswer answer, JsonNode body) {
            return answer.status() == 413
                    || (answer.status() == 400 && !reason(body).contains("topic"));
        }

        @Override
        public String reason(JsonNode body) {
            return body.path("error").asText("");
        }

        @Override
        public String advice() {
            return "Look at hivebolt.notify.ntfy.topic, .token, .user and .password: they must be allowed to publish to"
                    + " the topic.";
        }
    }
}

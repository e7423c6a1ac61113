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
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A room of a Matrix server, by the client-server API version 3. The transaction id follows from the message, so the server
 * itself drops what it gets twice.
 */
final class MatrixNotifier implements Notifier {
    static final String NAME = "matrix";

    /** An event may have 64 KiB; the text is in it twice, once as HTML. */
    private static final int MOST_BYTES = 12_000;

    private final HttpChannel channel;
    private final URI rooms;
    private final Map<String, String> authorization;

    MatrixNotifier(HttpClient client, TimeSource time, URI server, String token, String room) {
        this.channel = new HttpChannel(NAME, client, time, new Rules(), List.of(token));
        this.rooms = server.resolve("_matrix/client/v3/rooms/" + encoded(room) + "/");
        this.authorization = Map.of("Authorization", "Bearer " + token);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Delivery send(Notification notification) {
        PlainText text = PlainText.of(notification).within(MOST_BYTES, MatrixNotifier::size);
        ObjectNode body = Json.object()
                // Clients do not notify of a notice.
                .put("msgtype", notification.severity() == Severity.INFO ? "m.notice" : "m.text")
                .put("body", plain(notification, text))
                .put("format", "org.matrix.custom.html")
                .put("formatted_body", html(notification, text));
        body.putObject("m.mentions");
        String transaction =
                "hivebolt-" + notification.id() + "-" + notification.at().toEpochMilli();
        return channel.put(rooms.resolve("send/m.room.message/" + transaction), authorization, body);
    }

    private static int size(String line) {
        return Markup.html(line).getBytes(StandardCharsets.UTF_8).length + "<br>".length();
    }

    private static String plain(Notification notification, PlainText text) {
        return Signal.title(notification, text) + "\n" + String.join("\n", text.linesWithLink());
    }

    private static String html(Notification notification, PlainText text) {
        String link = text.link()
                .map(uri -> "<br><a href=\"" + Markup.html(uri.toString()) + "\">Runbook</a>")
                .orElse("");
        String lines = text.lines().stream().map(Markup::html).collect(Collectors.joining("<br>"));
        return "<strong>" + Markup.html(Signal.title(notification, text)) + "</strong><br>" + lines + link;
    }

    private static String encoded(String room) {
        return URLEncoder.encode(room, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Errors are {@code {"errcode":"M_LIMIT_EXCEEDED","error":"...","retry_after_ms":2000}}. */
    private static final class Rules implements HttpChannel.Rules {
        @Override
        public boolean isWrongMessage(HttpAnswer answer, JsonNode body) {
            String code = body.path("errcode").asText("");
            return answer.status() == 413 || code.equals("M_TOO_LARGE") || code.equals("M_BAD_JSON");
        }

        @Override
        public String reason(JsonNode body) {
            return (body.path("errcode").asText("") + " " + body.path("error").asText("")).strip();
        }

        @Override
        public double waitSeconds(JsonNode body) {
            return body.path("retry_after_ms").asDouble(0) / 1_000;
        }

        @Override
        public String advice() {
            return "Look at hivebolt.notify.matrix.token and .room: the token's user must have joined the room and be"
                    + " allowed to write there.";
        }
    }
}

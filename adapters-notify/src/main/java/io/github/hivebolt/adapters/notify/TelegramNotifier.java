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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Telegram's Bot API, method {@code sendMessage}. The bot's token is part of the address, which is told to nobody. */
final class TelegramNotifier implements Notifier {
    static final String NAME = "telegram";

    /** The API allows 4096 UTF-16 units after its markup was read; the title and the link take some of them. */
    private static final int MOST_UNITS = 3_000;

    private final HttpChannel channel;
    private final URI uri;
    private final String chat;
    private final Optional<Long> topic;

    TelegramNotifier(HttpClient client, TimeSource time, URI api, String token, String chat, Optional<Long> topic) {
        this.channel = new HttpChannel(NAME, client, time, new Rules(), List.of(token));
        this.uri = URI.create(api + "bot" + token + "/sendMessage");
        this.chat = chat;
        this.topic = topic;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Delivery send(Notification notification) {
        ObjectNode body = Json.object()
                .put("chat_id", chat)
                .put("text", html(notification))
                .put("parse_mode", "HTML")
                .put("disable_notification", notification.severity() == Severity.INFO);
        body.putObject("link_preview_options").put("is_disabled", true);
        topic.ifPresent(id -> body.put("message_thread_id", id));
        return channel.post(uri, Map.of(), body);
    }

    private static String html(Notification notification) {
        PlainText text = PlainText.of(notification).within(MOST_UNITS, line -> line.length() + 1);
        String lines = text.lines().stream().map(Markup::html).collect(Collectors.joining("\n"));
        String link = text.link()
                .map(uri -> "\n<a href=\"" + Markup.html(uri.toString()) + "\">Runbook</a>")
                .orElse("");
        return "<b>" + Markup.html(Signal.title(notification, text)) + "</b>\n" + lines + link;
    }

    /** Errors are {@code {"ok":false,"error_code":429,"description":"...","parameters":{"retry_after":5}}}. */
    private static final class Rules implements HttpChannel.Rules {
        @Override
        public boolean isWrongMessage(HttpAnswer answer, JsonNode body) {
            String words = reason(body).toLowerCase(Locale.ROOT);
            // Any other 400 is about the chat, which the operator can correct.
            return answer.status() == 413
                    || (answer.status() == 400
                            && (words.contains("message is too long")
                                    || words.contains("can't parse")
                                    || words.contains("text is empty")));
        }

        @Override
        public String reason(JsonNode body) {
            return body.path("description").asText("");
        }

        @Override
        public double waitSeconds(JsonNode body) {
            return body.path("parameters").path("retry_after").asDouble(0);
        }

        @Override
        public String advice() {
            return "Look at hivebolt.notify.telegram.token and .chat: the bot must exist, and be started by or be a"
                    + " member of the chat.";
        }
    }
}

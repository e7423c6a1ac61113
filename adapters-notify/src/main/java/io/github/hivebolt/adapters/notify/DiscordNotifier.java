package io.github.hivebolt.adapters.notify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.hivebolt.adapters.http.HttpClient;
import io.github.hivebolt.ports.Delivery;
import io.github.hivebolt.ports.Notification;
import io.github.hivebolt.ports.Notifier;
import io.github.hivebolt.ports.Severity;
import io.github.hivebolt.ports.TimeSource;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A webhook of a Discord channel: one embed per message, which can mention nobody. */
final class DiscordNotifier implements Notifier {
    static final String NAME = "discord";

    // Discord allows 256 and 4096 UTF-16 units, the backslashes before signs included.
    private static final int MOST_TITLE = 256;
    private static final int MOST_DESCRIPTION = 4_000;

    private final HttpChannel channel;
    private final URI uri;

    DiscordNotifier(HttpClient client, TimeSource time, URI uri) {
        this.channel = new HttpChannel(NAME, client, time, new Rules(), List.of(uri.toString(), uri.getRawPath()));
        this.uri = uri;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Delivery send(Notification notification) {
        PlainText text = PlainText.of(notification)
                .within(MOST_DESCRIPTION, line -> Markup.discord(line).length() + 1);
        ObjectNode body = Json.object();
        body.putObject("allowed_mentions").putArray("parse");
        ObjectNode embed = body.putArray("embeds").addObject();
        String title = PlainText.cut(
                Signal.title(notification, text),
                MOST_TITLE,
                some -> Markup.discord(some).length());
        embed.put("title", Markup.discord(title));
        embed.put("description", text.lines().stream().map(Markup::discord).collect(Collectors.joining("\n")));
        embed.put("color", color(notification.severity()));
        embed.put("timestamp", notification.at().toString());
        text.link().ifPresent(link -> embed.put("url", link.toString()));
        return channel.post(uri, Map.of(), body);
    }

    private static int color(Severity severity) {
        return switch (severity) {
            case INFO -> 0x3B82F6;
            case WARNING -> 0xF59E0B;
            case CRITICAL -> 0xDC2626;
        };
    }

    /** Errors are {@code {"message":"...","code":10015}}, with {@code retry_after} in seconds where we are too fast. */
    private static final class Rules implements HttpChannel.Rules {
        @Override
        public String reason(JsonNode body) {
            return body.path("message").asText("");
        }

        @Override
        public double waitSeconds(JsonNode body) {
            return body.path("retry_after").asDouble(0);
        }

        @Override
        public String advice() {
            return "Look at hivebolt.notify.discord.url: the webhook may have been deleted; make a new one.";
        }
    }
}

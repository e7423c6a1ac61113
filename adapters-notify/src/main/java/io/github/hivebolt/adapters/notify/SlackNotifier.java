package io.github.hivebolt.adapters.notify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.hivebolt.adapters.http.HttpAnswer;
import io.github.hivebolt.adapters.http.HttpClient;
import io.github.hivebolt.ports.Delivery;
import io.github.hivebolt.ports.Notification;
import io.github.hivebolt.ports.Notifier;
import io.github.hivebolt.ports.TimeSource;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** An incoming webhook of Slack: text blocks without markup, and the link in a block of its own. */
final class SlackNotifier implements Notifier {
    static final String NAME = "slack";

    // Slack allows 150 and 3000 characters in these blocks.
    private static final int MOST_TITLE = 150;
    private static final int MOST_TEXT = 2_900;

    private final HttpChannel channel;
    private final URI uri;

    SlackNotifier(HttpClient client, TimeSource time, URI uri) {
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
                .within(MOST_TEXT, line -> Markup.slack(line).length() + 1);
        String title = PlainText.cut(
                Signal.title(notification, text),
                MOST_TITLE,
                some -> Markup.slack(some).length());
        ObjectNode body = Json.object().put("text", Markup.slack(title));
        ArrayNode blocks = body.putArray("blocks");
        plain(blocks.addObject().put("type", "header"), title);
        String lines = String.join("\n", text.lines());
        if (!lines.isBlank()) {
            plain(blocks.addObject().put("type", "section"), lines);
        }
        text.link().ifPresent(link -> {
            ArrayNode elements = blocks.addObject().put("type", "context").putArray("elements");
            elements.addObject().put("type", "mrkdwn").put("text", "<" + Markup.slack(link.toString()) + "|Runbook>");
        });
        return channel.post(uri, Map.of(), body);
    }

    private static void plain(ObjectNode block, String text) {
        block.putObject("text")
                .put("type", "plain_text")
                .put("text", Markup.slack(text))
                .put("emoji", false);
    }

    /** Errors are one word of plain text, such as {@code invalid_payload} or {@code channel_is_archived}. */
    private static final class Rules implements HttpChannel.Rules {
        @Override
        public boolean isWrongMessage(HttpAnswer answer, JsonNode body) {
            return answer.status() == 413
                    || (answer.status() == 400 && answer.text().matches("(?s).*(invalid_|no_text|too_many).*"));
        }

        @Override
        public String advice() {
            return "Look at hivebolt.notify.slack.url: the webhook, its app or its channel may have been removed; make a"
                    + " new one.";
        }
    }
}

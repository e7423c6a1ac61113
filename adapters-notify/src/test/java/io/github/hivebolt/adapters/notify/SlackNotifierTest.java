package io.github.hivebolt.adapters.notify;

import static io.github.hivebolt.testkit.NotifierContract.message;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.hivebolt.ports.Delivery;
import io.github.hivebolt.testkit.HttpDouble;
import io.github.hivebolt.testkit.HttpDouble.Received;
import io.github.hivebolt.testkit.HttpDouble.Reply;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An incoming webhook of Slack as documented: sizes of blocks, the three escaped signs, errors as one word. */
class SlackNotifierTest implements HttpNotifierContract {
    private static final String PATH = "/services/T00000000/B00000000/S3cretOfTheWebhook";
    private static final Pattern BARE_AMPERSAND = Pattern.compile("&(?!(lt|gt|amp);)");

    private final HttpDouble good = HttpDouble.deciding(this::serve);

    @AfterEach
    void stop() {
        good.close();
    }

    @Override
    public String channel() {
        return "slack";
    }

    @Override
    public Map<String, String> settings(String url) {
        return Map.of("notify.slack.url", url + PATH);
    }

    @Override
    public List<String> secrets() {
        return List.of("S3cretOfTheWebhook");
    }

    @Override
    public HttpDouble good() {
        return good;
    }

    @Override
    public Reply tooFast() {
        return new Reply(429, Map.of("Retry-After", "7"), "rate_limited");
    }

    @Override
    public Reply serve(Received request) {
        JsonNode body = HttpNotifierContract.json(request);
        boolean fits =
                request.target().equals(PATH) && isEscaped(body.path("text").asText());
        for (JsonNode block : body.path("blocks")) {
            String text = block.path("text").path("text").asText();
            fits &= switch (block.path("type").asText()) {
                case "header" -> isPlain(block) && !text.isEmpty() && text.length() <= 150;
                case "section" -> isPlain(block) && !text.isEmpty() && text.length() <= 3000;
                case "context" -> block.path("elements").size() == 1;
                default -> false;
            };
        }
        return fits ? new Reply(200, Map.of(), "ok") : new Reply(400, Map.of(), "invalid_blocks");
    }

    private static boolean isPlain(JsonNode block) {
        return block.path("text").path("type").asText().equals("plain_text")
                && isEscaped(block.path("text").path("text").asText());
    }

    private static boolean isEscaped(String text) {
        return !text.contains("<")
                && !text.contains(">")
                && !BARE_AMPERSAND.matcher(text).find();
    }

    @Override
    public String readable(Received request) {
        StringBuilder all = new StringBuilder();
        HttpNotifierContract.json(request)
                .path("blocks")
                .forEach(block ->
                        all.append(block.path("text").path("text").asText()).append('\n'));
        return all.toString().replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }

    @Test
    void channelCall_isReadAsText() {
        delivering().send(message("<!channel>", "<https://evil.example|click> &lt;"));
        assertThat(received()).contains("<!channel>", "<https://evil.example|click> &lt;");
    }

    @Test
    void archivedChannel_losesNoMessage_butABrokenOneIsRefused() {
        try (HttpDouble archived = HttpDouble.answering(410, Map.of(), "channel_is_archived");
                HttpDouble broken = HttpDouble.answering(400, Map.of(), "invalid_payload")) {
            assertThat(at(archived.url()).send(message("t"))).isInstanceOf(Delivery.TryAgain.class);
            assertThat(at(broken.url()).send(message("t"))).isInstanceOf(Delivery.Refused.class);
        }
    }
}

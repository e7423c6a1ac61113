package io.github.hivebolt.adapters.notify;

import static io.github.hivebolt.testkit.NotifierContract.message;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.hivebolt.testkit.HttpDouble;
import io.github.hivebolt.testkit.HttpDouble.Received;
import io.github.hivebolt.testkit.HttpDouble.Reply;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A webhook of Discord as documented: sizes of an embed, nobody mentioned. */
class DiscordNotifierTest implements HttpNotifierContract {
    private final HttpDouble good = HttpDouble.deciding(this::serve);

    @AfterEach
    void stop() {
        good.close();
    }

    @Override
    public String channel() {
        return "discord";
    }

    @Override
    public Map<String, String> settings(String url) {
        return Map.of("notify.discord.url", url + "/api/webhooks/1234/S3cretTokenOfTheWebhook");
    }

    @Override
    public List<String> secrets() {
        return List.of("S3cretTokenOfTheWebhook");
    }

    @Override
    public HttpDouble good() {
        return good;
    }

    @Override
    public Reply tooFast() {
        return new Reply(
                429,
                Map.of("Retry-After", "60"),
                "{\"message\":\"You are being rate limited.\",\"retry_after\":7.0,\"global\":false}");
    }

    @Override
    public Reply serve(Received request) {
        JsonNode body = HttpNotifierContract.json(request);
        JsonNode embed = body.path("embeds").path(0);
        boolean fits = embed.path("title").asText().length() <= 256
                && embed.path("description").asText().length() <= 4096
                && request.target().equals("/api/webhooks/1234/S3cretTokenOfTheWebhook")
                && body.path("allowed_mentions").path("parse").isArray()
                && body.path("allowed_mentions").path("parse").isEmpty()
                && body.path("content").isMissingNode();
        return fits
                ? new Reply(204, Map.of(), "")
                : new Reply(400, Map.of(), "{\"message\":\"Invalid Form Body\",\"code\":50035}");
    }

    @Override
    public String readable(Received request) {
        JsonNode embed = HttpNotifierContract.json(request).path("embeds").path(0);
        String all =
                embed.path("title").asText() + "\n" + embed.path("description").asText();
        return all.replaceAll("\\\\([^A-Za-z0-9\\s])", "$1");
    }

    @Test
    void everySignOfMarkdown_isEscaped() {
        delivering()
                .send(message("t", "**bold** `code` [a](https://b.example) <@123> @everyone :x: ~~s~~ ||s|| > q # h"));
        String raw = HttpNotifierContract.json(good.received().getLast())
                .path("embeds")
                .path(0)
                .path("description")
                .asText();
        assertThat(raw).doesNotContainPattern("(?<!\\\\)[*_~`|>#\\[\\]()<@:]");
        assertThat(received()).contains("**bold** `code` [a](https://b.example) <@123> @everyone");
    }
}

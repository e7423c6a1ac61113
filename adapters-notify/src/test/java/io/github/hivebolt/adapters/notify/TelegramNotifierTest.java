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

/** The Bot API as documented: method, required fields, the few tags of its HTML, 4096 characters after parsing. */
class TelegramNotifierTest implements HttpNotifierContract {
    private static final String TOKEN = "123456789:AAFakeTokenFakeTokenFakeToken";
    private static final Pattern TAG = Pattern.compile("</?b>|<a href=\"[^\"<>]+\">|</a>");
    private static final Pattern ENTITY = Pattern.compile("&(lt|gt|amp|quot);");

    private final HttpDouble good = HttpDouble.deciding(this::serve);

    @AfterEach
    void stop() {
        good.close();
    }

    @Override
    public String channel() {
        return "telegram";
    }

    @Override
    public Map<String, String> settings(String url) {
        return Map.of(
                "notify.telegram.api-url",
                url,
                "notify.telegram.token",
                TOKEN,
                "notify.telegram.chat",
                "-1001234567890");
    }

    @Override
    public List<String> secrets() {
        return List.of(TOKEN, "AAFakeToken");
    }

    @Override
    public HttpDouble good() {
        return good;
    }

    @Override
    public Reply tooFast() {
        return failed(429, "Too Many Requests: retry after 7", ",\"parameters\":{\"retry_after\":7}");
    }

    private static Reply failed(int code, String words, String more) {
        return new Reply(
                code,
                Map.of("Content-Type", "application/json"),
                "{\"ok\":false,\"error_code\":" + code + ",\"description\":\"" + words + "\"" + more + "}");
    }

    @Override
    public Reply serve(Received request) {
        if (!request.target().equals("/bot" + TOKEN + "/sendMessage")) {
            return failed(404, "Not Found", "");
        }
        JsonNode body = HttpNotifierContract.json(request);
        if (!body.path("chat_id").asText().equals("-1001234567890")) {
            return failed(400, "Bad Request: chat not found", "");
        }
        String html = body.path("text").asText();
        String unmarked = TAG.matcher(html).replaceAll("");
        boolean parses = body.path("parse_mode").asText().equals("HTML")
                && !unmarked.contains("<")
                && !unmarked.contains(">")
                && !ENTITY.matcher(unmarked).replaceAll("").contains("&");
        if (!parses) {
            return failed(400, "Bad Request: can't parse entities", "");
        }
        return readable(request).length() > 4096
                ? failed(400, "Bad Request: message is too long", "")
                : new Reply(200, Map.of(), "{\"ok\":true,\"result\":{\"message_id\":1}}");
    }

    @Override
    public String readable(Received request) {
        String text = HttpNotifierContract.json(request).path("text").asText();
        return TAG.matcher(text)
                .replaceAll("")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&");
    }

    @Test
    void unknownChat_losesNoMessageAndSaysWhatToLookAt() {
        try (HttpDouble server = HttpDouble.deciding(request -> failed(400, "Bad Request: chat not found", ""))) {
            assertThat(at(server.url()).send(message("t")))
                    .isInstanceOfSatisfying(
                            Delivery.TryAgain.class,
                            later -> assertThat(later.why())
                                    .contains("chat not found", "hivebolt.notify.telegram.token"));
        }
    }

    @Test
    void hostileMarkup_isReadAsTextAndPreviewsAreOff() {
        delivering().send(message("<b>&amp;</b>", "<a href=\"x\">y</a>"));
        assertThat(received()).contains("<b>&amp;</b>", "<a href=\"x\">y</a>");
        JsonNode body = HttpNotifierContract.json(good.received().getLast());
        assertThat(body.path("link_preview_options").path("is_disabled").asBoolean())
                .isTrue();
        assertThat(body.path("disable_notification").asBoolean()).isFalse();
    }
}

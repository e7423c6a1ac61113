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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The client-server API v3 as documented: PUT with a transaction id, the token in a header, 64 KiB an event. */
class MatrixNotifierTest implements HttpNotifierContract {
    private static final String TOKEN = "syt_S3cretToken_abc";
    private static final String ROOM = "%21abc%3Aexample.org";

    private final HttpDouble good = HttpDouble.deciding(this::serve);

    @AfterEach
    void stop() {
        good.close();
    }

    @Override
    public String channel() {
        return "matrix";
    }

    @Override
    public Map<String, String> settings(String url) {
        return Map.of(
                "notify.matrix.server", url, "notify.matrix.token", TOKEN, "notify.matrix.room", "!abc:example.org");
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
        return failed(429, "M_LIMIT_EXCEEDED", ",\"retry_after_ms\":7000");
    }

    private static Reply failed(int status, String code, String more) {
        return new Reply(status, Map.of(), "{\"errcode\":\"" + code + "\",\"error\":\"no\"" + more + "}");
    }

    @Override
    public Reply serve(Received request) {
        if (!("Bearer " + TOKEN).equals(request.headers().get("Authorization"))) {
            return failed(401, "M_UNKNOWN_TOKEN", "");
        }
        String send = "/_matrix/client/v3/rooms/" + ROOM + "/send/m.room.message/";
        boolean rightCall = request.method().equals("PUT")
                && request.target().startsWith(send)
                && request.target().substring(send.length()).matches("[A-Za-z0-9-]{1,100}");
        if (!rightCall) {
            return failed(404, "M_UNRECOGNIZED", "");
        }
        JsonNode body = HttpNotifierContract.json(request);
        boolean complete = body.path("msgtype").asText().matches("m\\.(text|notice)")
                && body.path("body").isTextual()
                && body.path("format").asText().equals("org.matrix.custom.html")
                && body.path("m.mentions").isObject();
        if (!complete) {
            return failed(400, "M_BAD_JSON", "");
        }
        return request.body().getBytes(java.nio.charset.StandardCharsets.UTF_8).length > 60_000
                ? failed(413, "M_TOO_LARGE", "")
                : new Reply(200, Map.of(), "{\"event_id\":\"$abc\"}");
    }

    @Override
    public String readable(Received request) {
        return HttpNotifierContract.json(request).path("body").asText();
    }

    @Test
    void sameMessage_hasTheSameTransaction_soThatTheServerDropsTheSecond() {
        delivering().send(message("t", "l"));
        delivering().send(message("t", "l"));
        assertThat(good.received())
                .extracting(Received::target)
                .hasSize(2)
                .containsOnly("/_matrix/client/v3/rooms/" + ROOM + "/send/m.room.message/hivebolt-7-1767323045000");
    }

    @Test
    void hostileMarkup_isEscapedInTheHtml() {
        delivering().send(message("t", "<script>&"));
        assertThat(HttpNotifierContract.json(good.received().getLast())
                        .path("formatted_body")
                        .asText())
                .contains("&lt;script&gt;&amp;")
                .doesNotContain("<script>");
    }

    @Test
    void userThatLeftTheRoom_losesNoMessage() {
        try (HttpDouble server = HttpDouble.deciding(request -> failed(403, "M_FORBIDDEN", ""))) {
            assertThat(at(server.url()).send(message("t")))
                    .isInstanceOfSatisfying(
                            Delivery.TryAgain.class,
                            later -> assertThat(later.why()).contains("M_FORBIDDEN", "joined the room"));
        }
    }
}

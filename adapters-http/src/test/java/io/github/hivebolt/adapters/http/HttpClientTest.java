package io.github.hivebolt.adapters.http;

import static io.github.hivebolt.adapters.http.HttpTroubleException.Kind.BROKEN;
import static io.github.hivebolt.adapters.http.HttpTroubleException.Kind.TIMED_OUT;
import static io.github.hivebolt.adapters.http.HttpTroubleException.Kind.UNREACHABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a caller may conclude from each trouble, against real sockets. */
@Timeout(30)
class HttpClientTest {
    private static final byte[] PAY = "{\"pay\":1}".getBytes(StandardCharsets.UTF_8);
    private static final HttpOptions QUICK = HttpOptions.defaults()
            .withConnectTimeout(Duration.ofSeconds(2))
            .withReadTimeout(Duration.ofSeconds(1))
            .withOverallTimeout(Duration.ofSeconds(3))
            .withMaxAnswerBytes(10_000);

    private final HttpClient client = HttpClient.open(QUICK);

    @AfterEach
    void closeClient() {
        client.close();
    }

    private HttpAnswer post(URI uri) {
        return client.post(uri, Map.of("X-Key", "k"), "application/json", PAY);
    }

    private static HttpTroubleException troubleOf(ThrowingCallable call) {
        return catchThrowableOfType(HttpTroubleException.class, call);
    }

    @Test
    void answer_isGivenWithStatusHeadersAndBody() throws IOException {
        AtomicReference<String> seen = new AtomicReference<>("");
        try (var server = new ScriptedServer((request, exchange) -> {
            seen.set(request);
            exchange.say("HTTP/1.1 503 Busy\r\nRetry-After: 7\r\nX-A: 1\r\nX-A: 2\r\nContent-Length: 2\r\n\r\nno");
        })) {
            HttpAnswer answer = post(server.uri("/v1/pay?x=%2F"));
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("retry-after")).contains("7");
            assertThat(answer.header("x-a")).contains("1, 2");
            assertThat(answer.text()).isEqualTo("no");
            assertThat(server.requests()).isEqualTo(1);
        }
        assertThat(seen.get())
                .startsWith("POST /v1/pay?x=%2F HTTP/1.1\r\n")
                .contains("X-Key: k\r\n", "Content-Type: application/json\r\n", "Content-Length: 9\r\n")
                .endsWith("{\"pay\":1}");
    }

    @Test
    void emptyAnswer_hasNoBytes() throws IOException {
        try (var server = new ScriptedServer((request, exchange) -> exchange.say("HTTP/1.1 204 No\r\n\r\n"))) {
            assertThat(client.get(server.uri("/"), Map.of()).body()).isEmpty();
        }
    }

    @Test
    void refusedConnection_provesThatNothingLeft() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        HttpTroubleException trouble = troubleOf(() -> post(URI.create("http://127.0.0.1:" + port + "/secret")));
        assertThat(trouble.kind()).isEqualTo(UNREACHABLE);
        assertThat(trouble.requestMayHaveLeft()).isFalse();
        assertThat(trouble).hasMessageContaining("http://127.0.0.1:" + port).hasMessageNotContaining("secret");
    }

    @Test
    void unknownHost_provesThatNothingLeft() {
        HttpTroubleException trouble = troubleOf(() -> post(URI.create("http://no-such-host.invalid/")));
        assertThat(trouble.kind()).isEqualTo(UNREACHABLE);
        assertThat(trouble.requestMayHaveLeft()).isFalse();
    }

    @Test
    void hangBeforeAnswer_mayHaveLeft() throws IOException {
        try (var server = new ScriptedServer((request, exchange) -> exchange.hang())) {
            HttpTroubleException trouble = troubleOf(() -> post(server.uri("/")));
            assertThat(trouble.kind()).isEqualTo(TIMED_OUT);
            assertThat(trouble.requestMayHaveLeft()).isTrue();
            assertThat(server.requests()).isEqualTo(1);
        }
    }

    @Test
    void closedBeforeAnswer_mayHaveLeftAndIsNotRepeated() throws IOException {
        try (var server =
                new ScriptedServer((request, exchange) -> exchange.socket().close())) {
            HttpTroubleException trouble = troubleOf(() -> post(server.uri("/")));
            assertThat(trouble.kind()).isEqualTo(BROKEN);
            assertThat(trouble.requestMayHaveLeft()).isTrue();
            assertThat(server.requests()).isEqualTo(1);
        }
    }

    @Test
    void cutMidBody_isBroken() throws IOException {
        try (var server = new ScriptedServer((request, exchange) -> {
            exchange.say("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
            exchange.socket().close();
        })) {
            HttpTroubleException trouble = troubleOf(() -> client.get(server.uri("/"), Map.of()));
            assertThat(trouble.kind()).isEqualTo(BROKEN);
            assertThat(trouble.requestMayHaveLeft()).isTrue();
        }
    }

    @Test
    void cutMidChunk_isBroken() throws IOException {
        try (var server = new ScriptedServer((request, exchange) -> {
            exchange.say("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n");
            exchange.socket().close();
        })) {
            assertThat(troubleOf(() -> client.get(server.uri("/"), Map.of())).kind())
                    .isEqualTo(BROKEN);
        }
    }

    @Test
    void garbageInsteadOfHttp_isBroken() throws IOException {
        try (var server = new ScriptedServer((request, exchange) -> {
            exchange.say("SSH-2.0-OpenSSH_9\r\n");
            exchange.socket().close();
        })) {
            HttpTroubleException trouble = troubleOf(() -> client.get(server.uri("/"), Map.of()));
            assertThat(trouble.kind()).isEqualTo(BROKEN);
            assertThat(trouble.requestMayHaveLeft()).isTrue();
        }
    }

    @Test
    void answerLargerThanAllowed_isBroken() throws IOException {
        try (var server = new ScriptedServer((request, exchange) -> exchange.ok("x".repeat(10_001)))) {
            assertThat(troubleOf(() -> client.get(server.uri("/"), Map.of())).kind())
                    .isEqualTo(BROKEN);
        }
    }

    @Test
    void endlessHeaders_areBroken() throws IOException {
        try (var server = new ScriptedServer(
                (request, exchange) -> exchange.say("HTTP/1.1 200 OK\r\n" + "A: b\r\n".repeat(10_000) + "\r\n"))) {
            assertThat(troubleOf(() -> client.get(server.uri("/"), Map.of())).kind())
                    .isEqualTo(BROKEN);
        }
    }

    @Test
    void drippingAnswer_endsAtTheOverallTimeout() throws IOException {
        try (var server = new ScriptedServer((request, exchange) -> {
            exchange.say("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
            while (!exchange.serverClosed().await(200, java.util.concurrent.TimeUnit.MILLISECONDS)) {
                exchange.say("x");
            }
        })) {
            HttpTroubleException trouble = troubleOf(() -> client.get(server.uri("/"), Map.of()));
            assertThat(trouble.kind()).isEqualTo(TIMED_OUT);
        }
    }

    @Test
    void redirect_isAnAnswerAndIsNotFollowed() throws IOException {
        try (var target = new ScriptedServer((request, exchange) -> exchange.ok("target"));
                var server = new ScriptedServer((request, exchange) -> exchange.say(
                        "HTTP/1.1 307 Go\r\nLocation: " + target.uri("/") + "\r\nContent-Length: 0\r\n\r\n"))) {
            HttpAnswer answer = post(server.uri("/"));
            assertThat(answer.status()).isEqualTo(307);
            assertThat(target.connections()).isZero();
        }
    }

    @Test
    void postOnDroppedKeptConnection_isSentOnce() throws IOException {
        try (var server = new ScriptedServer((request, exchange) -> {
            if (request.startsWith("GET")) {
                exchange.ok("kept");
            } else {
                exchange.socket().close();
            }
        })) {
            client.get(server.uri("/"), Map.of());
            HttpTroubleException trouble = troubleOf(() -> post(server.uri("/")));
            assertThat(server.connections()).as("the connection was kept").isEqualTo(1);
            assertThat(server.requests()).isEqualTo(2);
            assertThat(trouble.requestMayHaveLeft()).isTrue();
        }
    }

    @Test
    void keptConnectionThatTheServerClosed_isNotUsedAgain() throws IOException {
        try (var server = new ScriptedServer((request, exchange) -> {
            exchange.ok("once");
            exchange.socket().close();
        })) {
            client.get(server.uri("/"), Map.of());
            org.awaitility.Awaitility.await().until(() -> server.requests() == 1);
            assertThat(post(server.uri("/")).status()).isEqualTo(200);
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void keptConnection_isUsedAgain() throws IOException {
        try (var server = new ScriptedServer((request, exchange) -> exchange.ok("x"))) {
            for (int i = 0; i < 5; i++) {
                client.get(server.uri("/"), Map.of());
            }
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void busyAnswers_areNotRepeated() throws IOException {
        try (var server = new ScriptedServer((request, exchange) -> exchange.say(
                "HTTP/1.1 " + (request.contains("/429") ? "429" : "503") + " X\r\nContent-Length: 0\r\n\r\n"))) {
            assertThat(client.get(server.uri("/429"), Map.of()).status()).isEqualTo(429);
            assertThat(post(server.uri("/503")).status()).isEqualTo(503);
            assertThat(server.requests()).isEqualTo(2);
        }
    }

    @Test
    void cookies_areNotKept() throws IOException {
        AtomicReference<String> last = new AtomicReference<>("");
        try (var server = new ScriptedServer((request, exchange) -> {
            last.set(request);
            exchange.say("HTTP/1.1 200 OK\r\nSet-Cookie: a=b; Path=/\r\nContent-Length: 0\r\n\r\n");
        })) {
            client.get(server.uri("/"), Map.of());
            client.get(server.uri("/"), Map.of());
            assertThat(last.get()).doesNotContainIgnoringCase("cookie");
        }
    }

    private static ScriptedServer gzipServer(byte[] plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        }
        return new ScriptedServer((request, exchange) -> {
            exchange.say("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + packed.size() + "\r\n\r\n");
            exchange.out().write(packed.toByteArray());
            exchange.out().flush();
        });
    }

    @Test
    void gzip_isUnpacked() throws IOException {
        try (var server = gzipServer("hello".getBytes(StandardCharsets.UTF_8))) {
            assertThat(client.get(server.uri("/"), Map.of()).text()).isEqualTo("hello");
            assertThat(client.get(server.uri("/"), Map.of()).text()).isEqualTo("hello");
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void gzipBomb_isBroken() throws IOException {
        try (var server = gzipServer(new byte[50_000_000])) {
            assertThat(troubleOf(() -> client.get(server.uri("/"), Map.of())).kind())
                    .isEqualTo(BROKEN);
        }
    }

    @Test
    void exhaustedConnections_proveThatNothingLeft() throws IOException {
        try (var server = new ScriptedServer((request, exchange) -> {
                    exchange.say("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nx");
                    exchange.hang();
                });
                var single = HttpClient.open(QUICK.withMaxConnections(1));
                var stream = single.getStream(server.uri("/"), Map.of(), Duration.ofSeconds(20))) {
            assertThat(stream.status()).isEqualTo(200);
            HttpTroubleException trouble = troubleOf(() -> single.post(server.uri("/"), Map.of(), "text/plain", PAY));
            assertThat(trouble.kind()).isEqualTo(TIMED_OUT);
            assertThat(trouble.requestMayHaveLeft()).isFalse();
        }
    }

    @Test
    void wrongArguments_areRefusedBeforeAnythingIsSent() throws IOException {
        try (var server = new ScriptedServer((request, exchange) -> exchange.ok(""))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> client.get(server.uri("/"), Map.of("A", "b\r\nC: d")))
                    .withMessageNotContaining("C: d");
            assertThatIllegalArgumentException().isThrownBy(() -> client.get(server.uri("/"), Map.of("A\r\nB", "c")));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> client.get(URI.create("http://user:pass@localhost/"), Map.of()))
                    .withMessageNotContaining("pass");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> client.get(URI.create("file:///etc/passwd"), Map.of()));
            assertThat(server.connections()).isZero();
        }
    }
}

package io.github.hivebolt.adapters.http;

import static io.github.hivebolt.adapters.http.HttpTroubleException.Kind.BROKEN;
import static io.github.hivebolt.adapters.http.HttpTroubleException.Kind.TIMED_OUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Bodies that are read while they arrive. */
@Timeout(30)
class HttpStreamTest {
    private static final Duration LONG = Duration.ofSeconds(25);
    private static final String CHUNKED = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

    private final HttpClient client = HttpClient.open(HttpOptions.defaults().withReadTimeout(Duration.ofMillis(500)));

    @AfterEach
    void closeClient() {
        client.close();
    }

    /** Fails unless the close comes back at once. */
    static void closeInOtherThread(HttpStream stream) {
        CompletableFuture<Boolean> closed = new CompletableFuture<>();
        Thread.ofPlatform().daemon().start(() -> {
            stream.close();
            closed.complete(true);
        });
        closed.orTimeout(1, TimeUnit.SECONDS).join();
    }

    static CompletableFuture<HttpTroubleException> troubleInOtherThread(Runnable blocked) {
        CompletableFuture<HttpTroubleException> trouble = new CompletableFuture<>();
        Thread.ofPlatform().daemon().start(() -> {
            try {
                blocked.run();
                trouble.completeExceptionally(new AssertionError("it did not throw"));
            } catch (HttpTroubleException e) {
                trouble.complete(e);
            }
        });
        return trouble;
    }

    static HttpTroubleException soon(CompletableFuture<HttpTroubleException> trouble) {
        return trouble.orTimeout(1, TimeUnit.SECONDS).join();
    }

    static void readToEnd(HttpStream stream) {
        try {
            stream.body().readAllBytes();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void lines_arriveWhileTheStreamIsOpen() throws IOException {
        try (var server = new ScriptedServer((request, exchange) -> {
                    exchange.say(CHUNKED + "6\r\nfirst\n\r\n");
                    exchange.hang();
                });
                var stream = client.postStream(server.uri("/"), Map.of(), "text/plain", new byte[0], LONG);
                var lines = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
            assertThat(stream.status()).isEqualTo(200);
            assertThat(lines.readLine()).isEqualTo("first");
        }
    }

    @Test
    void cleanEnd_isMinusOne() throws IOException {
        try (var server = new ScriptedServer((request, exchange) -> exchange.say(CHUNKED + "1\r\nx\r\n0\r\n\r\n"));
                var stream = client.getStream(server.uri("/"), Map.of(), LONG)) {
            assertThat(stream.body().read()).isEqualTo('x');
            assertThat(stream.body().read()).isEqualTo(-1);
        }
    }

    @Test
    void silentStream_outlivesTheUnaryTimeoutsAndEndsAtItsOwn() throws IOException {
        try (var server = new ScriptedServer((request, exchange) -> {
                    exchange.say(CHUNKED);
                    boolean over = exchange.serverClosed().await(1, TimeUnit.SECONDS);
                    exchange.say(over ? "" : "1\r\nx\r\n");
                    exchange.hang();
                });
                var stream = client.getStream(server.uri("/"), Map.of(), Duration.ofSeconds(2))) {
            assertThat(stream.body().read()).isEqualTo('x');
            HttpTroubleException trouble = catchThrowableOfType(
                    HttpTroubleException.class, () -> stream.body().read());
            assertThat(trouble.kind()).isEqualTo(TIMED_OUT);
        }
    }

    @Test
    void closeFromAnotherThread_unblocksAReadAtOnce() throws IOException {
        try (var server = new ScriptedServer((request, exchange) -> {
                    exchange.say(CHUNKED);
                    exchange.hang();
                });
                var stream = client.getStream(server.uri("/"), Map.of(), LONG)) {
            var trouble = troubleInOtherThread(() -> readToEnd(stream));
            awaitBlockedRead();
            closeInOtherThread(stream);
            assertThat(soon(trouble).kind()).isEqualTo(BROKEN);
        }
    }

    @Test
    void closeOfAStreamWithKnownLength_doesNotReadItsRest() throws IOException {
        try (var server = new ScriptedServer((request, exchange) -> {
                    exchange.say("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nx");
                    exchange.hang();
                });
                var stream = client.getStream(server.uri("/"), Map.of(), LONG)) {
            assertThat(stream.body().read()).isEqualTo('x');
            closeInOtherThread(stream);
        }
    }

    @Test
    void cancellation_endsACallThatWaitsForItsHeaders() throws IOException {
        try (var server = new ScriptedServer((request, exchange) -> exchange.hang())) {
            HttpCancellation cancellation = new HttpCancellation();
            var trouble = troubleInOtherThread(() -> client.getStream(server.uri("/"), Map.of(), LONG, cancellation)
                    .close());
            Awaitility.await().until(() -> server.requests() == 1);
            cancellation.cancel();
            assertThat(soon(trouble).kind()).isEqualTo(BROKEN);
            assertThat(trouble.join().requestMayHaveLeft()).isTrue();
        }
    }

    @Test
    void cancelledBefore_sendsNothing() throws IOException {
        try (var server = new ScriptedServer((request, exchange) -> exchange.hang())) {
            HttpCancellation cancellation = new HttpCancellation();
            cancellation.cancel();
            HttpTroubleException trouble = catchThrowableOfType(
                    HttpTroubleException.class,
                    () -> client.getStream(server.uri("/"), Map.of(), LONG, cancellation)
                            .close());
            assertThat(trouble.requestMayHaveLeft()).isFalse();
            assertThat(server.requests()).isZero();
        }
    }

    @Test
    void closeOfTheClient_endsEveryCallAtOnce() throws IOException {
        try (var server = new ScriptedServer((request, exchange) -> exchange.hang())) {
            var trouble = troubleInOtherThread(
                    () -> client.getStream(server.uri("/"), Map.of(), LONG).close());
            Awaitility.await().until(() -> server.requests() == 1);
            client.close();
            assertThat(soon(trouble).kind()).isEqualTo(BROKEN);
        }
    }

    @Test
    void endlessStream_isCutAtTheBound() throws IOException {
        try (var server = new ScriptedServer((request, exchange) -> {
                    exchange.say(CHUNKED);
                    while (true) {
                        exchange.say("3e8\r\n" + "x".repeat(1000) + "\r\n");
                    }
                });
                var small = HttpClient.open(HttpOptions.defaults().withMaxAnswerBytes(100_000));
                var stream = small.getStream(server.uri("/"), Map.of(), LONG)) {
            HttpTroubleException trouble = catchThrowableOfType(HttpTroubleException.class, () -> readToEnd(stream));
            assertThat(trouble.kind()).isEqualTo(BROKEN);
            assertThat(trouble).hasMessageContaining("larger than 100000 bytes");
        }
    }

    /** A thread that is in the socket's read is nowhere to be seen; being in this package's read comes close. */
    static void awaitBlockedRead() {
        Awaitility.await()
                .until(() -> Thread.getAllStackTraces().values().stream()
                        .anyMatch(stack -> java.util.Arrays.stream(stack)
                                .anyMatch(frame -> frame.getClassName().equals(BodyStream.class.getName()))));
    }
}

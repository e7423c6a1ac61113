package io.github.hivebolt.adapters.hive;

import io.github.hivebolt.adapters.hive.NodeTroubleException.Kind;
import io.github.hivebolt.adapters.http.HttpCancellation;
import io.github.hivebolt.adapters.http.HttpClient;
import io.github.hivebolt.adapters.http.HttpOptions;
import io.github.hivebolt.adapters.http.HttpStream;
import io.github.hivebolt.adapters.http.HttpTroubleException;
import io.github.hivebolt.ports.PartyUnavailableException.Trouble;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** The wire over the common HTTP client. Every call has an overall limit, however busily the node sends. */
final class HttpWire implements NodeWire {
    static final int MAX_BODY_BYTES = 64 << 20;
    private static final int CONNECTIONS = 32;

    private final HttpClient client;
    private final boolean hasOnionProxy;
    private final ScheduledThreadPoolExecutor deadlines;

    HttpWire(Duration connectTimeout) {
        this(options(connectTimeout));
    }

    private HttpWire(HttpOptions options) {
        client = HttpClient.open(options);
        hasOnionProxy = options.socksProxy().isPresent();
        deadlines = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("hive-deadlines").factory());
        deadlines.setRemoveOnCancelPolicy(true);
    }

    static HttpWire of(HiveNodesSettings settings) {
        HttpOptions options = options(settings.timeouts().connect());
        return new HttpWire(settings.onionProxy()
                .map(proxy -> options.withOnionProxy(proxy.getHostString(), proxy.getPort()))
                .orElse(options));
    }

    private static HttpOptions options(Duration connectTimeout) {
        return HttpOptions.defaults()
                .withConnectTimeout(connectTimeout)
                .withMaxAnswerBytes(MAX_BODY_BYTES)
                .withMaxConnections(CONNECTIONS);
    }

    @Override
    public <T> T post(NodeAddress node, byte[] json, Duration limit, BodyReader<T> reader) throws NodeTroubleException {
        HttpCancellation cancellation = new HttpCancellation();
        AtomicBoolean late = new AtomicBoolean();
        Future<?> deadline = schedule(limit, () -> {
            late.set(true);
            cancellation.cancel();
        });
        try (HttpStream stream =
                client.postStream(node.endpoint(), headers(node), "application/json", json, limit, cancellation)) {
            requireGood(stream);
            return reader.read(stream.body());
        } catch (HttpTroubleException trouble) {
            throw late.get() ? tooSlow() : translate(node, trouble);
        } catch (IOException malformed) {
            throw late.get() ? tooSlow() : NodeTroubleException.broken("sent no good answer: " + reason(malformed));
        } finally {
            deadline.cancel(false);
        }
    }

    private Future<?> schedule(Duration limit, Runnable end) throws NodeTroubleException {
        try {
            return deadlines.schedule(end, limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            throw new NodeTroubleException(Trouble.NOT_READY, "is no longer asked: the connection is closed");
        }
    }

    private static Map<String, String> headers(NodeAddress node) {
        Map<String, String> headers = new HashMap<>();
        headers.put("Accept", "application/json");
        node.authorization().ifPresent(value -> headers.put("Authorization", value));
        return headers;
    }

    private static void requireGood(HttpStream stream) throws NodeTroubleException {
        int status = stream.status();
        if (status == 200) {
            return;
        }
        Optional<Duration> retryAfter = stream.header("retry-after").flatMap(HttpWire::seconds);
        Trouble trouble = switch (status) {
            case 401, 403 -> Trouble.ACCESS_DENIED;
            case 429, 503 -> Trouble.NOT_READY;
            default -> Trouble.BROKEN_ANSWER;
        };
        boolean tooMuch = status == 413 || status >= 500;
        throw new NodeTroubleException(
                trouble, tooMuch ? Kind.TOO_MUCH : Kind.PLAIN, "answered HTTP " + status, retryAfter);
    }

    /** Only the form in seconds: a date would depend on two clocks. */
    private static Optional<Duration> seconds(String header) {
        return header.matches("[0-9]{1,6}")
                ? Optional.of(Duration.ofSeconds(Long.parseLong(header)))
                : Optional.empty();
    }

    private static NodeTroubleException tooSlow() {
        return new NodeTroubleException(Trouble.TIMED_OUT, Kind.TOO_MUCH, "took too long");
    }

    private NodeTroubleException translate(NodeAddress node, HttpTroubleException trouble) {
        boolean noWay = !hasOnionProxy && node.host().endsWith(".onion");
        return switch (trouble.kind()) {
            case UNREACHABLE ->
                new NodeTroubleException(
                        Trouble.UNREACHABLE,
                        noWay ? "is an onion host, which needs hivebolt.proxy" : "cannot be reached");
            case TIMED_OUT -> tooSlow();
            case BROKEN ->
                new NodeTroubleException(
                        Trouble.BROKEN_ANSWER, Kind.TOO_MUCH, "broke off or sent too much: " + reason(trouble));
        };
    }

    private static String reason(Exception cause) {
        // Jackson's message quotes the source; its first line says what was wrong.
        return Lines.one(
                Optional.ofNullable(cause.getMessage())
                        .orElse("no reason given")
                        .lines()
                        .findFirst()
                        .orElse(""),
                120);
    }

    @Override
    public void close() {
        deadlines.shutdownNow();
        client.close();
    }
}

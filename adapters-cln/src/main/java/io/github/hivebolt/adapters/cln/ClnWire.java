package io.github.hivebolt.adapters.cln;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.hivebolt.adapters.http.Deadline;
import io.github.hivebolt.adapters.http.HttpClient;
import io.github.hivebolt.adapters.http.HttpOptions;
import io.github.hivebolt.adapters.http.HttpStream;
import io.github.hivebolt.adapters.http.HttpTroubleException;
import io.github.hivebolt.ports.PartyUnavailableException.Trouble;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/**
 * The way to clnrest. Nothing is ever sent twice, redirects are not followed, and every call ends within its limit.
 * Thread-safe.
 */
final class ClnWire implements ClnCalls, AutoCloseable {
    private static final int MAX_ANSWER_BYTES = 16 << 20;
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
    private static final int MAX_CONNECTIONS = 64;
    private static final Duration LONGEST = Duration.ofDays(7);

    private final ClnSettings settings;
    private final HttpClient http;
    private final ScheduledThreadPoolExecutor deadlines;
    private volatile boolean closed;

    ClnWire(ClnSettings settings) {
        this.settings = settings;
        HttpOptions options = HttpOptions.defaults()
                .withConnectTimeout(CONNECT_LIMIT)
                .withMaxAnswerBytes(MAX_ANSWER_BYTES)
                .withMaxConnections(MAX_CONNECTIONS);
        this.http = HttpClient.open(settings.connection().applyTo(options));
        this.deadlines = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("cln-deadlines").factory());
        deadlines.setRemoveOnCancelPolicy(true);
    }

    @Override
    public ClnReply call(String method, ObjectNode parameters, Duration limit) throws ClnTroubleException {
        if (closed) {
            throw ClnTroubleException.ofConnection(
                    Trouble.UNREACHABLE, "The adapter for Core Lightning is closed.", false);
        }
        Deadline deadline = new Deadline(deadlines, limit, "Core Lightning");
        try (deadline;
                HttpStream stream = exchange(method, parameters, limit, deadline)) {
            Optional<Instant> date = stream.header("date").flatMap(ClnWire::instantOf);
            String body = new String(stream.body().readAllBytes(), StandardCharsets.UTF_8);
            return new ClnReply(stream.status(), date, body);
        } catch (HttpTroubleException trouble) {
            throw ClnTroubleException.of(deadline.explain(trouble));
        } catch (IOException unexpected) {
            throw ClnTroubleException.ofConnection(
                    Trouble.UNREACHABLE, "The answer of Core Lightning broke off.", true);
        }
    }

    @Override
    public void close() {
        closed = true;
        http.close();
        deadlines.shutdownNow();
    }

    private HttpStream exchange(String method, ObjectNode parameters, Duration limit, Deadline deadline) {
        return http.postStream(
                URI.create(settings.connection().url() + "/v1/" + method),
                Map.of("Rune", settings.rune()),
                "application/json",
                parameters.toString().getBytes(StandardCharsets.UTF_8),
                limit.compareTo(LONGEST) > 0 ? LONGEST : limit,
                deadline.cancellation());
    }

    private static Optional<Instant> instantOf(String date) {
        try {
            return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date)));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}

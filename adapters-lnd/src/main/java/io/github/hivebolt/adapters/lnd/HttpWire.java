package io.github.hivebolt.adapters.lnd;

import io.github.hivebolt.adapters.http.Deadline;
import io.github.hivebolt.adapters.http.HttpCancellation;
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

/** The wire over the project's HTTP client: every call is a stream with a deadline, read as far as it is wanted. */
final class HttpWire implements LndWire {
    private static final int MAX_ANSWER_BYTES = 4 << 20;
    // A stream repeats the whole record in each line, so its sum may be large; lines are bounded by themselves.
    private static final int MAX_STREAM_BYTES = 256 << 20;
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
    private static final int MAX_CONNECTIONS = 64;
    private static final Duration LONGEST = Duration.ofDays(7);
    private static final String STATE_PATH = "/v1/state";

    private final LndSettings settings;
    private final HttpClient http;
    private final ScheduledThreadPoolExecutor deadlines;
    private volatile boolean closed;

    HttpWire(LndSettings settings) {
        this.settings = settings;
        HttpOptions options = HttpOptions.defaults()
                .withConnectTimeout(CONNECT_LIMIT)
                .withMaxAnswerBytes(MAX_STREAM_BYTES)
                .withMaxConnections(MAX_CONNECTIONS);
        this.http = HttpClient.open(settings.connection().applyTo(options));
        this.deadlines = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("lnd-deadlines").factory());
        deadlines.setRemoveOnCancelPolicy(true);
    }

    @Override
    public LndReply get(String path, Duration limit) throws LndTroubleException {
        return whole(path, Optional.empty(), limit);
    }

    @Override
    public LndReply post(String path, String json, Duration limit) throws LndTroubleException {
        return whole(path, Optional.of(json), limit);
    }

    @Override
    public LndStream stream(String path, Duration limit) throws LndTroubleException {
        return open(path, Optional.empty(), limit);
    }

    @Override
    public LndStream postStream(String path, String json, Duration limit) throws LndTroubleException {
        return open(path, Optional.of(json), limit);
    }

    @Override
    public void close() {
        closed = true;
        http.close();
        deadlines.shutdownNow();
    }

    private LndReply whole(String path, Optional<String> json, Duration limit) throws LndTroubleException {
        requireOpen();
        Deadline deadline = new Deadline(deadlines, limit, "lnd");
        try (deadline;
                HttpStream stream = exchange(path, json, limit, deadline)) {
            byte[] body = stream.body().readNBytes(MAX_ANSWER_BYTES + 1);
            if (body.length > MAX_ANSWER_BYTES) {
                throw LndTroubleException.ofBrokenAnswer("The answer of lnd is larger than 4 MiB.");
            }
            Optional<Instant> date = stream.header("date").flatMap(HttpWire::instantOf);
            return new LndReply(stream.status(), date, new String(body, StandardCharsets.UTF_8));
        } catch (HttpTroubleException trouble) {
            throw LndTroubleException.of(deadline.explain(trouble));
        } catch (IOException unexpected) {
            throw LndTroubleException.ofConnection(Trouble.UNREACHABLE, "The answer of lnd broke off.", true);
        }
    }

    private LndStream open(String path, Optional<String> json, Duration limit) throws LndTroubleException {
        requireOpen();
        Deadline deadline = new Deadline(deadlines, limit, "lnd");
        try {
            return new HttpLineStream(exchange(path, json, limit, deadline), deadline);
        } catch (HttpTroubleException trouble) {
            deadline.close();
            throw LndTroubleException.of(deadline.explain(trouble));
        }
    }

    private void requireOpen() throws LndTroubleException {
        if (closed) {
            throw LndTroubleException.ofConnection(Trouble.UNREACHABLE, "The adapter for lnd is closed.", false);
        }
    }

    private HttpStream exchange(String path, Optional<String> json, Duration limit, Deadline deadline) {
        URI uri = URI.create(settings.connection().url() + path);
        Map<String, String> headers =
                path.equals(STATE_PATH) ? Map.of() : Map.of("Grpc-Metadata-macaroon", settings.macaroonHex());
        Duration idle = limit.compareTo(LONGEST) > 0 ? LONGEST : limit;
        HttpCancellation cancellation = deadline.cancellation();
        return json.isEmpty()
                ? http.getStream(uri, headers, idle, cancellation)
                : http.postStream(
                        uri,
                        headers,
                        "application/json",
                        json.get().getBytes(StandardCharsets.UTF_8),
                        idle,
                        cancellation);
    }

    private static Optional<Instant> instantOf(String date) {
        try {
            return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date)));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}

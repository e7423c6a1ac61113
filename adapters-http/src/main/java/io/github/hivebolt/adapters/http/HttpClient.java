package io.github.hivebolt.adapters.http;

import static io.github.hivebolt.domain.Checks.require;

import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.glassfish.jersey.client.ClientProperties;

/**
 * The one HTTP client of all adapters. One call is at most one request on the wire: nothing is repeated by itself, no
 * redirect is followed, no cookie is kept, and every answer is bounded in size and time. Any status is an answer; only
 * a call without a whole answer throws {@link HttpTroubleException}.
 *
 * <p>Thread-safe. URIs are absolute, {@code http} or {@code https}, without user info. Header values must not hold line
 * breaks. Wrong arguments throw {@link IllegalArgumentException} before anything is sent.
 */
public final class HttpClient implements AutoCloseable {
    static final String CALL_PROPERTY = "hivebolt.call";

    private final HttpOptions options;
    private final Client client;
    private final ScheduledThreadPoolExecutor deadlines;
    private final Set<Call> calls = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    private HttpClient(HttpOptions options) {
        this.options = options;
        this.client = ClientFactory.open(options);
        this.deadlines = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("http-deadlines").factory());
        deadlines.setRemoveOnCancelPolicy(true);
    }

    /**
     * Opens a client. Nothing is contacted or read yet.
     *
     * @param options how it behaves
     * @return the client
     */
    public static HttpClient open(HttpOptions options) {
        return new HttpClient(options);
    }

    /**
     * Gets something.
     *
     * @param uri from where
     * @param headers header values by name
     * @return the whole answer
     * @throws HttpTroubleException if there is none
     */
    public HttpAnswer get(URI uri, Map<String, String> headers) {
        return exchange(uri, headers, Invocation.Builder::buildGet);
    }

    /**
     * Posts something, once.
     *
     * @param uri whereto
     * @param headers header values by name
     * @param mediaType of the body, for instance {@code application/json}
     * @param body what to post
     * @return the whole answer
     * @throws HttpTroubleException if there is none; see {@link HttpTroubleException#requestMayHaveLeft()}
     */
    public HttpAnswer post(URI uri, Map<String, String> headers, String mediaType, byte[] body) {
        return exchange(uri, headers, posting(mediaType, body));
    }

    /**
     * Puts something, once.
     *
     * @param uri whereto
     * @param headers header values by name
     * @param mediaType of the body, for instance {@code application/json}
     * @param body what to put
     * @return the whole answer
     * @throws HttpTroubleException if there is none
     */
    public HttpAnswer put(URI uri, Map<String, String> headers, String mediaType, byte[] body) {
        return exchange(uri, headers, builder -> builder.buildPut(Entity.entity(body, mediaType)));
    }

    private static Function<Invocation.Builder, Invocation> posting(String mediaType, byte[] body) {
        return builder -> builder.buildPost(Entity.entity(body, mediaType));
    }

    /**
     * Posts something, once, and reads the answer while it arrives. It returns when the headers are there.
     *
     * @param uri whereto
     * @param headers header values by name
     * @param mediaType of the body
     * @param body what to post
     * @param idleTimeout how long no byte may arrive; there is no overall limit
     * @param cancellation ends it from another thread while the headers are not there
     * @return the answer, to be closed by the caller
     * @throws HttpTroubleException if no headers came
     */
    public HttpStream postStream(
            URI uri,
            Map<String, String> headers,
            String mediaType,
            byte[] body,
            Duration idleTimeout,
            HttpCancellation cancellation) {
        return stream(uri, headers, posting(mediaType, body), idleTimeout, cancellation);
    }

    /**
     * The same with nothing to cancel it by.
     *
     * @param uri whereto
     * @param headers header values by name
     * @param mediaType of the body
     * @param body what to post
     * @param idleTimeout how long no byte may arrive; there is no overall limit
     * @return the answer, to be closed by the caller
     * @throws HttpTroubleException if no headers came
     */
    public HttpStream postStream(
            URI uri, Map<String, String> headers, String mediaType, byte[] body, Duration idleTimeout) {
        return postStream(uri, headers, mediaType, body, idleTimeout, new HttpCancellation());
    }

    /**
     * Gets something and reads the answer while it arrives. It returns when the headers are there.
     *
     * @param uri from where
     * @param headers header values by name
     * @param idleTimeout how long no byte may arrive; there is no overall limit
     * @param cancellation ends it from another thread while the headers are not there
     * @return the answer, to be closed by the caller
     * @throws HttpTroubleException if no headers came
     */
    public HttpStream getStream(
            URI uri, Map<String, String> headers, Duration idleTimeout, HttpCancellation cancellation) {
        return stream(uri, headers, Invocation.Builder::buildGet, idleTimeout, cancellation);
    }

    /**
     * The same with nothing to cancel it by.
     *
     * @param uri from where
     * @param headers header values by name
     * @param idleTimeout how long no byte may arrive; there is no overall limit
     * @return the answer, to be closed by the caller
     * @throws HttpTroubleException if no headers came
     */
    public HttpStream getStream(URI uri, Map<String, String> headers, Duration idleTimeout) {
        return getStream(uri, headers, idleTimeout, new HttpCancellation());
    }

    /** Ends every call at once and lets go of all connections. It never throws. */
    @Override
    public void close() {
        closed = true;
        List.copyOf(calls).forEach(call -> call.abort(Call.Abort.CLOSED));
        deadlines.shutdownNow();
        client.close();
    }

    private HttpAnswer exchange(URI uri, Map<String, String> headers, Function<Invocation.Builder, Invocation> method) {
        Invocation invocation = prepare(uri, headers, method, options.readTimeout());
        Call call = begin(uri, invocation);
        Future<?> deadline = deadlines.schedule(
                () -> call.abort(Call.Abort.DEADLINE), options.overallTimeout().toMillis(), TimeUnit.MILLISECONDS);
        try (Response response = send(call, invocation)) {
            InputStream raw = response.readEntity(InputStream.class);
            byte[] body = new BodyStream(call, raw, options.maxAnswerBytes()).readAllBytes();
            return new HttpAnswer(response.getStatus(), headersOf(response), body);
        } finally {
            deadline.cancel(false);
            calls.remove(call);
        }
    }

    private HttpStream stream(
            URI uri,
            Map<String, String> headers,
            Function<Invocation.Builder, Invocation> method,
            Duration idleTimeout,
            HttpCancellation cancellation) {
        HttpOptions.requireTimeout(idleTimeout, "idleTimeout");
        Invocation invocation = prepare(uri, headers, method, idleTimeout);
        Call call = begin(uri, invocation);
        cancellation.add(call);
        Runnable forget = () -> {
            calls.remove(call);
            cancellation.remove(call);
        };
        boolean opened = false;
        try {
            Response response = send(call, invocation);
            InputStream raw = response.readEntity(InputStream.class);
            HttpStream stream = new HttpStream(
                    call,
                    response.getStatus(),
                    headersOf(response),
                    new BodyStream(call, raw, options.maxAnswerBytes()),
                    forget);
            opened = true;
            return stream;
        } finally {
            if (!opened) {
                call.abort(Call.Abort.CLOSED);
                forget.run();
            }
        }
    }

    private Call begin(URI uri, Invocation invocation) {
        Call call = new Call(uri);
        invocation.property(CALL_PROPERTY, call);
        calls.add(call);
        if (closed) {
            call.abort(Call.Abort.CLOSED);
        }
        return call;
    }

    private static Response send(Call call, Invocation invocation) {
        Call.CURRENT.set(call);
        try {
            return invocation.invoke();
        } catch (RuntimeException e) {
            throw Troubles.of(call, e);
        } finally {
            Call.CURRENT.remove();
        }
    }

    private Invocation prepare(
            URI uri,
            Map<String, String> headers,
            Function<Invocation.Builder, Invocation> method,
            Duration readTimeout) {
        requireUsable(uri);
        Invocation.Builder builder = client.target(uri).request();
        builder.header("User-Agent", "Hivebolt");
        headers.forEach((name, value) -> {
            require(isFieldName(name), "a header name must be a token of HTTP");
            require(value.chars().allMatch(c -> c >= 0x20 && c < 0x7f), "header " + name + " must be printable ASCII");
            builder.header(name, null).header(name, value);
        });
        Invocation invocation = method.apply(builder);
        return invocation.property(ClientProperties.READ_TIMEOUT, (int) readTimeout.toMillis());
    }

    private static void requireUsable(URI uri) {
        boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
        require(
                web && uri.getHost() != null && uri.getUserInfo() == null,
                "a URI must be absolute, http or https, with a host and without user info");
    }

    private static boolean isFieldName(String name) {
        return !name.isEmpty()
                && name.chars().allMatch(c -> c > 0x20 && c < 0x7f && "()<>@,;:\\\"/[]?={}".indexOf(c) < 0);
    }

    private static Map<String, String> headersOf(Response response) {
        Map<String, String> headers = new HashMap<>();
        response.getStringHeaders()
                .forEach((name, values) -> headers.merge(
                        name.toLowerCase(Locale.ROOT), String.join(", ", values), (a, b) -> a + ", " + b));
        return headers;
    }
}

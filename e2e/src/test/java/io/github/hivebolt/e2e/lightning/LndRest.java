package io.github.hivebolt.e2e.lightning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Blocking calls to one lnd's REST interface. A call that lnd refuses throws {@link LndRestException}; one that is not
 * answered throws {@link UncheckedIOException}.
 */
final class LndRest implements AutoCloseable {
    private static final Duration CALL_LIMIT = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI url;
    private final Path macaroon;
    private final HttpClient http;

    /** The macaroon file may be missing until the wallet exists; the certificate must be there. */
    LndRest(URI url, Path tlsCertificate, Path macaroon) throws IOException {
        this.url = url;
        this.macaroon = macaroon;
        this.http = TrustedCertificate.httpClient(tlsCertificate);
    }

    static ObjectNode body() {
        return JSON.createObjectNode();
    }

    JsonNode get(String path) {
        return get(path, CALL_LIMIT);
    }

    JsonNode get(String path, Duration limit) {
        return unary(request(path, limit).GET().build());
    }

    JsonNode post(String path, JsonNode body) {
        return unary(postRequest(path, body, CALL_LIMIT));
    }

    /** The first message of a stream, which is then left; lnd sends no HTTP headers before it. */
    JsonNode firstOfStream(String path) {
        return oneOfStream(request(path, CALL_LIMIT).GET().build(), Stream::findFirst);
    }

    /** Like {@link #firstOfStream(String)}, for a call with a body. */
    JsonNode postAndTakeFirst(String path, JsonNode body) {
        return oneOfStream(postRequest(path, body, CALL_LIMIT), Stream::findFirst);
    }

    /** The last message of a stream that ends by itself; the limit counts to its first message. */
    JsonNode postAndTakeLast(String path, JsonNode body, Duration firstMessageLimit) {
        return oneOfStream(
                postRequest(path, body, firstMessageLimit), lines -> lines.reduce((earlier, later) -> later));
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private JsonNode unary(HttpRequest request) {
        HttpResponse<String> answer = send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new LndRestException(name(request), answer.statusCode(), answer.body());
        }
        return parse(answer.body());
    }

    private JsonNode oneOfStream(HttpRequest request, LineChoice choice) {
        HttpResponse<Stream<String>> answer = send(request, BodyHandlers.ofLines());
        try (Stream<String> lines = answer.body()) {
            if (answer.statusCode() != 200) {
                throw new LndRestException(name(request), answer.statusCode(), lines.collect(Collectors.joining()));
            }
            String line = choice.choose(lines.filter(text -> !text.isBlank()))
                    .orElseThrow(() -> new UncheckedIOException(new IOException(name(request) + " sent no message")));
            JsonNode message = parse(line);
            if (!message.has("result")) {
                throw new LndRestException(name(request), answer.statusCode(), line);
            }
            return message.path("result");
        }
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return http.send(request, handler);
        } catch (IOException e) {
            throw new UncheckedIOException(name(request) + " was not answered", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted during " + name(request), e);
        }
    }

    private HttpRequest postRequest(String path, JsonNode body, Duration limit) {
        return request(path, limit)
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
    }

    private HttpRequest.Builder request(String path, Duration limit) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url.resolve(path)).timeout(limit);
        if (Files.exists(macaroon)) {
            request.header("Grpc-Metadata-macaroon", macaroonHex());
        }
        return request;
    }

    private String macaroonHex() {
        try {
            return HexFormat.of().formatHex(Files.readAllBytes(macaroon));
        } catch (IOException e) {
            throw new UncheckedIOException("the macaroon cannot be read", e);
        }
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException("lnd sent no JSON", e);
        }
    }

    private static String name(HttpRequest request) {
        return request.method() + " " + request.uri().getPath();
    }

    private interface LineChoice {
        Optional<String> choose(Stream<String> lines);
    }
}

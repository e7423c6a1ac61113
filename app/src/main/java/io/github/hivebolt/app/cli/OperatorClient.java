package io.github.hivebolt.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;

/** Speaks to the gateway that runs on this machine, as its operator. */
final class OperatorClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int OK = 200;
    private static final int LAST_OK = 299;

    private final String url;
    private final String authorization;

    private OperatorClient(String url, String password) {
        this.url = url;
        this.authorization =
                "Basic " + Base64.getEncoder().encodeToString(("admin:" + password).getBytes(StandardCharsets.UTF_8));
    }

    /** What the gateway answered, or a sentence that says why there is no answer. */
    record Reply(boolean good, JsonNode body, String words) {}

    static OperatorClient of(CommandContext context) {
        Function<String, Optional<String>> lookup = context.source().lookup();
        // As everywhere, a blank value counts as not set.
        Function<String, Optional<String>> settings =
                key -> lookup.apply(key).map(String::strip).filter(value -> !value.isEmpty());
        String host = settings.apply("hivebolt.http.host").orElse("127.0.0.1");
        String port = settings.apply("hivebolt.http.port").orElse("8080");
        String reachable = host.equals("0.0.0.0") ? "127.0.0.1" : host;
        return new OperatorClient("http://" + reachable + ":" + port, password(settings));
    }

    private static String password(Function<String, Optional<String>> settings) {
        Path dataDir = Path.of(settings.apply("hivebolt.data-dir").orElse("data"));
        return settings.apply("hivebolt.admin.password")
                .or(() -> settings.apply("hivebolt.admin.password-file").flatMap(file -> content(Path.of(file))))
                .or(() -> content(dataDir.resolve("admin-password")))
                .orElse("");
    }

    private static Optional<String> content(Path file) {
        try {
            return Optional.of(Files.readString(file).strip());
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    Reply get(String path) {
        return send(HttpRequest.newBuilder(URI.create(url + path)).GET());
    }

    Reply post(String path, JsonNode body) {
        return send(HttpRequest.newBuilder(URI.create(url + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Reply send(HttpRequest.Builder request) {
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT).build()) {
            HttpResponse<String> answer = http.send(
                    request.header("Authorization", authorization)
                            .timeout(PATIENCE)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return reply(answer);
        } catch (IOException unreachable) {
            return failed("no gateway answers at " + url + "; start it, or set hivebolt.http.port to its port.");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return failed("interrupted.");
        }
    }

    private Reply reply(HttpResponse<String> answer) {
        try {
            JsonNode body = JSON.readTree(answer.body());
            boolean good = answer.statusCode() >= OK && answer.statusCode() <= LAST_OK;
            return new Reply(good, body, good ? "" : words(answer.statusCode(), body));
        } catch (JsonProcessingException unreadable) {
            return failed(url + " answers with status " + answer.statusCode() + " and is no gateway.");
        }
    }

    private static String words(int status, JsonNode problem) {
        String detail = problem.path("detail").asText(problem.path("title").asText(""));
        return detail.isEmpty() ? "the gateway answers with status " + status + "." : detail;
    }

    private static Reply failed(String words) {
        return new Reply(false, JsonNodeFactory.instance.missingNode(), words);
    }
}

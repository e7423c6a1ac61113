package io.github.hivebolt.adapters.rates;

import io.github.hivebolt.testkit.HttpDouble;
import java.util.List;
import java.util.Map;

/** Servers that give no usable answer, whatever they were asked. */
final class BrokenServers implements AutoCloseable {
    private final List<HttpDouble> servers = List.of(
            HttpDouble.answering(500, Map.of(), "{}"),
            HttpDouble.answering(503, Map.of(), ""),
            HttpDouble.answering(429, Map.of("Retry-After", "60"), "{\"status\":{\"error_code\":429}}"),
            HttpDouble.answering(
                    451, Map.of(), "{\"code\":0,\"msg\":\"Service unavailable from a restricted location\"}"),
            HttpDouble.answering(404, Map.of(), "{\"error\":\"not found\"}"),
            HttpDouble.answering(302, Map.of("Location", "/elsewhere"), ""),
            HttpDouble.answering(200, Map.of("Content-Type", "text/html"), "<html>Checking your browser</html>"),
            HttpDouble.answering(200, Map.of(), ""),
            HttpDouble.answering(200, Map.of(), "{}"),
            HttpDouble.answering(200, Map.of(), "[]"),
            HttpDouble.answering(200, Map.of(), "null"),
            HttpDouble.answering(200, Map.of(), "[".repeat(5000)),
            HttpDouble.answering(200, Map.of(), "{\"hive\":{\"usd\":" + "9".repeat(5000) + "}}"),
            HttpDouble.answering(200, Map.of(), " ".repeat(100_000)),
            HttpDouble.dropping());

    List<String> urls() {
        return servers.stream().map(HttpDouble::url).toList();
    }

    @Override
    public void close() {
        servers.forEach(HttpDouble::close);
    }
}

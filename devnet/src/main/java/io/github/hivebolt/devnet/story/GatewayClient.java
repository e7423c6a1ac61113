package io.github.hivebolt.devnet.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/** Asks a gateway over its REST interface, as its operator. Thread-safe. */
public final class GatewayClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final String url;
    private final String authorization;

    /**
     * A client.
     *
     * @param url for instance {@code http://127.0.0.1:8080}
     * @param adminPassword the operator's password
     */
    public GatewayClient(String url, String adminPassword) {
        this.url = url;
        this.authorization = "Basic "
                + Base64.getEncoder().encodeToString(("admin:" + adminPassword).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Asks for something.
     *
     * @param path for instance {@code /api/v1/status}
     * @return the answer with status 200, or empty for any other answer and for none
     */
    public Optional<JsonNode> get(String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                .header("Authorization", authorization)
                .timeout(PATIENCE)
                .build();
        try {
            HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return answer.statusCode() == 200 ? Optional.of(JSON.readTree(answer.body())) : Optional.empty();
        } catch (IOException unreachable) {
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StoryException("interrupted", interrupted);
        }
    }

    /**
     * Whether the gateway is ready to be asked.
     *
     * @return true if {@code /health/ready} says so
     */
    public boolean isReady() {
        return get("/health/ready").isPresent();
    }

    /**
     * Whether the gateway is in a certain overall state.
     *
     * @param state for instance {@code up}
     * @return true if it says so
     */
    public boolean isOverall(String state) {
        return get("/api/v1/status")
                .filter(status -> status.path("overall").asText().equals(state))
                .isPresent();
    }

    /**
     * An order as the operator sees it.
     *
     * @param id its id
     * @return the order, or empty
     */
    public Optional<JsonNode> order(String id) {
        return get("/api/v1/orders/" + id);
    }

    /**
     * The state of an order.
     *
     * @param id its id
     * @return for instance {@code done}, or empty text if there is no such order
     */
    public String orderState(String id) {
        return order(id).map(order -> order.path("state").asText()).orElse("");
    }
}

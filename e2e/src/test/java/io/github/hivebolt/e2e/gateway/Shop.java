package io.github.hivebolt.e2e.gateway;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.hivebolt.codec.TransferOperation;
import io.github.hivebolt.devnet.DevnetServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;

/** A program with an API key that has invoices made and watches what becomes of them. */
final class Shop implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofSeconds(150);
    private static final Duration LOOK = Duration.ofMillis(200);

    private final HttpClient http = HttpClient.newHttpClient();
    private final DevnetServer devnet;
    private final String url;
    private final String key;

    /**
     * An invoice of the gateway's.
     *
     * @param orderId its order
     * @param paymentRequest what to pay
     * @param paymentHash names the payment
     * @param payout what is to arrive, in thousandths
     */
    record Invoice(String orderId, String paymentRequest, String paymentHash, long payout) {}

    Shop(DevnetServer devnet, String url, String password) {
        this.devnet = devnet;
        this.url = url;
        String basic = Base64.getEncoder().encodeToString(("admin:" + password).getBytes(StandardCharsets.UTF_8));
        this.key = post("/api/v1/admin/keys", "Basic " + basic, "{\"name\":\"shop\",\"scopes\":[\"invoices\"]}")
                .path("key")
                .asText();
    }

    Invoice invoice(String account, long sats, long expirySeconds) {
        String wish = JSON.createObjectNode()
                .put("account", account)
                .put("amountSats", sats)
                .put("expirySeconds", expirySeconds)
                .put("message", "two coffees v4v-ab12c")
                .toString();
        JsonNode made = post("/api/v1/invoices", "Bearer " + key, wish);
        String payout = made.path("payout").path("amount").asText().replace(".", "");
        return new Invoice(
                made.path("orderId").asText(),
                made.path("paymentRequest").asText(),
                made.path("paymentHash").asText(),
                Long.parseLong(payout));
    }

    /** Repeats what is refused only for the moment: a gateway that was just started reads the chain first. */
    private JsonNode post(String path, String authorization, String body) {
        JsonNode answer = await(path)
                .atMost(LIMIT)
                .pollInterval(LOOK)
                .until(
                        () -> tryToPost(path, authorization, body),
                        found -> found.path("status").asInt() != 503);
        if (answer.has("code") || answer.isMissingNode()) {
            throw new AssertionError(path + ": " + answer);
        }
        return answer;
    }

    private JsonNode tryToPost(String path, String authorization, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                .header("Authorization", authorization)
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(20))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return send(request);
    }

    JsonNode order(Invoice invoice) {
        return send(HttpRequest.newBuilder(URI.create(url + "/api/v1/orders/" + invoice.orderId()))
                .header("Authorization", "Bearer " + key)
                .timeout(Duration.ofSeconds(10))
                .build());
    }

    private JsonNode send(HttpRequest request) {
        try {
            return JSON.readTree(
                    http.send(request, HttpResponse.BodyHandlers.ofByteArray()).body());
        } catch (IOException unreachable) {
            return MissingNode.getInstance();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }

    String state(Invoice invoice) {
        return order(invoice).path("state").asText();
    }

    void awaitState(Invoice invoice, String state) {
        await(invoice.orderId() + " is " + state)
                .atMost(LIMIT)
                .pollInterval(LOOK)
                .until(() -> state(invoice).equals(state));
    }

    /** What the gateway sent for an order, as the chain has it. */
    List<TransferOperation> payouts(Invoice invoice) {
        return new ChainRecord(devnet).sentFor(invoice.orderId());
    }

    @Override
    public void close() {
        http.close();
    }
}

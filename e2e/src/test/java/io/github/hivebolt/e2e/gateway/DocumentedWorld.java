package io.github.hivebolt.e2e.gateway;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.hivebolt.devnet.DevnetServer;
import io.github.hivebolt.devnet.story.Bill;
import io.github.hivebolt.devnet.story.Customer;
import io.github.hivebolt.devnet.story.GatewayClient;
import io.github.hivebolt.devnet.story.SimulatedPayee;
import io.github.hivebolt.e2e.lightning.FreePorts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the documentation's commands are typed: a folder with the launcher in it, a gateway that has done a payment and
 * made an invoice, and the devnet's endpoints as if they were the reader's own nodes.
 */
final class DocumentedWorld implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Workplace workplace;
    private final DevnetServer devnet;
    private final PackagedGateway gateway;
    private final Map<String, String> environment = new HashMap<>();
    private final String trx;

    DocumentedWorld(Class<?> test) throws Exception {
        workplace = Workplace.of(test);
        devnet = workplace.devnet();
        // The operator's password is the one that the first start makes, as the documentation says.
        gateway = new PackagedGateway("data", workplace, devnet, Map.of("HIVEBOLT_ADMIN_PASSWORD", ""));
        Files.createSymbolicLink(workplace.resolve("hivebolt"), Documentation.ROOT.resolve("hivebolt"));
        Files.copy(Documentation.ROOT.resolve(".env.example"), workplace.resolve(".env.example"));
        gateway.startAndAwaitReady();
        String password =
                Files.readString(workplace.resolve("data/admin-password")).strip();
        GatewayClient client = new GatewayClient(gateway.url(), password);
        gateway.awaitOverall(client, "up");
        environment.putAll(gateway.environment());
        environment.put(
                "HIVEBOLT_JAR",
                Path.of(System.getProperty("hivebolt.jar", "../app/target/hivebolt.jar"))
                        .toAbsolutePath()
                        .normalize()
                        .toString());
        environment.put("HIVEBOLT_JAVA_HOME", System.getProperty("java.home", ""));
        environment.put("HIVEBOLT_JAVA_OPTS", "-XX:TieredStopAtLevel=1");
        trx = payOnce(client);
        String key = ask(password, "/admin/keys", "{\"name\":\"docs\",\"scopes\":[\"invoices\",\"webhooks\"]}", "key");
        environment.put("KEY", key);
        environment.put("DEVNET", devnet.controlUrl());
    }

    private String payOnce(GatewayClient client) {
        Bill bill = new SimulatedPayee(devnet).bill(2_000, 3_600);
        Customer.Transfer transfer = new Customer(devnet, "alice").transfer("12.000", bill.paymentRequest());
        await("the first payment is done")
                .atMost(LIMIT)
                .until(() -> client.orderState(transfer.orderId()).equals("done"));
        return transfer.orderId().replaceFirst("-0$", "");
    }

    private String ask(String password, String path, String body, String field) throws Exception {
        String basic = Base64.getEncoder().encodeToString(("admin:" + password).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create(gateway.url() + "/api/v1" + path))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            JsonNode answer = JSON.readTree(
                    http.send(request, HttpResponse.BodyHandlers.ofString()).body());
            return answer.required(field).asText();
        }
    }

    /** A block's text with what stands for the reader's own things replaced by this world's. */
    String adapted(String text) {
        return text.replace("http://127.0.0.1:8080", gateway.url())
                .replace("/data/", workplace.resolve("data") + "/")
                .replaceAll("\\bTRX\\b", trx)
                .replaceAll("(?m)^export (HIVEBOLT_[A-Z_]+)=.*$", ": the test sets $1");
    }

    /** Runs a script to its end. */
    CommandRun run(String script) {
        return CommandRun.of(shell(script), environment, workplace.folder());
    }

    /** Runs a JavaScript module to its end. */
    CommandRun runJavaScript(String script) throws IOException {
        Path file = Files.createTempFile(workplace.folder(), "example-", ".mjs");
        Files.writeString(file, script);
        return CommandRun.of(List.of("node", file.toString()), environment, workplace.folder());
    }

    /** Starts what goes on by itself, waits until it prints a text, and ends it. Its data and port are its own. */
    EndedRun runUntil(String script, String text) throws IOException {
        Map<String, String> own = new HashMap<>(environment);
        Path data = Files.createTempDirectory(workplace.folder(), "started-");
        own.put("HIVEBOLT_DATA_DIR", data.toString());
        own.put("HIVEBOLT_HTTP_PORT", Integer.toString(FreePorts.take()));
        return EndedRun.of(shell("exec " + script), own, workplace.folder(), text);
    }

    private static List<String> shell(String script) {
        return List.of("bash", "-eu", "-o", "pipefail", "-c", script);
    }

    @Override
    public void close() {
        gateway.close();
        devnet.close();
    }
}

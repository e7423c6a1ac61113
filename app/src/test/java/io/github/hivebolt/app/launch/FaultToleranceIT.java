package io.github.hivebolt.app.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.hivebolt.app.wiring.SystemTime;
import io.github.hivebolt.devnet.DevnetAccounts;
import io.github.hivebolt.devnet.DevnetOptions;
import io.github.hivebolt.devnet.DevnetServer;
import io.github.hivebolt.testkit.HttpDouble;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jar, its real adapters, real sockets that are cut: retry, open circuit, fallback, recovery. */
class FaultToleranceIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String PASSWORD = "a-long-enough-password";
    private static final String GUARD = "IO_GITHUB_HIVEBOLT_APP_GUARD_PAYERGUARD_STATUS_";

    @TempDir
    private Path folder;

    private volatile boolean webhookIsBroken = true;

    @Test
    void cutNetwork_opensTheCircuit_keepsMessagesInTheQueue_andAllHealsByItself() throws Exception {
        int port = Hivebolt.freePort();
        try (HttpDouble webhook = HttpDouble.deciding(
                        request -> new HttpDouble.Reply(webhookIsBroken ? 503 : 204, Map.of(), ""));
                DevnetServer devnet =
                        DevnetServer.start(DevnetOptions.freePorts(folder.resolve("net")), new SystemTime());
                Hivebolt gateway = Hivebolt.start(folder, settings(devnet, webhook, port), "run")) {
            gateway.awaitReady(port);
            await().atMost(LIMIT).until(() -> lightning(port) == 1);
            assertThat(circuit(port)).isZero();

            devnet.networkOut();
            await().atMost(LIMIT).until(() -> circuit(port) == 1);
            assertThat(status(port)).contains("\"name\":\"lightning-status\"", "\"state\":\"open\"");
            assertThat(metric(port, "ft_retry_retries_total", "PayerGuard.status"))
                    .isPositive();
            assertThat(metric(port, "ft_circuitbreaker_opened_total", "PayerGuard.status"))
                    .isPositive();
            await().atMost(LIMIT).until(() -> !webhook.received().isEmpty());
            await().atMost(LIMIT).until(() -> metric(port, "hivebolt_queued_notifications", "") > 0);

            devnet.networkBack();
            webhookIsBroken = false;
            await().atMost(LIMIT).until(() -> circuit(port) == 0 && lightning(port) == 1);
            await().atMost(LIMIT).until(() -> metric(port, "hivebolt_queued_notifications", "") == 0);
            assertThat(metric(port, "ft_invocations_total", "NotifierGuard.send"))
                    .isGreaterThanOrEqualTo(2);
            assertThat(status(port)).doesNotContain("\"state\":\"open\"");
        }
    }

    private static double circuit(int port) throws IOException, InterruptedException {
        return metric(port, "hivebolt_circuit_open{", "circuit=\"lightning-status\"");
    }

    private static double lightning(int port) throws IOException, InterruptedException {
        return metric(port, "hivebolt_party_up{", "party=\"lightning\"");
    }

    private Map<String, String> settings(DevnetServer devnet, HttpDouble webhook, int port) {
        Map<String, String> settings = new HashMap<>();
        settings.put("HIVEBOLT_MODE", "demo");
        settings.put("HIVEBOLT_HTTP_PORT", Integer.toString(port));
        settings.put("HIVEBOLT_ADMIN_PASSWORD", PASSWORD);
        settings.put("HIVEBOLT_HIVE_ACCOUNT", DevnetAccounts.GATEWAY.value());
        settings.put(
                "HIVEBOLT_HIVE_NODES",
                devnet.hiveNodes().stream().map(node -> node.url()).collect(Collectors.joining(",")));
        settings.put("HIVEBOLT_HIVE_CHAIN_ID", devnet.chain().chainId().hex());
        settings.put("HIVEBOLT_LND_URL", devnet.lnd().url());
        settings.put("HIVEBOLT_LND_MACAROON", "");
        settings.put("HIVEBOLT_LND_MACAROON_FILE", devnet.lnd().macaroonFile().toString());
        settings.put(
                "HIVEBOLT_LND_TLS_CERT_FILE", devnet.lnd().certificateFile().toString());
        settings.put("HIVEBOLT_NOTIFY", "webhook");
        settings.put("HIVEBOLT_NOTIFY_WEBHOOK_URL", webhook.url());
        settings.put("HIVEBOLT_NOTIFY_WEBHOOK_SECRET", "0123456789abcdef-secret");
        settings.put("HIVEBOLT_ALERT_OUTAGE_AFTER", "PT2S");
        settings.put(GUARD + "CIRCUITBREAKER_REQUESTVOLUMETHRESHOLD", "4");
        settings.put(GUARD + "CIRCUITBREAKER_DELAY", "10000");
        settings.put(GUARD + "RETRY_MAXRETRIES", "2");
        return settings;
    }

    /** The sum over all lines of a name that hold a tag; not a number where there is none. */
    private static double metric(int port, String name, String tag) throws IOException, InterruptedException {
        double[] values = Hivebolt.get(port, "/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(name) && line.contains(tag))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .toArray();
        return values.length == 0 ? Double.NaN : Arrays.stream(values).sum();
    }

    private static String status(int port) throws IOException, InterruptedException {
        String basic = Base64.getEncoder().encodeToString(("admin:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/status"))
                .header("Authorization", "Basic " + basic)
                .timeout(Duration.ofSeconds(20))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        }
    }
}

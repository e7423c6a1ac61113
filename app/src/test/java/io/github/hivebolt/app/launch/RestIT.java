package io.github.hivebolt.app.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Boots the packaged jar once, with nothing outside that answers, and calls every address of the REST interface. */
class RestIT {
    private static final String TRX = "ab".repeat(20);
    private static final String NOBODY = "http://127.0.0.1:1";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    private static Path folder;

    private static int port;
    private static Hivebolt server;
    private static String password;

    @BeforeAll
    static void boot() throws Exception {
        port = Hivebolt.freePort();
        server = Hivebolt.start(
                folder,
                Map.of(
                        "HIVEBOLT_MODE",
                        "demo",
                        "HIVEBOLT_HTTP_PORT",
                        Integer.toString(port),
                        "HIVEBOLT_HIVE_NODES",
                        NOBODY,
                        "HIVEBOLT_LND_URL",
                        NOBODY,
                        "HIVEBOLT_LND_MACAROON",
                        "0201036c6e640224030a10b4".repeat(4)),
                "run");
        server.awaitReady(port);
        Path file = folder.resolve("data/admin-password");
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> Files.exists(file) && !Files.readString(file).isBlank());
        password = Files.readString(file).strip();
        // The file is there a moment before the password counts; asked too often, the gateway says only that.
        Duration look = Duration.ofSeconds(2);
        Awaitility.await().pollInterval(look).atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            HttpResponse<String> sheet = admin("GET", "/admin/ledger/balance-sheet", "");
            assertThat(sheet.statusCode()).as(sheet.body() + server.output()).isEqualTo(200);
        });
    }

    @AfterAll
    static void end() {
        HTTP.close();
        server.close();
    }

    private static HttpResponse<String> anybody(String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(20))
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> admin(String method, String path, String body)
            throws IOException, InterruptedException {
        return anybody(method, "/api/v1" + path, body, "Authorization", basic(password));
    }

    private static String basic(String secret) {
        return "Basic " + Base64.getEncoder().encodeToString(("admin:" + secret).getBytes(StandardCharsets.UTF_8));
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
    }

    @Test
    void methodThatNobodyKnows_is405WithAProblem_wherever() throws Exception {
        List<String> addresses = List.of(
                "/", "/nowhere", "/openapi", "/metrics", "/health/live", "/lnurlp/alice/callback", "/api/v1/qr");
        for (String address : addresses) {
            for (String method : List.of("QUERY", "PROPFIND", "DELETE", "PATCH")) {
                HttpResponse<String> answer = anybody(method, address, "");
                assertProblem(answer, 405, "METHOD_NOT_ALLOWED");
                assertThat(answer.headers().firstValue("Allow"))
                        .as(method + " " + address)
                        .isPresent();
            }
        }
    }

    @Test
    void whoAsksForTheMethods_isToldThoseThatAreAnswered() throws Exception {
        for (String address : List.of("/", "/openapi", "/lnurlp/alice/callback", "/.well-known/lnurlp/alice")) {
            HttpResponse<String> answer = anybody("OPTIONS", address, "");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Allow")).as(address).contains("GET, HEAD, OPTIONS");
        }
    }

    /** The server refuses a body there by itself, with an answer without words, or reads it as the next request. */
    @Test
    void bodyWhereNoneIsTaken_changesNothing() throws Exception {
        String body = "{\"account\": \"alice\", \"message\": \"two coffees\"}";
        for (String method : List.of("QUERY", "DELETE", "GET")) {
            assertProblem(admin(method, "/admin/resume", body), 405, "METHOD_NOT_ALLOWED");
        }
        assertProblem(anybody("QUERY", "/openapi", body), 405, "METHOD_NOT_ALLOWED");
        assertThat(anybody("GET", "/api/v1/info", body).statusCode()).isEqualTo(200);
    }

    /** Behind a proxy that shares connections, a body taken for a request would answer somebody else's question. */
    @Test
    void bodyOfATrace_isNotTakenForTheNextRequest() throws Exception {
        String hidden = "GET /api/v1/info HTTP/1.1\r\nHost: x\r\n\r\n";
        for (String path : List.of("/api/v1/quotes", "/openapi")) {
            String head = "TRACE " + path + " HTTP/1.1\r\nHost: x\r\nContent-Length: " + hidden.length() + "\r\n\r\n";
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.setSoTimeout(20_000);
                socket.getOutputStream().write((head + hidden).getBytes(StandardCharsets.US_ASCII));
                String answers = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertThat(answers).startsWith("HTTP/1.1 405 ").containsOnlyOnce("HTTP/1.1 ");
            }
        }
    }

    /** As long as a text of 1500 characters can become where each takes twelve bytes of an address, and longer. */
    @Test
    void addressThatIsTooLong_is400WithAProblem() throws Exception {
        for (int length : new int[] {1_501, 9_000, 30_000}) {
            assertProblem(drawn(length), 400, "INVALID_TEXT");
        }
        assertThat(drawn(40_000).statusCode()).isEqualTo(400);
    }

    private static HttpResponse<String> drawn(int length) throws IOException, InterruptedException {
        URI address = URI.create("http://127.0.0.1:" + port + "/api/v1/qr?text=" + "a".repeat(length));
        HttpRequest request = HttpRequest.newBuilder(address)
                .version(HttpClient.Version.HTTP_1_1)
                .timeout(Duration.ofSeconds(20))
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void hiveNodes_areChangedWithoutARestart_andPutBack() throws Exception {
        assertThat(admin("GET", "/admin/hive-nodes", "").body()).contains(NOBODY, "\"configured\":true");
        HttpResponse<String> changed =
                admin("PUT", "/admin/hive-nodes", "{\"nodes\":[\"http://127.0.0.1:2\",\"http://127.0.0.1:3\"]}");
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        assertThat(changed.body()).contains("http://127.0.0.1:3", "\"configured\":false");
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> admin("GET", "/status", "").body().contains("\"127.0.0.1:3\""));
        assertProblem(admin("PUT", "/admin/hive-nodes", "{\"nodes\":[\"ftp://x\"]}"), 400, "INVALID_NODES");
        assertProblem(admin("PUT", "/admin/hive-nodes", "{}"), 400, "INVALID_NODES");
        assertProblem(anybody("PUT", "/api/v1/admin/hive-nodes", "{\"nodes\":[]}"), 401, "UNAUTHORIZED");
        assertThat(admin("PUT", "/admin/hive-nodes", "{\"nodes\":[]}").body()).contains("\"configured\":true");
    }

    @Test
    void info_tellsAccountAndVersion() throws Exception {
        HttpResponse<String> info = Hivebolt.get(port, "/api/v1/info");

        assertThat(info.statusCode()).isEqualTo(200);
        assertThat(info.body()).contains("\"account\":", "\"minSats\":250", "\"version\":\"0.", "\"mode\":\"demo\"");
        assertThat(info.body()).doesNotContain("null", "${");
    }

    @Test
    void status_isAnsweredWhileEverythingOutsideIsOut() throws Exception {
        HttpResponse<String> status = Hivebolt.get(port, "/api/v1/status");

        assertThat(status.statusCode()).isEqualTo(200);
        assertThat(status.body()).containsPattern("\"overall\":\"(up|degraded|down|paused)\"");
        assertThat(status.body())
                .contains("\"name\":\"lightning\"", "\"name\":\"store\"")
                .doesNotContain("\"why\"");
        assertThat(status.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void orders_areFoundOrRefusedWithAProblem() throws Exception {
        assertProblem(Hivebolt.get(port, "/api/v1/orders/" + TRX), 404, "ORDER_NOT_FOUND");
        assertProblem(Hivebolt.get(port, "/api/v1/orders/nonsense"), 400, "INVALID_ORDER_ID");
        assertProblem(Hivebolt.get(port, "/api/v1/orders"), 401, "UNAUTHORIZED");
        assertThat(admin("GET", "/orders?account=alice&state=done,parked&limit=5", "")
                        .body())
                .isEqualTo("{\"orders\":[]}");
        assertProblem(admin("GET", "/orders?limit=0", ""), 400, "INVALID_QUERY");
        assertThat(admin("GET", "/admin/orders?state=parked", "").body()).isEqualTo("{\"orders\":[]}");
    }

    @Test
    void everyOperatorAddress_isClosedToEverybodyElse() throws Exception {
        List<String> posts = List.of(
                "/admin/pause",
                "/admin/resume",
                "/admin/resume-sending",
                "/admin/backup",
                "/admin/orders/" + TRX + "/refund",
                "/admin/orders/" + TRX + "/retry",
                "/admin/orders/" + TRX + "/resolve");
        for (String path : posts) {
            HttpResponse<String> answer = anybody("POST", "/api/v1" + path, "{}");
            assertProblem(answer, 401, "UNAUTHORIZED");
            assertThat(answer.headers().firstValue("WWW-Authenticate").orElse(""))
                    .startsWith("Basic");
        }
        for (String path : List.of("/admin/orders", "/admin/ledger", "/admin/ledger/export.csv", "/orders")) {
            assertProblem(anybody("GET", "/api/v1" + path, ""), 401, "UNAUTHORIZED");
        }
    }

    @Test
    void operatorCommands_areCarriedOutOrRefusedWithASentence() throws Exception {
        assertThat(admin("POST", "/admin/pause", "{\"direction\":\"send\"}").body())
                .contains("\"paused\":true");
        assertThat(admin("POST", "/admin/resume", "{\"direction\":\"send\"}").body())
                .contains("\"paused\":false");
        assertThat(admin("POST", "/admin/resume-sending", "").body()).contains("\"sendingStopped\":false");
        assertProblem(admin("POST", "/admin/pause", "{\"direction\":7"), 400, "MALFORMED_BODY");
        assertProblem(admin("POST", "/admin/pause", "{\"x\":\"" + "y".repeat(17_000) + "\"}"), 413, "BODY_TOO_LARGE");
        assertProblem(admin("POST", "/admin/orders/" + TRX + "/refund", "{}"), 404, "ORDER_NOT_FOUND");
        assertProblem(admin("POST", "/admin/orders/" + TRX + "/retry", ""), 404, "ORDER_NOT_FOUND");
        assertProblem(
                admin("POST", "/admin/orders/" + TRX + "/resolve", "{\"outcome\":\"paid\",\"preimage\":\"00\"}"),
                422,
                "WRONG_PREIMAGE");
    }

    @Test
    void commandFromAnotherSitesPage_isRefused() throws Exception {
        HttpResponse<String> answer = anybody(
                "POST",
                "/api/v1/admin/resume-sending",
                "",
                "Authorization",
                basic(password),
                "Origin",
                "https://evil.example");

        assertProblem(answer, 403, "OTHER_SITE");
    }

    @Test
    void balanceSheet_balances() throws Exception {
        String sheet = admin("GET", "/admin/ledger/balance-sheet", "").body();

        assertThat(sheet).contains("\"currency\":\"MSAT\"", "\"difference\":\"0.000\"");
    }

    @Test
    void ledger_isListedAndExported() throws Exception {
        assertThat(admin("GET", "/admin/ledger?limit=1", "").body()).startsWith("{\"entries\":[");
        assertProblem(admin("GET", "/admin/ledger?after=x", ""), 400, "INVALID_QUERY");
        assertProblem(admin("GET", "/admin/ledger?limit=201", ""), 400, "INVALID_QUERY");

        HttpResponse<String> export = admin("GET", "/admin/ledger/export.csv", "");

        assertThat(export.statusCode()).isEqualTo(200);
        assertThat(export.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(export.headers().firstValue("Content-Disposition").orElse(""))
                .contains("hivebolt-ledger.csv");
        assertThat(export.body())
                .startsWith("number,booked_at,entry,description,account_type,account,currency,amount\r\n");
    }

    @Test
    void backup_isWrittenOnce() throws Exception {
        Path file = folder.toAbsolutePath().resolve("backup.zip");
        String body = "{\"file\":\"" + file + "\"}";

        assertThat(admin("POST", "/admin/backup", body).statusCode()).isEqualTo(200);
        assertThat(file).isNotEmptyFile();
        assertProblem(admin("POST", "/admin/backup", body), 409, "FILE_EXISTS");
        assertProblem(admin("POST", "/admin/backup", "{\"file\":\"relative.zip\"}"), 400, "INVALID_PATH");
    }

    @Test
    void page_isServedWithHeadersThatTrustNobodyElse() throws Exception {
        HttpResponse<String> page = Hivebolt.get(port, "/");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Where is my transfer?");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .startsWith("default-src 'self'");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        for (String part : List.of("/hivebolt.js", "/hivebolt.css", "/icon.svg")) {
            assertThat(Hivebolt.get(port, part).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void openApi_describesEveryAddress() throws Exception {
        String description = Hivebolt.get(port, "/openapi").body();

        assertThat(description)
                .contains("/api/v1/info:", "/api/v1/status:", "/api/v1/orders:", "/api/v1/orders/{id}:")
                .contains("/api/v1/admin/pause:", "/api/v1/admin/resume:", "/api/v1/admin/resume-sending:")
                .contains("/api/v1/admin/orders:", "/api/v1/admin/orders/{id}/refund:")
                .contains("/api/v1/admin/orders/{id}/retry:", "/api/v1/admin/orders/{id}/resolve:")
                .contains("/api/v1/admin/ledger/balance-sheet:", "/api/v1/admin/backup:")
                .contains("/api/v1/admin/ledger:", "/api/v1/admin/ledger/export.csv:")
                .contains("securitySchemes:", "scheme: basic", "Problem:", "Resolution:", "OrderPage:")
                .doesNotContain("maxProperties: 0")
                .containsPattern("createdAt:\\s+type: string\\s+format: date-time")
                .containsPattern("amountSats:\\s+type: integer")
                .containsPattern("preimage:\\s+type: string");
    }

    @Test
    void openApi_hasAnExampleOfEveryAnswerAndProblem() throws Exception {
        DescribedApi api =
                DescribedApi.of(Hivebolt.get(port, "/openapi?format=json").body());

        assertThat(api.size()).isGreaterThan(25);
        assertThat(api.gaps()).isEmpty();
    }

    @Test
    void openApi_describesLightningAddressesToo() throws Exception {
        assertThat(Hivebolt.get(port, "/openapi").body())
                .contains("/.well-known/lnurlp/{name}:", "/lnurlp/{name}/callback:", "/lnurlp/verify/{hash}:")
                .contains("LnurlPayRequest:", "LnurlInvoice:", "LnurlVerification:", "LnurlError:");
    }

    @Test
    void metrics_tellTheStatus() throws Exception {
        String metrics = Hivebolt.get(port, "/metrics").body();

        assertThat(metrics)
                .contains("hivebolt_up", "hivebolt_block_lag", "hivebolt_open_incidents")
                .contains("hivebolt_queued_notifications")
                .containsPattern("hivebolt_orders\\{[^}]*state=\"parked\"")
                .containsPattern("hivebolt_party_up\\{[^}]*party=\"lightning\"");
    }

    @Test
    void password_isNowhereInTheOutput() {
        assertThat(server.output()).contains("admin-password").doesNotContain(password);
    }
}

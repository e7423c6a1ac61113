package io.github.hivebolt.app.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Starts the packaged jar once and looks at it from outside; the last test stops it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RunnableJarIT {
    private static final int LAST = Integer.MAX_VALUE;
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);
    private static final Duration COMMAND_LIMIT = Duration.ofMinutes(1);

    @TempDir
    private static Path folder;

    private static int port;
    private static Hivebolt server;

    @BeforeAll
    static void boot() throws Exception {
        port = Hivebolt.freePort();
        Files.writeString(
                folder.resolve("hivebolt.properties"),
                "hivebolt.mode=demo\nhivebolt.hive.account=from-file\nhivebolt.http.port=" + port + "\n");
        Hivebolt.plant(folder, "probe");
        server = Hivebolt.start(folder, Map.of(), "run");
        server.awaitReady(port);
    }

    @AfterAll
    static void end() {
        server.close();
    }

    @Test
    void isAliveAndReady() throws Exception {
        assertThat(Hivebolt.get(port, "/health/live").statusCode()).isEqualTo(200);
        assertThat(Hivebolt.get(port, "/health/ready").body()).contains("workers-started");
    }

    @Test
    void servesOpenApiAndMetrics() throws Exception {
        assertThat(Hivebolt.get(port, "/openapi").body()).contains("openapi: 3").contains("/api/v1/probe/steps");
        assertThat(Hivebolt.get(port, "/metrics").statusCode()).isEqualTo(200);
    }

    @Test
    void unknownAddress_isAProblemDocument() throws Exception {
        assertNotFound(Hivebolt.get(port, "/nothing"));
        assertNotFound(Hivebolt.get(port, "/api/v1/nothing"));
        assertNotFound(Hivebolt.get(port, "/internal-error-page"));
    }

    @Test
    void failingResource_isAProblemDocumentThatSaysNothingOfTheCause() throws Exception {
        HttpResponse<String> answer = Hivebolt.get(port, "/api/v1/probe/fails");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("\"code\":\"INTERNAL_ERROR\"").doesNotContain("planted");
        assertThat(server.output()).contains("planted failure of a resource");
    }

    @Test
    void answersDoNotSayWhichServerThisIs() throws Exception {
        var headers = Hivebolt.get(port, "/api/v1/nothing").headers().map();

        assertThat(headers.keySet()).doesNotContain("server", "x-powered-by");
    }

    @Test
    void noRestApplicationDescribesItself() throws Exception {
        assertThat(Hivebolt.get(port, "/api/v1/application.wadl").statusCode()).isEqualTo(404);
        assertThat(Hivebolt.get(port, "/openapi/application.wadl").statusCode()).isEqualTo(404);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void nothingButTheHttpPortIsOpen() throws IOException {
        assertThat(ListeningSockets.of(server.pid())).containsExactly("tcp:" + port);
    }

    @Test
    void temporaryFolderStaysSmall() throws IOException {
        try (var files = Files.walk(folder.resolve("tmp"))) {
            long bytes = files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
            assertThat(bytes).isLessThan(1_000_000);
        }
        assertThat(folder.resolve("data/runtime/server")).isNotEmptyDirectory();
    }

    @Test
    void settingsComeFromThePropertiesFile() throws Exception {
        assertThat(Hivebolt.get(port, "/api/v1/probe/account").body()).isEqualTo("from-file");
    }

    @Test
    void ourLibrariesWinOverTheServers() throws Exception {
        assertThat(Hivebolt.get(port, "/api/v1/probe/jackson").body()).contains("/WEB-INF/lib/jackson-databind");
        assertThat(Hivebolt.get(port, "/api/v1/probe/launcher").body()).isEqualTo("own");
    }

    @Test
    void workersRun_andOneThatFailsIsTriedAgain() throws Exception {
        assertThat(Hivebolt.get(port, "/api/v1/probe/steps").body()).isEqualTo("1");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(server.output())
                        .contains("worker failer failed; it goes on in PT1S")
                        .contains("worker failer failed; it goes on in PT2S"));
    }

    @Test
    void secondServerOnTheSameFolder_isRefused() throws Exception {
        try (Hivebolt second =
                Hivebolt.start(folder, Map.of("HIVEBOLT_HTTP_PORT", Integer.toString(Hivebolt.freePort())), "run")) {
            assertThat(second.exitCode(COMMAND_LIMIT)).isEqualTo(1);
            assertThat(second.output()).contains("another hivebolt runs with this data directory");
        }
    }

    @Test
    void takenPort_isOneSentence(@TempDir Path other) throws Exception {
        Map<String, String> variables = Map.of("HIVEBOLT_MODE", "demo", "HIVEBOLT_HTTP_PORT", Integer.toString(port));
        try (Hivebolt second = Hivebolt.start(other, variables, "run")) {
            assertThat(second.exitCode(COMMAND_LIMIT)).isEqualTo(1);
            assertThat(second.output())
                    .contains("cannot listen on 127.0.0.1:" + port)
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void failedDeployment_endsTheProcessWithExitCode1(@TempDir Path other) throws Exception {
        Hivebolt.plant(other, "failing");
        Map<String, String> variables =
                Map.of("HIVEBOLT_MODE", "demo", "HIVEBOLT_HTTP_PORT", Integer.toString(Hivebolt.freePort()));
        try (Hivebolt failing = Hivebolt.start(other, variables, "run")) {
            assertThat(failing.exitCode(Duration.ofMinutes(2))).isEqualTo(1);
            assertThat(failing.output())
                    .contains("planted failure at start")
                    .contains("hivebolt: the application did not start");
        }
    }

    @Test
    @Order(LAST)
    void sigterm_stopsWithinTenSecondsAndWorkersEndCleanly() throws Exception {
        server.terminate();

        assertThat(server.exitCode(STOP_LIMIT)).isEqualTo(143);
        assertThat(server.output()).contains("worker idler stopped").contains("worker failer stopped");
    }

    private static void assertNotFound(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("\"status\":404").contains("\"code\":\"NOT_FOUND\"");
    }
}

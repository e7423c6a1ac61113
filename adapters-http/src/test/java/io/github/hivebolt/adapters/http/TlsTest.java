package io.github.hivebolt.adapters.http;

import static io.github.hivebolt.adapters.http.HttpTroubleException.Kind.BROKEN;
import static io.github.hivebolt.adapters.http.HttpTroubleException.Kind.TIMED_OUT;
import static io.github.hivebolt.adapters.http.HttpTroubleException.Kind.UNREACHABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** TLS with certificates that nodes make for themselves. */
@Timeout(60)
class TlsTest {
    private static final HttpOptions QUICK =
            HttpOptions.defaults().withConnectTimeout(Duration.ofSeconds(2)).withReadTimeout(Duration.ofSeconds(2));

    @TempDir
    private static Path folder;

    private static SelfSigned localhost = SelfSigned.none();
    private static SelfSigned renewed = SelfSigned.none();
    private static SelfSigned otherHost = SelfSigned.none();

    @BeforeAll
    static void makeCertificates() throws Exception {
        localhost = SelfSigned.make(folder, "localhost");
        renewed = SelfSigned.make(folder, "renewed", "localhost");
        otherHost = SelfSigned.make(folder, "otherhost");
    }

    private static ScriptedServer server(SelfSigned identity) throws Exception {
        return new ScriptedServer(
                "https", identity.context().getServerSocketFactory(), (request, exchange) -> exchange.ok("safe"));
    }

    private static HttpTroubleException troubleOf(HttpOptions options, ScriptedServer server) {
        try (HttpClient client = HttpClient.open(options)) {
            return catchThrowableOfType(
                    HttpTroubleException.class,
                    () -> client.post(server.uri("/"), Map.of(), "text/plain", new byte[] {1}));
        }
    }

    @Test
    void untrustedCertificate_provesThatNothingLeft() throws Exception {
        try (var server = server(localhost)) {
            HttpTroubleException trouble = troubleOf(QUICK, server);
            assertThat(trouble.kind()).isEqualTo(UNREACHABLE);
            assertThat(trouble.requestMayHaveLeft()).isFalse();
            assertThat(server.requests()).isZero();
        }
    }

    @Test
    void certificateOfThePemFile_isTrusted() throws Exception {
        try (var server = server(localhost);
                var client = HttpClient.open(QUICK.withTrustedCertificates(localhost.pem()))) {
            assertThat(client.get(server.uri("/"), Map.of()).text()).isEqualTo("safe");
        }
    }

    @Test
    void trustedCertificateOfAnotherHost_isRefused() throws Exception {
        try (var server = server(otherHost)) {
            HttpTroubleException trouble = troubleOf(QUICK.withTrustedCertificates(otherHost.pem()), server);
            assertThat(trouble.kind()).isEqualTo(UNREACHABLE);
            assertThat(trouble.requestMayHaveLeft()).isFalse();
            assertThat(server.requests()).isZero();
        }
    }

    @Test
    void missingPemFile_provesThatNothingLeft() throws Exception {
        try (var server = server(localhost)) {
            HttpTroubleException trouble = troubleOf(QUICK.withTrustedCertificates(folder.resolve("none.pem")), server);
            assertThat(trouble.kind()).isEqualTo(UNREACHABLE);
            assertThat(trouble.requestMayHaveLeft()).isFalse();
        }
    }

    @Test
    void renewedCertificate_isReadAgainFromTheFile() throws Exception {
        Path pem = folder.resolve("current.pem");
        Files.copy(localhost.pem(), pem);
        try (var before = server(localhost);
                var after = server(renewed);
                var client = HttpClient.open(QUICK.withTrustedCertificates(pem))) {
            assertThat(client.get(before.uri("/"), Map.of()).status()).isEqualTo(200);
            Files.copy(renewed.pem(), pem, StandardCopyOption.REPLACE_EXISTING);
            assertThat(client.get(after.uri("/"), Map.of()).status()).isEqualTo(200);
        }
    }

    @Test
    void plainServerBehindHttps_provesThatNothingLeft() throws Exception {
        try (var server = new ScriptedServer(
                "https", javax.net.ServerSocketFactory.getDefault(), (request, exchange) -> exchange.ok(""))) {
            HttpTroubleException trouble = troubleOf(QUICK.withTrustedCertificates(localhost.pem()), server);
            assertThat(trouble.requestMayHaveLeft()).isFalse();
        }
    }

    @Test
    void silentHandshake_timesOutAndProvesThatNothingLeft() throws Exception {
        // Nobody accepts: the kernel completes the TCP connection, and no TLS answer comes.
        try (var listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                var client = HttpClient.open(QUICK)) {
            URI uri = URI.create("https://localhost:" + listener.getLocalPort() + "/");
            HttpTroubleException trouble =
                    catchThrowableOfType(HttpTroubleException.class, () -> client.get(uri, Map.of()));
            assertThat(trouble.kind()).isEqualTo(TIMED_OUT);
            assertThat(trouble.requestMayHaveLeft()).isFalse();
        }
    }

    @Test
    void closeFromAnotherThread_unblocksAReadAtOnce() throws Exception {
        try (var server = new ScriptedServer(
                        "https", localhost.context().getServerSocketFactory(), (request, exchange) -> {
                            exchange.say("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
                            exchange.hang();
                        });
                var client = HttpClient.open(QUICK.withTrustedCertificates(localhost.pem()));
                var stream = client.getStream(server.uri("/"), Map.of(), Duration.ofSeconds(25))) {
            var trouble = HttpStreamTest.troubleInOtherThread(() -> HttpStreamTest.readToEnd(stream));
            HttpStreamTest.awaitBlockedRead();
            HttpStreamTest.closeInOtherThread(stream);
            assertThat(HttpStreamTest.soon(trouble).kind()).isEqualTo(BROKEN);
        }
    }
}

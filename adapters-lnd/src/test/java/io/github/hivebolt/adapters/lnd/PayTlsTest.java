package io.github.hivebolt.adapters.lnd;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.hivebolt.devnet.lnd.ServerCertificate;
import io.github.hivebolt.testkit.FewWords;
import io.github.hivebolt.testkit.ScriptedServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A pay request that cannot leave, because TLS does not come up, was not sent. */
class PayTlsTest {
    private final ServerCertificate trusted = ServerCertificate.create(Instant.now());

    @TempDir
    Path folder;

    private Path pem;

    @BeforeEach
    void writeCertificate() throws IOException {
        pem = folder.resolve("tls.cert");
        Files.writeString(pem, trusted.pem());
    }

    @Test
    void trustedCertificate_pays() throws IOException {
        try (Lab lab = lab(socket(0, trusted))) {
            lab.server.on("POST", "/v2/router/send", Scripts.recorded("send_success_stream"));

            assertThat(FewWords.of(lab.pay(Lab.PAID))).isEqualTo("Succeeded 0 answered registered");
        }
    }

    @Test
    void untrustedCertificate_isNotSent() throws IOException {
        try (Lab lab = lab(socket(0, ServerCertificate.create(Instant.now())))) {
            assertThat(FewWords.of(lab.pay(Lab.PAID))).isEqualTo("NotSent answered");
            assertThat(lab.server.requests("POST")).isEmpty();
        }
    }

    @Test
    void certificateThatChangesBeforeThePost_isNotSent() throws IOException {
        try (Lab lab = lab(socket(0, trusted))) {
            lab.payer().status();
            lab.server.close();
            try (ScriptedServer other =
                    ScriptedServer.on(socket(lab.server.port(), ServerCertificate.create(Instant.now())))) {
                assertThat(FewWords.of(lab.pay(Lab.PAID))).isEqualTo("NotSent answered");
                assertThat(other.requests("POST")).isEmpty();
            }
        }
    }

    @Test
    void handshakeThatNeverEndsBeforeThePost_isNotSent() throws IOException {
        try (Lab lab = lab(socket(0, trusted))) {
            lab.payer().status();
            lab.server.fallSilent();

            assertThat(FewWords.of(lab.pay(Lab.PAID))).isEqualTo("NotSent answered");
            assertThat(lab.server.requests("POST")).isEmpty();
        }
    }

    @Test
    void certificateThatLndRenewed_isReadAgain() throws IOException {
        ServerCertificate renewed = ServerCertificate.create(Instant.now());
        try (Lab lab = lab(socket(0, trusted))) {
            lab.payer().status();
            lab.server.close();
            Files.writeString(pem, renewed.pem());
            try (ScriptedServer restarted = ScriptedServer.on(socket(lab.server.port(), renewed))) {
                Lab.play(restarted);
                restarted.on("POST", "/v2/router/send", Scripts.recorded("send_success_stream"));

                assertThat(FewWords.of(lab.pay(Lab.PAID))).isEqualTo("Succeeded 0 answered registered");
            }
        }
    }

    @Test
    @Timeout(value = 8)
    void endOfALook_doesNotWaitForTheFarewellOfAServerThatDoesNotListen() throws IOException {
        try (Lab lab = lab(socket(0, trusted))) {
            lab.server.on("GET", "/v2/router/track/", out -> {
                Scripts.cut(Recording.of("track_after_restart_in_flight").text() + "\n")
                        .answer(out);
                new CountDownLatch(1).await();
            });

            assertThat(FewWords.of(lab.look(Hashes.in("track_after_restart_in_flight"))))
                    .isEqualTo("InFlight");
        }
    }

    private Lab lab(ServerSocket socket) {
        return new Lab(ScriptedServer.on(socket), "https", Map.of("lnd.tls-cert-file", pem.toString()));
    }

    private static ServerSocket socket(int port, ServerCertificate certificate) throws IOException {
        return certificate
                .context()
                .getServerSocketFactory()
                .createServerSocket(port, 50, InetAddress.getLoopbackAddress());
    }
}

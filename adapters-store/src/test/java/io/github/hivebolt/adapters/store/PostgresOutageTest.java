package io.github.hivebolt.adapters.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.hivebolt.ports.store.StoreUnavailableException;
import io.github.hivebolt.testkit.ManualTimeSource;
import io.github.hivebolt.testkit.StoreSamples;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database server stops and comes back under an open store. */
class PostgresOutageTest {
    @TempDir
    Path folder;

    @Test
    void store_failsWhileTheServerIsDown_andHealsByItself() throws IOException {
        int port = freePort();
        StoreSettings settings =
                StoreSettings.server("jdbc:postgresql://localhost:" + port + "/postgres", "postgres", "postgres");
        try (DurableOrderStore store = Stores.open(settings, new ManualTimeSource(StoreSamples.START))) {
            assertUnavailable(store);
            whileServerRuns(port, () -> awaitWrite(store, "first"));
            assertReadFails(store);
            assertReadFails(store);
            whileServerRuns(port, () -> {
                awaitWrite(store, "second");
                assertThat(store.<Boolean>read(view -> view.fact("first").isPresent()))
                        .isTrue();
            });
        }
    }

    private void whileServerRuns(int port, Runnable action) throws IOException {
        EmbeddedPostgres server = start(port);
        try {
            action.run();
        } finally {
            server.close();
        }
    }

    private static void assertReadFails(DurableOrderStore store) {
        assertThatThrownBy(() -> store.read(view -> view.counter("x"))).isInstanceOf(StoreUnavailableException.class);
    }

    private static void assertUnavailable(DurableOrderStore store) {
        assertReadFails(store);
        assertThatThrownBy(() -> store.write(transaction -> transaction.addToCounter("x", 1, 9)))
                .isInstanceOf(StoreUnavailableException.class);
        assertThatThrownBy(() -> store.leases().acquire("r", "h", Duration.ofSeconds(1)))
                .isInstanceOf(StoreUnavailableException.class);
        assertThatThrownBy(store::describe).isInstanceOf(StoreUnavailableException.class);
        assertThatThrownBy(store::durabilityProblem).isInstanceOf(StoreUnavailableException.class);
    }

    private static void awaitWrite(DurableOrderStore store, String fact) {
        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptionsInstanceOf(StoreUnavailableException.class)
                .until(() -> store.<Boolean>write(transaction -> {
                    transaction.putFact(fact, "yes");
                    return true;
                }));
    }

    private EmbeddedPostgres start(int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(folder.resolve("data"))
                .setCleanDataDirectory(false)
                .start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}

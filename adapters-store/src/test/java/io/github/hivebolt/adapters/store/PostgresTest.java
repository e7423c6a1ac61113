package io.github.hivebolt.adapters.store;

import static io.github.hivebolt.testkit.StoreSamples.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.hivebolt.ports.store.StoreUnavailableException;
import io.github.hivebolt.testkit.ManualTimeSource;
import io.github.hivebolt.testkit.StoreSamples;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What only PostgreSQL has. */
class PostgresTest {
    private final ManualTimeSource time = new ManualTimeSource(START);

    @Test
    void books_refuseToBeChanged_whoeverAsks() throws SQLException {
        StoreSettings settings = PostgresServer.emptyDatabase("books");
        try (DurableOrderStore store = Stores.open(settings, time)) {
            store.<Boolean>write(transaction -> {
                transaction.post(StoreSamples.entry("entry", 5), START);
                transaction.audit("who", "did", "what", "", START);
                return true;
            });
        }
        for (String sql : List.of(
                "UPDATE ledger_posting SET amount = 1",
                "DELETE FROM ledger_entry",
                "TRUNCATE audit",
                "DELETE FROM payout_signature")) {
            assertThatThrownBy(() -> PostgresServer.execute("books", sql))
                    .as(sql)
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("never changed");
        }
    }

    @Test
    void schema_isMadeOnce_bySeveralInstancesTogether() throws Exception {
        StoreSettings settings = PostgresServer.emptyDatabase("together");
        List<DurableOrderStore> stores = new ArrayList<>();
        try (ExecutorService executor = Executors.newFixedThreadPool(3)) {
            List<Future<Boolean>> opened = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                DurableOrderStore store = Stores.open(settings, time);
                stores.add(store);
                opened.add(
                        executor.submit(() -> store.write(transaction -> transaction.addToCounter("opened", 1, 100))));
            }
            for (Future<Boolean> future : opened) {
                assertThat(future.get()).isTrue();
            }
            assertThat(stores.getFirst().<Long>read(view -> view.counter("opened")))
                    .isEqualTo(3);
            assertThat(stores.getFirst().describe()).matches("PostgreSQL 17\\.\\d+ at .*/together, schema [0-9.]+");
        } finally {
            stores.forEach(DurableOrderStore::close);
        }
    }

    @Test
    void schemaOfANewerProgram_isRefused() throws SQLException {
        StoreSettings settings = PostgresServer.emptyDatabase("newer");
        try (DurableOrderStore store = Stores.open(settings, time)) {
            store.describe();
        }
        PostgresServer.execute(
                "newer",
                "INSERT INTO flyway_schema_history VALUES (99, '99', 'later', 'SQL', 'V99', 1, 'x', now(), 1, true)");
        try (DurableOrderStore store = Stores.open(settings, time)) {
            assertThatThrownBy(() -> store.read(view -> view.counter("opened")))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageContaining("does not fit this program");
        }
    }

    @Test
    void durabilityProblem_findsSettingsThatLosePayments() throws SQLException {
        StoreSettings settings = PostgresServer.emptyDatabase("durable");
        try (DurableOrderStore store = Stores.open(settings, time)) {
            assertThat(store.durabilityProblem()).isEmpty();
        }
        PostgresServer.execute("durable", "ALTER DATABASE durable SET synchronous_commit = off");
        try (DurableOrderStore store = Stores.open(settings, time)) {
            assertThat(store.durabilityProblem()).get().asString().contains("synchronous_commit = off");
        }
    }

    @Test
    void backup_namesTheToolToUse() throws SQLException {
        try (DurableOrderStore store = Stores.open(PostgresServer.emptyDatabase("backup"), time)) {
            assertThatThrownBy(() -> store.backup(Path.of("anywhere")))
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessageContaining("pg_dump");
        }
    }

    @Test
    void password_isNeverShown() {
        StoreSettings settings =
                StoreSettings.server("jdbc:postgresql://u:secret@host/db?password=secret", "u", "secret");
        assertThat(settings.toString()).doesNotContain("secret").contains("host/db");
        assertThat(settings.address()).doesNotContain("secret");
    }
}

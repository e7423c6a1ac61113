package io.github.hivebolt.e2e.gateway;

import static org.awaitility.Awaitility.await;

import io.github.hivebolt.e2e.lightning.FreePorts;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A PostgreSQL server whose data outlives its crashes. Not thread-safe. */
final class Postgres implements AutoCloseable {
    private static final Duration END_LIMIT = Duration.ofSeconds(30);
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final String USER = "postgres";

    private final int port = FreePorts.take();
    private final Path data;
    private EmbeddedPostgres server;

    Postgres(Path data) {
        this.data = data;
        this.server = start();
    }

    private EmbeddedPostgres start() {
        try {
            // As in production, unlike what is usual in tests.
            return EmbeddedPostgres.builder()
                    .setPort(port)
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setPGStartupWait(START_LIMIT)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL does not start", e);
        }
    }

    /** What a gateway needs to know of it. */
    Map<String, String> environment() {
        return Map.of(
                "HIVEBOLT_STORE_URL", url(),
                "HIVEBOLT_STORE_USER", USER,
                "HIVEBOLT_STORE_PASSWORD", "not asked for");
    }

    private String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    /** SIGQUIT ends it at once, without a checkpoint and without a word to anybody. */
    void crash() {
        ProcessHandle postmaster = ProcessHandle.of(postmasterPid()).orElseThrow();
        Signals.send("QUIT", postmaster.pid());
        await("PostgreSQL's end").atMost(END_LIMIT).until(() -> !postmaster.isAlive());
    }

    private long postmasterPid() {
        try {
            return Long.parseLong(
                    Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip());
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL does not run", e);
        }
    }

    /** Starts it again on the data that the crash left. */
    void startAgain() {
        closeServer();
        server = start();
    }

    /** One value by SQL, empty where there is no row. */
    Optional<String> value(String sql) {
        try (Connection connection = DriverManager.getConnection(url(), USER, "");
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            return result.next() ? Optional.ofNullable(result.getString(1)) : Optional.empty();
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL does not answer", e);
        }
    }

    /** Changes the server's configuration, as its administrator does; what can be changed while it runs only. */
    void configure(String setting, String value) {
        try (Connection connection = DriverManager.getConnection(url(), USER, "");
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER SYSTEM SET " + setting + " = " + value);
            statement.execute("SELECT pg_reload_conf()");
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL does not answer", e);
        }
        await("the new " + setting)
                .atMost(END_LIMIT)
                .until(() -> value("SHOW " + setting).equals(Optional.of(value)));
    }

    private void closeServer() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL does not stop", e);
        }
    }

    @Override
    public void close() {
        closeServer();
        Workplace.delete(data);
    }
}

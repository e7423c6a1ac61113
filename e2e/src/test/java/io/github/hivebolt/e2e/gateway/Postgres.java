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
import java.util.TreeMap;
import java.util.stream.Stream;

/** A PostgreSQL server whose data outlives its crashes. Not thread-safe. */
final class Postgres implements AutoCloseable {
    private static final Duration END_LIMIT = Duration.ofSeconds(30);
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final String USER = "postgres";

    private final int port = FreePorts.take();
    // As in production, unlike what is usual in tests.
    private final Map<String, String> settings =
            new TreeMap<>(Map.of("fsync", "on", "synchronous_commit", "on", "full_page_writes", "on"));
    private final Path data;
    private EmbeddedPostgres server;

    Postgres(Path data) {
        this.data = data;
        this.server = start();
    }

    private EmbeddedPostgres start() {
        try {
            EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                    .setPort(port)
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setPGStartupWait(START_LIMIT);
            settings.forEach(builder::setServerConfig);
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL does not start", e);
        }
    }

    /** What a gateway needs to know of it. */
    Map<String, String> environment() {
        return Map.of(
                "HIVEBOLT_STORE_URL", url(), "HIVEBOLT_STORE_USER", USER, "HIVEBOLT_STORE_PASSWORD", "not asked for");
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

    /** SIGSTOP or SIGCONT to the server and all that work for it. */
    void signalAll(String signal) {
        ProcessHandle postmaster = ProcessHandle.of(postmasterPid()).orElseThrow();
        Stream.concat(postmaster.descendants(), Stream.of(postmaster))
                .forEach(process -> Signals.send(signal, process.pid()));
    }

    private long postmasterPid() {
        try {
            return Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid"))
                    .getFirst()
                    .strip());
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

    /** Changes exactly one row behind the gateway's back. */
    void execute(String sql) {
        try (Connection connection = DriverManager.getConnection(url(), USER, "");
                Statement statement = connection.createStatement()) {
            int changed = statement.executeUpdate(sql);
            if (changed != 1) {
                throw new AssertionError(changed + " rows were changed by " + sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL does not answer", e);
        }
    }

    /** Starts it again with another setting, as an administrator who wants it faster does. */
    void startAgainWith(String setting, String value) {
        settings.put(setting, value);
        crash();
        startAgain();
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

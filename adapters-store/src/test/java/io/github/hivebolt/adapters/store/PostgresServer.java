package io.github.hivebolt.adapters.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** One PostgreSQL server for all tests of this process. */
final class PostgresServer {
    private static final EmbeddedPostgres SERVER = start();

    private static final Set<String> KNOWN = ConcurrentHashMap.newKeySet();

    private PostgresServer() {}

    private static EmbeddedPostgres start() {
        try {
            // As in production, unlike what is usual in tests.
            return EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** A database with nothing in it; what it held before is gone. */
    static StoreSettings emptyDatabase(String name) throws SQLException {
        if (KNOWN.add(name)) {
            execute("postgres", "CREATE DATABASE " + name);
        } else {
            execute(name, "DROP SCHEMA public CASCADE");
            execute(name, "CREATE SCHEMA public");
        }
        return settings(name);
    }

    /** Where it listens. */
    static int port() {
        return SERVER.getPort();
    }

    static void execute(String database, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(SERVER.getJdbcUrl("postgres", database));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static StoreSettings settings(String name) {
        String url = "jdbc:postgresql://localhost:" + SERVER.getPort() + "/" + name;
        return StoreSettings.server(url, "postgres", "postgres");
    }
}

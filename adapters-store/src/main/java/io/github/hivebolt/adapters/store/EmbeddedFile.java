package io.github.hivebolt.adapters.store;

import io.github.hivebolt.ports.store.StoreUnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/**
 * H2's file below SQL, by way of a connection of its own, which also keeps the database open while the pool has none.
 * Thread-safe.
 */
final class EmbeddedFile implements AutoCloseable {
    private static final int FILL_PERCENT = 50;
    private static final int TIDY_BYTES = 1 << 20;

    private final DataSource dataSource;
    private @Nullable Connection connection;

    EmbeddedFile(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Returns when everything that H2 has stored is on disk. SQL has no way to ask for that without storing more. */
    void force() {
        onStore(MVStore::sync);
    }

    /** Moves what is left in old parts of the file together, so that it does not grow for ever. */
    void tidy() {
        onStore(store -> store.compact(FILL_PERCENT, TIDY_BYTES));
    }

    private void onStore(Consumer<MVStore> action) {
        try {
            action.accept(store(open()));
        } catch (SQLException | RuntimeException failed) {
            close();
            throw new StoreUnavailableException(
                    "the store could not write to its disk; whether the last change was kept is not known", failed);
        }
    }

    private synchronized Connection open() throws SQLException {
        Connection current = connection == null ? dataSource.getConnection() : connection;
        connection = current;
        return current;
    }

    private static MVStore store(Connection connection) throws SQLException {
        if (connection.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal session) {
            return session.getDatabase().getStore().getMvStore();
        }
        throw new SQLException("an H2 store must be embedded; a remote H2 server cannot be forced to write");
    }

    @Override
    public synchronized void close() {
        Connection closing = connection;
        connection = null;
        if (closing != null) {
            try {
                closing.close();
            } catch (SQLException ignored) {
                // It is given up in any case.
            }
        }
    }
}

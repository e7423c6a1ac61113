package io.github.hivebolt.adapters.store;

import io.github.hivebolt.ports.store.StoreUnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * H2's {@code CHECKPOINT SYNC} on a connection of its own, which also keeps the database open while the pool has none.
 * Called by one thread at a time.
 */
final class CheckpointSync implements SyncBarrier.Sync {
    private final DataSource dataSource;
    private @Nullable Connection connection;

    CheckpointSync(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public synchronized void run() {
        try {
            Connection current = connection == null ? dataSource.getConnection() : connection;
            connection = current;
            try (Statement statement = current.createStatement()) {
                statement.execute("CHECKPOINT SYNC");
            }
        } catch (SQLException failed) {
            close();
            throw new StoreUnavailableException(
                    "the store could not write to its disk; whether the last change was kept is not known", failed);
        }
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

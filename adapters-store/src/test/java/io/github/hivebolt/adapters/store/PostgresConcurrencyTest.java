package io.github.hivebolt.adapters.store;

import java.sql.SQLException;

class PostgresConcurrencyTest extends DatabaseConcurrency {
    @Override
    StoreSettings freshDatabase() throws SQLException {
        return PostgresServer.emptyDatabase("concurrency");
    }
}

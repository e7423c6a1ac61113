package io.github.hivebolt.adapters.store;

import java.sql.SQLException;

class PostgresSchemaMigrationTest extends SchemaMigrationContract {
    @Override
    StoreSettings emptyDatabase() throws SQLException {
        return PostgresServer.emptyDatabase("migration");
    }

    @Override
    Dialect dialect() {
        return Dialect.POSTGRESQL;
    }
}

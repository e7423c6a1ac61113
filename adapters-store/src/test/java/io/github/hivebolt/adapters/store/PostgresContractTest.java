package io.github.hivebolt.adapters.store;

import java.sql.SQLException;

class PostgresContractTest extends DatabaseContracts {
    @Override
    StoreSettings freshDatabase() throws SQLException {
        return PostgresServer.emptyDatabase("contract");
    }
}

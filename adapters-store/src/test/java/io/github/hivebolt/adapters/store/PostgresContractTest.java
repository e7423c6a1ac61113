package io.github.hivebolt.adapters.store;

import io.github.hivebolt.testkit.StoreSharingContract;
import java.sql.SQLException;

class PostgresContractTest extends DatabaseContracts implements StoreSharingContract {
    @Override
    StoreSettings freshDatabase() throws SQLException {
        return PostgresServer.emptyDatabase("contract");
    }
}

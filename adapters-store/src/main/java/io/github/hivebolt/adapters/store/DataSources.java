package io.github.hivebolt.adapters.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Opens databases. */
final class DataSources {
    private static final int CONNECT_SECONDS = 3;
    private static final int SOCKET_SECONDS = 60;
    private static final long POOL_WAIT_MILLIS = 3_000;
    private static final long VALIDATION_MILLIS = 2_000;

    private DataSources() {}

    /** Connections without a pool. The drivers are named, because an application server may have others of its own. */
    static DataSource plain(StoreSettings settings) {
        return switch (settings.dialect()) {
            case H2 -> {
                JournaledFileSystem.register();
                JdbcDataSource source = new JdbcDataSource();
                source.setURL(settings.jdbcUrl());
                source.setUser(settings.user());
                source.setPassword(settings.password());
                yield source;
            }
            case POSTGRESQL -> {
                PGSimpleDataSource source = new PGSimpleDataSource();
                source.setURL(settings.jdbcUrl());
                source.setUser(settings.user());
                source.setPassword(settings.password());
                source.setLoginTimeout(CONNECT_SECONDS);
                source.setConnectTimeout(CONNECT_SECONDS);
                source.setSocketTimeout(SOCKET_SECONDS);
                source.setTcpKeepAlive(true);
                source.setApplicationName("hivebolt");
                yield source;
            }
        };
    }

    /** A pool that opens although the database cannot be reached, and heals by itself when it can. */
    static HikariDataSource pool(StoreSettings settings, DataSource plain) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("hivebolt-store");
        config.setDataSource(plain);
        config.setMaximumPoolSize(settings.poolSize());
        config.setMinimumIdle(1);
        config.setConnectionTimeout(POOL_WAIT_MILLIS);
        config.setValidationTimeout(VALIDATION_MILLIS);
        config.setInitializationFailTimeout(-1);
        config.setConnectionInitSql(settings.dialect().initialSql());
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        return new HikariDataSource(config);
    }
}

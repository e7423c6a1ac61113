package io.github.hivebolt.adapters.store;

import java.sql.Connection;
import java.util.Locale;

/** What differs between the two databases. */
enum Dialect {
    /** The embedded one. */
    H2(
            "H2",
            "jdbc:h2:",
            "CURRENT_TIMESTAMP",
            H2InstantPlatform.class,
            Connection.TRANSACTION_SERIALIZABLE,
            "SET LOCK_TIMEOUT 10000"),
    /** The one for several instances. A peer that hangs in a transaction must not hold its locks for ever. */
    POSTGRESQL(
            "PostgreSQL",
            "jdbc:postgresql:",
            "clock_timestamp()",
            PostgresInstantPlatform.class,
            Connection.TRANSACTION_REPEATABLE_READ,
            "SET lock_timeout = '10s'; SET statement_timeout = '30s'; SET idle_in_transaction_session_timeout = '15s'");

    private final String label;
    private final String urlPrefix;
    private final String clock;
    private final Class<?> platform;
    private final int snapshotIsolation;
    private final String initialSql;

    Dialect(String label, String urlPrefix, String clock, Class<?> platform, int snapshotIsolation, String initialSql) {
        this.label = label;
        this.urlPrefix = urlPrefix;
        this.clock = clock;
        this.platform = platform;
        this.snapshotIsolation = snapshotIsolation;
        this.initialSql = initialSql;
    }

    static Dialect of(String jdbcUrl) {
        for (Dialect dialect : values()) {
            if (jdbcUrl.startsWith(dialect.urlPrefix)) {
                return dialect;
            }
        }
        throw new IllegalArgumentException("hivebolt.store.url must start with jdbc:h2: or jdbc:postgresql:");
    }

    String label() {
        return label;
    }

    /** The expression for the database's own time. */
    String clock() {
        return clock;
    }

    String platformClassName() {
        return platform.getName();
    }

    /** The isolation in which all statements of a transaction see one state. H2's repeatable read shows phantoms. */
    int snapshotIsolation() {
        return snapshotIsolation;
    }

    /** What every new connection begins with. */
    String initialSql() {
        return initialSql;
    }

    String migrations() {
        return "classpath:db/migration/" + name().toLowerCase(Locale.ROOT);
    }
}

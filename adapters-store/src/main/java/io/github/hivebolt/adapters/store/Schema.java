package io.github.hivebolt.adapters.store;

import io.github.hivebolt.ports.store.StoreUnavailableException;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;

/** The tables' versions. */
final class Schema {
    private Schema() {}

    /** Brings the schema up to date; several instances may do that at the same time. */
    static void migrate(DataSource dataSource, StoreSettings settings) {
        try {
            flyway(dataSource, settings.dialect()).migrate();
        } catch (FlywayException failed) {
            throw SqlFailure.cause(failed)
                    .map(sql -> unavailable(settings, sql))
                    .orElseGet(() -> new StoreUnavailableException(
                            "the schema of the store at " + settings.address() + " does not fit this program: "
                                    + failed.getMessage(),
                            failed));
        }
    }

    private static StoreUnavailableException unavailable(StoreSettings settings, SQLException sql) {
        return new StoreUnavailableException(
                "the store at " + settings.address() + " cannot be opened: " + sql.getMessage(), sql);
    }

    /** The version that the database has, {@code none} before the first migration. */
    static String version(DataSource dataSource, Dialect dialect) {
        MigrationInfo current = flyway(dataSource, dialect).info().current();
        return current == null ? "none" : current.getVersion().getVersion();
    }

    private static Flyway flyway(DataSource dataSource, Dialect dialect) {
        return Flyway.configure(Schema.class.getClassLoader())
                .dataSource(dataSource)
                .locations("classpath:db/migration/common", dialect.migrations())
                // A schema of a newer program must be refused, not silently used.
                .ignoreMigrationPatterns(new String[0])
                .cleanDisabled(true)
                .load();
    }
}

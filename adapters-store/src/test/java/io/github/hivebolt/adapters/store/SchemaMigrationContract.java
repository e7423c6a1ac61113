package io.github.hivebolt.adapters.store;

import static io.github.hivebolt.testkit.StoreSamples.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.hivebolt.ports.store.OrderFilter;
import io.github.hivebolt.ports.store.OrderStore;
import io.github.hivebolt.ports.store.ReceiveFilter;
import io.github.hivebolt.testkit.ManualTimeSource;
import io.github.hivebolt.testkit.StoreSamples;
import io.github.hivebolt.testkit.ValidatingOrderStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A store of every schema version that ever was is brought up to date, and everything is still there.
 *
 * <p>A new version of {@code db/migration/common} gets its test by one resource: {@code schema/V<version>.sql} with rows,
 * as that version has them, for the tables that it makes or changes. Without it these tests fail.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SchemaMigrationContract {
    private static final String COMMON = "classpath:db/migration/common";
    private static final int NEW_ORDER = 77_777;
    private static final int MANY = 10_000;

    abstract StoreSettings emptyDatabase() throws Exception;

    abstract Dialect dialect();

    /** Of the common folder only: what one database alone has carries no rows of its own. */
    List<MigrationVersion> commonVersions() {
        return versions(Flyway.configure().locations(COMMON).dataSource("jdbc:h2:mem:versions", "", ""));
    }

    List<MigrationVersion> allVersions() {
        return versions(Flyway.configure()
                .locations(COMMON, dialect().migrations())
                .dataSource("jdbc:h2:mem:versions", "", ""));
    }

    private static List<MigrationVersion> versions(org.flywaydb.core.api.configuration.FluentConfiguration flyway) {
        return Arrays.stream(flyway.load().info().all())
                .map(MigrationInfo::getVersion)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("commonVersions")
    void everySchemaVersion_hasRowsToMigrate(MigrationVersion version) {
        assertThat(rows(version))
                .as("a new schema version needs the resource schema/V%s.sql in the tests of adapters-store", version)
                .isPresent();
    }

    @ParameterizedTest
    @MethodSource("allVersions")
    void storeOfEveryVersion_isBroughtUpToDate_andKeepsEverything(MigrationVersion version) throws Exception {
        StoreSettings settings = emptyDatabase();
        TableRows before = fill(settings, version);
        assertThat(before.empty())
                .as("tables of version %s without a row in schema/*.sql", version)
                .isEmpty();
        try (var store = new ValidatingOrderStore(Stores.open(settings, new ManualTimeSource(START)))) {
            assertThat(store.describe()).endsWith("schema " + allVersions().getLast());
            assertThat(readableOrders(store)).as("send orders").isEqualTo(before.count("send_order"));
            assertThat(readableReceiveOrders(store)).as("receive orders").isEqualTo(before.count("receive_order"));
            try (Connection connection = DataSources.plain(settings).getConnection()) {
                assertThat(before.missingFrom(TableRows.of(connection))).isEmpty();
            }
            assertThat(store.<Boolean>write(tx -> tx.insertOrder(StoreSamples.order(NEW_ORDER), START)))
                    .as("and it goes on")
                    .isTrue();
        }
    }

    private static int readableOrders(OrderStore store) {
        OrderFilter all = new OrderFilter(Optional.empty(), Set.of(), Optional.empty(), MANY);
        return store.read(view -> view.orders(all)).size();
    }

    private static int readableReceiveOrders(OrderStore store) {
        ReceiveFilter all = new ReceiveFilter(Optional.empty(), Optional.empty(), Set.of(), Optional.empty(), MANY);
        return store.read(view -> view.receive().orders(all)).size();
    }

    @Test
    void newestVersion_isTheProgramsOwn() throws Exception {
        StoreSettings settings = emptyDatabase();
        Schema.migrate(DataSources.plain(settings), settings);
        assertThat(Schema.version(DataSources.plain(settings), dialect()))
                .isEqualTo(allVersions().getLast().getVersion());
    }

    /** Goes from version to version as a store in use does, each time with the rows that came with it. */
    private TableRows fill(StoreSettings settings, MigrationVersion upTo) throws SQLException {
        for (MigrationVersion version : allVersions()) {
            if (version.compareTo(upTo) > 0) {
                break;
            }
            Flyway.configure()
                    .dataSource(DataSources.plain(settings))
                    .locations(COMMON, dialect().migrations())
                    .target(version)
                    .load()
                    .migrate();
            Optional<String> sql = rows(version);
            if (sql.isPresent()) {
                execute(settings, sql.get());
            }
        }
        try (Connection connection = DataSources.plain(settings).getConnection()) {
            return TableRows.of(connection);
        }
    }

    private static Optional<String> rows(MigrationVersion version) {
        String name = "/schema/V" + version.getVersion() + ".sql";
        try (InputStream resource = SchemaMigrationContract.class.getResourceAsStream(name)) {
            return resource == null
                    ? Optional.empty()
                    : Optional.of(new String(resource.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void execute(StoreSettings settings, String sql) throws SQLException {
        try (Connection connection = DataSources.plain(settings).getConnection();
                Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }
}

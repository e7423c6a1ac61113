package io.github.hivebolt.adapters.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Looks at the database itself, for the operator. */
final class Inspection {
    private static final List<String> NEEDED = List.of("fsync", "synchronous_commit", "full_page_writes");

    private Inspection() {}

    static String describe(Database database) {
        database.ready();
        try (Connection connection = database.pool().getConnection()) {
            String version =
                    connection.getMetaData().getDatabaseProductVersion().replaceFirst(" .*", "");
            return database.dialect().label() + " " + version + " at "
                    + database.settings().address() + ", schema "
                    + Schema.version(database.plain(), database.dialect());
        } catch (SQLException failed) {
            throw SqlFailure.toException(failed, database.settings().address());
        }
    }

    static Optional<String> durabilityProblem(Database database) {
        return switch (database.dialect()) {
            case H2 -> h2Problem(database.settings());
            case POSTGRESQL -> postgresProblem(database);
        };
    }

    private static Optional<String> h2Problem(StoreSettings settings) {
        String url = settings.jdbcUrl().toLowerCase(Locale.ROOT);
        boolean inMemory = url.startsWith("jdbc:h2:mem:") || url.contains("memfs:") || url.contains("niomem");
        if (inMemory) {
            return Optional.of("hivebolt.store.url keeps everything in memory, and all is lost with the process; "
                    + "leave it out to use a file under hivebolt.data-dir");
        }
        return url.startsWith("jdbc:h2:" + JournaledFileSystem.SCHEME + ":")
                ? Optional.empty()
                : Optional.of("hivebolt.store.url names a file that H2 writes without a journal, and a power cut could"
                        + " lose payments; begin it with jdbc:h2:journaled:async: or leave it out");
    }

    private static Optional<String> postgresProblem(Database database) {
        try (Connection connection = database.pool().getConnection();
                Statement statement = connection.createStatement()) {
            for (String setting : NEEDED) {
                try (ResultSet result = statement.executeQuery("SHOW " + setting)) {
                    result.next();
                    if ("off".equals(result.getString(1))) {
                        return Optional.of("PostgreSQL runs with " + setting
                                + " = off and would lose payments in a power cut; set it to on for this database");
                    }
                }
            }
            return Optional.empty();
        } catch (SQLException failed) {
            throw SqlFailure.toException(failed, database.settings().address());
        }
    }
}

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.flywaydb.core.Flyway;

/**
 * Makes an embedded store as the first schema had it, with rows in it, for {@code tools/verify-image.sh}.
 *
 * <p>Usage: {@code java -cp 'LIBRARIES/*' tools/OldStore.java STORE ROWS.sql}, where the libraries are those of the web
 * application and STORE is the file's path without {@code .mv.db}.
 */
class OldStore {
    private static final String USER = "hivebolt";

    public static void main(String[] args) throws Exception {
        // As the embedded store opens it.
        String url = "jdbc:h2:file:" + Path.of(args[0]).toAbsolutePath()
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH";
        Flyway.configure()
                .dataSource(url, USER, "")
                .locations("classpath:db/migration/common")
                .target("1")
                .load()
                .migrate();
        try (Connection connection = DriverManager.getConnection(url, USER, "");
                Statement statement = connection.createStatement()) {
            statement.execute(Files.readString(Path.of(args[1])));
        }
    }
}

package io.github.hivebolt.adapters.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;

/** Copies of the embedded database. */
final class Backup {
    private static final String DATABASE_FILE = "hivebolt.mv.db";

    private Backup() {}

    static void write(Database database, Path file) {
        if (database.dialect() != Dialect.H2) {
            throw new UnsupportedOperationException(
                    "a store on PostgreSQL is backed up with PostgreSQL's own tools: pg_dump, or base backups with WAL archiving");
        }
        database.ready();
        Path marked = file.resolveSibling(file.getFileName() + ".marked");
        Path partial = file.resolveSibling(file.getFileName() + ".partial");
        try {
            if (Files.exists(file)) {
                throw new FileAlreadyExistsException(file.toString());
            }
            Files.deleteIfExists(marked);
            copy(database, marked);
            removeMark(marked, partial);
            Files.delete(marked);
            try (FileChannel channel = FileChannel.open(partial, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(partial, file);
        } catch (IOException failed) {
            throw new UncheckedIOException("the backup could not be written to " + file, failed);
        }
    }

    private static void copy(Database database, Path target) {
        try (Connection connection = database.plain().getConnection();
                PreparedStatement statement = connection.prepareStatement("BACKUP TO ?")) {
            statement.setString(1, target.toAbsolutePath().toString());
            statement.execute();
        } catch (SQLException failed) {
            throw SqlFailure.toException(failed, database.settings().address());
        }
    }

    /** A journal that lies where the backup is restored belongs to the file that was there, not to this one. */
    private static void removeMark(Path from, Path to) throws IOException {
        try (InputStream in = Files.newInputStream(from);
                ZipInputStream marked = new ZipInputStream(in);
                OutputStream out = Files.newOutputStream(to);
                ZipOutputStream unmarked = new ZipOutputStream(out)) {
            for (ZipEntry entry = marked.getNextEntry(); entry != null; entry = marked.getNextEntry()) {
                unmarked.putNextEntry(new ZipEntry(entry.getName()));
                byte[] firstBlock = marked.readNBytes(FileMark.BLOCK_BYTES);
                FileMark.change(FileMark.NONE).applyTo(firstBlock, 0);
                unmarked.write(firstBlock);
                marked.transferTo(unmarked);
                unmarked.closeEntry();
            }
        }
    }

    static BackupReport verify(Path file, String user, String password) {
        try {
            Path folder = Files.createTempDirectory("hivebolt-verify");
            try {
                unpack(file, folder.resolve(DATABASE_FILE));
                return inspect(StoreSettings.embedded(folder).withCredentials(user, password));
            } finally {
                delete(folder);
            }
        } catch (IOException failed) {
            throw new IllegalArgumentException(file + " cannot be read as a backup: " + failed.getMessage(), failed);
        } catch (SQLException failed) {
            throw new IllegalArgumentException(file + " holds a damaged store: " + failed.getMessage(), failed);
        }
    }

    private static void unpack(Path file, Path target) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().endsWith(".mv.db")) {
                    Files.copy(zip, target);
                    return;
                }
            }
        }
        throw new IOException("there is no embedded store in it");
    }

    private static BackupReport inspect(StoreSettings settings) throws SQLException {
        DataSource dataSource = DataSources.plain(settings);
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            String version = Schema.version(dataSource, settings.dialect());
            Map<String, Long> orders = new TreeMap<>();
            try (ResultSet rows =
                    statement.executeQuery("SELECT state, COUNT(*) FROM send_order GROUP BY state ORDER BY state")) {
                while (rows.next()) {
                    orders.put(rows.getString(1), rows.getLong(2));
                }
            }
            long entries = number(statement, "SELECT COUNT(*) FROM ledger_entry");
            long unbalanced = number(
                    statement,
                    "SELECT COUNT(*) FROM (SELECT entry_number, currency FROM ledger_posting"
                            + " GROUP BY entry_number, currency HAVING SUM(amount) <> 0) AS unbalanced");
            return new BackupReport(version, orders, entries, unbalanced == 0);
        }
    }

    private static long number(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(folder);
    }
}

package io.github.hivebolt.adapters.store;

import static io.github.hivebolt.testkit.StoreSamples.START;
import static io.github.hivebolt.testkit.StoreSamples.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.hivebolt.ports.store.OrderStore;
import io.github.hivebolt.testkit.ManualTimeSource;
import io.github.hivebolt.testkit.StoreSamples;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {
    @TempDir
    Path folder;

    private final ManualTimeSource time = new ManualTimeSource(START);

    @Test
    void backup_whileOthersWrite_isConsistent() throws ExecutionException, InterruptedException {
        Path file = folder.resolve("it's a backup.zip");
        try (OrderStore store = Stores.open(StoreSettings.embedded(folder.resolve("data")), time)) {
            for (int number = 0; number < 20; number++) {
                book(store, number);
            }
            AtomicBoolean enough = new AtomicBoolean();
            try (ExecutorService executor = Executors.newSingleThreadExecutor()) {
                Future<?> writer = executor.submit(() -> {
                    for (int number = 20; !enough.get(); number++) {
                        book(store, number);
                    }
                });
                store.backup(file);
                enough.set(true);
                writer.get();
            }
        }
        BackupReport report = Stores.verifyBackup(file);
        assertThat(report.balanced()).isTrue();
        assertThat(report.schemaVersion()).isEqualTo("4");
        assertThat(report.ledgerEntries())
                .as("an order and its entry come together")
                .isEqualTo(report.orderCounts().get("received"))
                .isGreaterThanOrEqualTo(20);
        assertThat(report.sentence()).contains("the books balance");
    }

    @Test
    void backup_neverOverwrites() throws IOException {
        Path file = Files.writeString(folder.resolve("precious"), "data");
        try (OrderStore store = Stores.open(StoreSettings.embedded(folder.resolve("data")), time)) {
            assertThatThrownBy(() -> store.backup(file)).isInstanceOf(UncheckedIOException.class);
        }
        assertThat(file).hasContent("data");
    }

    /** Whoever restores it may leave behind what a crash left beside the file that it takes the place of. */
    @Test
    void restoredBackup_besideTheJournalOfTheStoreItCameFrom_isWhatWasBackedUp() throws IOException {
        Path data = folder.resolve("data");
        Path restored = Files.createDirectory(folder.resolve("restored"));
        try (OrderStore store = Stores.open(StoreSettings.embedded(data), time)) {
            book(store, 1);
            store.backup(folder.resolve("backup.zip"));
            book(store, 2);
            Files.copy(data.resolve("hivebolt.mv.db.journal"), restored.resolve("hivebolt.mv.db.journal"));
        }
        try (InputStream in = Files.newInputStream(folder.resolve("backup.zip"));
                ZipInputStream zip = new ZipInputStream(in)) {
            assertThat(zip.getNextEntry()).isNotNull();
            Files.copy(zip, restored.resolve("hivebolt.mv.db"));
        }
        try (OrderStore store = Stores.open(StoreSettings.embedded(restored), time)) {
            assertThat(store.<Boolean>read(view -> view.order(order(1).id()).isPresent()))
                    .isTrue();
            assertThat(store.<Boolean>read(view -> view.order(order(2).id()).isPresent()))
                    .isFalse();
        }
    }

    @Test
    void verifyBackup_ofSomethingElse_saysSo() throws IOException {
        Path file = Files.writeString(folder.resolve("text"), "not a backup");
        assertThatThrownBy(() -> Stores.verifyBackup(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot be read as a backup");
    }

    @Test
    void verifyBackup_ofDamagedStore_saysSo() throws IOException {
        Path file = folder.resolve("damaged.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("hivebolt.mv.db"));
            zip.write(new byte[20_000]);
            zip.closeEntry();
        }
        assertThatThrownBy(() -> Stores.verifyBackup(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("damaged");
    }

    @Test
    void verifyBackup_findsBooksThatDoNotBalance() throws SQLException {
        StoreSettings settings = StoreSettings.embedded(folder.resolve("data"));
        Path file = folder.resolve("unbalanced.zip");
        try (OrderStore store = Stores.open(settings, time)) {
            book(store, 1);
            try (Connection connection = DataSources.plain(settings).getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("UPDATE ledger_posting SET amount = amount + 1 WHERE amount > 0");
            }
            store.backup(file);
        }
        assertThat(Stores.verifyBackup(file).balanced()).isFalse();
    }

    private static void book(OrderStore store, int number) {
        store.<Boolean>write(transaction -> {
            transaction.insertOrder(order(number), START);
            transaction.post(StoreSamples.entry("entry-" + number, 5), START);
            return true;
        });
    }
}

package io.github.hivebolt.adapters.store;

import io.github.hivebolt.ports.TimeSource;
import java.nio.file.Path;

/** Makes stores. */
public final class Stores {
    private Stores() {}

    /**
     * Opens a store. That the database cannot be reached is no error here: every call throws
     * {@link io.github.hivebolt.ports.store.StoreUnavailableException} until it can be, and then the schema is brought up
     * to date.
     *
     * @param settings where it is
     * @param time the clock that dueness of work is measured by
     * @return the store; the caller closes it
     */
    public static DurableOrderStore open(StoreSettings settings, TimeSource time) {
        Database database = new Database(settings);
        Durability durability = switch (settings.dialect()) {
            case H2 -> new EmbeddedDurability(new EmbeddedFile(database.plain()));
            case POSTGRESQL -> Durability.BY_COMMIT;
        };
        return new JpaOrderStore(database, durability, time);
    }

    /**
     * Reads a backup of an embedded store back, without changing it: opens a copy, checks the schema and the books.
     *
     * @param file a file that {@link io.github.hivebolt.ports.store.OrderStore#backup} wrote
     * @return what is in it
     * @throws IllegalArgumentException if it is no backup, or a damaged one; the message says what was found
     */
    public static BackupReport verifyBackup(Path file) {
        return verifyBackup(file, StoreSettings.EMBEDDED_USER, "");
    }

    /**
     * The same for an embedded store with credentials of its own.
     *
     * @param file the backup
     * @param user the user that it was made with
     * @param password that user's password
     * @return what is in it
     * @throws IllegalArgumentException as above
     */
    public static BackupReport verifyBackup(Path file, String user, String password) {
        return Backup.verify(file, user, password);
    }
}

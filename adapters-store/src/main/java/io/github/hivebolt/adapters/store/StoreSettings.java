package io.github.hivebolt.adapters.store;

import java.nio.file.Path;

/**
 * Where the store is.
 *
 * @param jdbcUrl {@code jdbc:h2:...} (embedded, one process) or {@code jdbc:postgresql:...}
 * @param user the database user
 * @param password its password, possibly empty
 * @param poolSize how many connections may be open at once, 2 to 100
 */
public record StoreSettings(String jdbcUrl, String user, String password, int poolSize) {
    /** Enough for the workers and the web page of one instance. */
    public static final int DEFAULT_POOL_SIZE = 10;

    static final String EMBEDDED_USER = "hivebolt";

    /** On H2's usual file system, a thread that is interrupted while it writes closes the file under all others. */
    private static final String UNINTERRUPTIBLE = "async:";

    private static final String SAFE = JournaledFileSystem.SCHEME + ":";

    private static final String H2_OPTIONS = ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
            + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";

    /** Refuses an unknown kind of database. */
    public StoreSettings {
        Dialect.of(jdbcUrl);
        if (poolSize < 2 || poolSize > 100) {
            throw new IllegalArgumentException("the store's pool must have 2 to 100 connections");
        }
    }

    /**
     * The embedded store in a folder, which is made when it is missing.
     *
     * @param dataDir the folder
     * @return settings for an H2 file {@code hivebolt.mv.db} in it
     */
    public static StoreSettings embedded(Path dataDir) {
        return embeddedIn(SAFE + UNINTERRUPTIBLE, dataDir);
    }

    /** The same on another file system of H2's. */
    static StoreSettings embeddedIn(String fileSystem, Path dataDir) {
        String file = dataDir.toAbsolutePath().resolve("hivebolt").toString();
        if (file.contains(";")) {
            throw new IllegalArgumentException("the path of hivebolt.data-dir must not contain a semicolon");
        }
        return new StoreSettings("jdbc:h2:" + fileSystem + file + H2_OPTIONS, EMBEDDED_USER, "", DEFAULT_POOL_SIZE);
    }

    /**
     * A store on a database server.
     *
     * @param jdbcUrl {@code jdbc:postgresql://host/database}
     * @param user the database user, who owns the database's schema
     * @param password its password
     * @return settings with the default pool
     */
    public static StoreSettings server(String jdbcUrl, String user, String password) {
        return new StoreSettings(jdbcUrl, user, password, DEFAULT_POOL_SIZE);
    }

    StoreSettings withCredentials(String newUser, String newPassword) {
        return new StoreSettings(jdbcUrl, newUser, newPassword, poolSize);
    }

    Dialect dialect() {
        return Dialect.of(jdbcUrl);
    }

    /** Never shows the password, nor the parameters of the URL, which may hold one. */
    @Override
    public String toString() {
        return "StoreSettings[" + address() + ", user " + user + "]";
    }

    String address() {
        return jdbcUrl.replaceFirst("[;?].*", "").replaceFirst("//[^/@]*@", "//");
    }
}

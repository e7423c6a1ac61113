package io.github.hivebolt.adapters.store;

import com.zaxxer.hikari.HikariDataSource;
import io.github.hivebolt.ports.store.StoreUnavailableException;
import jakarta.persistence.EntityManagerFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The database behind the store. It may be unreachable when this is made; the schema is brought up to date at the first
 * successful contact. Thread-safe.
 */
final class Database implements AutoCloseable {
    private static final long OPENING_WAIT_SECONDS = 3;

    private final StoreSettings settings;
    private final DataSource plain;
    private final HikariDataSource pool;
    private final ReentrantLock opening = new ReentrantLock();
    private volatile @Nullable EntityManagerFactory entities;
    private volatile boolean closed;

    Database(StoreSettings settings) {
        this.settings = settings;
        this.plain = DataSources.plain(settings);
        this.pool = DataSources.pool(settings, plain);
    }

    StoreSettings settings() {
        return settings;
    }

    Dialect dialect() {
        return settings.dialect();
    }

    /** Connections without a pool, for what lasts long. */
    DataSource plain() {
        return plain;
    }

    DataSource pool() {
        return pool;
    }

    /**
     * The way to the tables, with the schema as this program needs it.
     *
     * @throws StoreUnavailableException while that cannot be had
     */
    EntityManagerFactory ready() {
        EntityManagerFactory known = entities;
        return known == null ? open() : known;
    }

    /** Replaces all connections as they become idle: one that failed is seldom alone. */
    void distrustConnections() {
        if (pool.isRunning()) {
            pool.getHikariPoolMXBean().softEvictConnections();
        }
    }

    private EntityManagerFactory open() {
        if (!tryLock()) {
            throw unavailable("is still being opened", new IllegalStateException("another thread opens it"));
        }
        try {
            EntityManagerFactory known = entities;
            if (known != null) {
                return known;
            }
            if (closed) {
                throw unavailable("is closed", new IllegalStateException("closed"));
            }
            Schema.migrate(plain, settings);
            EntityManagerFactory opened = PersistenceUnit.open(pool, dialect());
            entities = opened;
            return opened;
        } finally {
            opening.unlock();
        }
    }

    private boolean tryLock() {
        try {
            return opening.tryLock(OPENING_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private StoreUnavailableException unavailable(String what, Throwable cause) {
        return new StoreUnavailableException("the store at " + settings.address() + " " + what, cause);
    }

    @Override
    public void close() {
        opening.lock();
        try {
            closed = true;
            EntityManagerFactory known = entities;
            entities = null;
            if (known != null) {
                known.close();
            }
            pool.close();
        } finally {
            opening.unlock();
        }
    }
}

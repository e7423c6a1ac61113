package io.github.hivebolt.adapters.store;

import io.github.hivebolt.ports.TimeSource;
import io.github.hivebolt.ports.store.StoreUnavailableException;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityTransaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/** Runs functions in transactions: repeats lost races, waits for the disk, translates failures. Thread-safe. */
final class Transactions {
    private static final int MAX_ATTEMPTS = 10;
    private static final long BACK_OFF_MILLIS = 2;

    private final Database database;
    private final Durability durability;
    private final TimeSource time;
    private final ThreadLocal<Boolean> inside = ThreadLocal.withInitial(() -> false);

    Transactions(Database database, Durability durability, TimeSource time) {
        this.database = database;
        this.durability = durability;
        this.time = time;
    }

    /** Reads one snapshot, and returns only when all that it can have seen is on disk. */
    <T> T read(Function<StoreTables, T> work) {
        return repeatedly(() -> {
            T result = inTransaction(this::beginReading, work, EntityTransaction::rollback);
            durability.awaitSeen();
            return result;
        });
    }

    /** Writes all or nothing, and returns only when it is on disk. */
    <T> T write(Function<StoreTables, T> work) {
        return repeatedly(() -> {
            T result = writing(work, this::commit);
            durability.awaitWritten();
            return result;
        });
    }

    /** Writes what may be lost with the power; it returns only when all that it can have seen is on disk. */
    <T> T writeLightly(Function<StoreTables, T> work) {
        return repeatedly(() -> {
            T result = writing(work, EntityTransaction::commit);
            durability.awaitSeen();
            return result;
        });
    }

    private interface Attempt<T> {
        T run();
    }

    private interface Beginning {
        void prepare(Connection connection) throws SQLException;
    }

    private interface Ending {
        void end(EntityTransaction transaction);
    }

    private <T> T repeatedly(Attempt<T> attempt) {
        if (inside.get()) {
            throw new IllegalStateException("a transaction must not be begun inside another one");
        }
        inside.set(true);
        // An interruption must neither close the database's file under other threads nor tear a write: it waits.
        boolean interrupted = Thread.interrupted();
        try {
            for (int count = 1; ; count++) {
                try {
                    return attempt.run();
                } catch (RuntimeException failed) {
                    throwUnlessRaceLost(failed, count);
                    // The one who won needs a moment; threads that lost to each other must not meet again.
                    long millis =
                            count * BACK_OFF_MILLIS + Thread.currentThread().threadId() % 7;
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
                }
            }
        } finally {
            inside.remove();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void throwUnlessRaceLost(RuntimeException failed, int count) {
        if (failed instanceof StoreUnavailableException) {
            database.distrustConnections();
            throw failed;
        }
        Optional<SQLException> cause = SqlFailure.cause(failed);
        if (cause.isEmpty()) {
            throw failed;
        }
        SqlFailure kind = SqlFailure.of(cause.get());
        if (kind == SqlFailure.UNAVAILABLE) {
            database.distrustConnections();
        }
        if (kind != SqlFailure.LOST_RACE || count >= MAX_ATTEMPTS) {
            throw SqlFailure.toException(cause.get(), database.settings().address());
        }
    }

    private <T> T writing(Function<StoreTables, T> work, Ending ending) {
        return durability.writing(() -> inTransaction(connection -> {}, work, ending));
    }

    private <T> T inTransaction(Beginning beginning, Function<StoreTables, T> work, Ending ending) {
        try (EntityManager entities = database.ready().createEntityManager()) {
            EntityTransaction transaction = entities.getTransaction();
            transaction.begin();
            try {
                prepare(beginning, entities);
                StoreSession session = new StoreSession(entities, database.dialect(), time);
                T result = work.apply(new StoreTables(session));
                session.requireNotRefused();
                entities.flush();
                ending.end(transaction);
                return result;
            } finally {
                if (transaction.isActive()) {
                    rollBack(transaction);
                }
            }
        }
    }

    /** Begins the database's transaction now, so that all statements run on one connection. */
    private static void prepare(Beginning beginning, EntityManager entities) {
        try {
            beginning.prepare(entities.unwrap(Connection.class));
        } catch (SQLException failed) {
            throw new IllegalStateException("a transaction could not be begun", failed);
        }
    }

    private void beginReading(Connection connection) throws SQLException {
        connection.setTransactionIsolation(database.dialect().snapshotIsolation());
        connection.setReadOnly(true);
    }

    private void commit(EntityTransaction transaction) {
        durability.commitBegins();
        try {
            transaction.commit();
        } finally {
            durability.commitEnded();
        }
    }

    private static void rollBack(EntityTransaction transaction) {
        try {
            transaction.rollback();
        } catch (RuntimeException ignored) {
            // The failure that led here is the one to report; the database undoes what it is not told to keep.
        }
    }
}

package io.github.hivebolt.adapters.store;

import io.github.hivebolt.ports.TimeSource;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Query;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One transaction, with the few ways in which the tables are reached. Used by one thread. */
final class StoreSession {
    private final EntityManager entities;
    private final Dialect dialect;
    private final TimeSource time;
    private final Set<String> locked = new HashSet<>();
    private boolean refused;

    StoreSession(EntityManager entities, Dialect dialect, TimeSource time) {
        this.entities = entities;
        this.dialect = dialect;
        this.time = time;
    }

    /** The implementor's time, which dueness is measured by. */
    Instant now() {
        return time.now();
    }

    /** The database's time, which leases and claims are measured by. */
    Instant storeTime() {
        return instant(value("SELECT " + clock()).orElseThrow());
    }

    String clock() {
        return dialect.clock();
    }

    /** A number that is higher than all that were given out before. */
    long nextNumber() {
        return ((Number) value("SELECT nextval('arrival_number')").orElseThrow()).longValue();
    }

    <E> Optional<E> find(Class<E> type, Object key) {
        return Optional.ofNullable(entities.find(type, key));
    }

    /** Reads the present row and keeps it from being changed by others. */
    <E> Optional<E> lock(Class<E> type, Object key) {
        return Optional.ofNullable(entities.find(type, key, LockModeType.PESSIMISTIC_WRITE));
    }

    void insert(Object entity) {
        entities.persist(entity);
        entities.flush();
    }

    void remove(Object entity) {
        entities.remove(entity);
        entities.flush();
    }

    /** Writes what entities have become. */
    void flush() {
        entities.flush();
    }

    /** Rows of an entity by SQL; parameters are {@code ?}. */
    <E> List<E> entities(Class<E> type, String sql, Object... parameters) {
        List<?> rows = bind(entities.createNativeQuery(sql, type), parameters).getResultList();
        return rows.stream().<E>map(type::cast).toList();
    }

    /** Rows of several columns by SQL. */
    List<Object[]> rows(String sql, Object... parameters) {
        List<?> rows = bind(entities.createNativeQuery(sql), parameters).getResultList();
        return rows.stream().map(row -> (Object[]) row).toList();
    }

    /** The one column of the first row, or empty where there is no row or it is null. */
    Optional<Object> value(String sql, Object... parameters) {
        List<?> values = bind(entities.createNativeQuery(sql), parameters).getResultList();
        return values.isEmpty() ? Optional.empty() : Optional.ofNullable((@Nullable Object) values.getFirst());
    }

    long number(String sql, Object... parameters) {
        return value(sql, parameters).map(value -> ((Number) value).longValue()).orElse(0L);
    }

    Optional<String> text(String sql, Object... parameters) {
        return value(sql, parameters).map(Object::toString);
    }

    /** Changes rows by SQL and says how many. */
    int change(String sql, Object... parameters) {
        return bind(entities.createNativeQuery(sql), parameters).executeUpdate();
    }

    private static Query bind(Query query, Object[] parameters) {
        for (int i = 0; i < parameters.length; i++) {
            Object value = parameters[i] instanceof Instant instant ? InstantConverter.column(instant) : parameters[i];
            query.setParameter(i + 1, value);
        }
        return query;
    }

    /** A time as either driver returns it. */
    static Instant instant(Object column) {
        return switch (column) {
            case OffsetDateTime time -> time.toInstant();
            case Timestamp time -> time.toInstant();
            default -> throw new IllegalStateException("a driver returned a time as " + column.getClass());
        };
    }

    void markLocked(String name) {
        locked.add(name);
    }

    void requireLocked(String name) {
        if (!locked.contains(name)) {
            throw refuse(new IllegalStateException(name + " must be locked before it is changed"));
        }
    }

    /** Marks the transaction as failed, so that nothing of it is kept even if the exception is swallowed. */
    <X extends RuntimeException> X refuse(X exception) {
        refused = true;
        return exception;
    }

    void requireNotRefused() {
        if (refused) {
            throw new IllegalStateException("a refused change was ignored, so the whole transaction is undone");
        }
    }
}

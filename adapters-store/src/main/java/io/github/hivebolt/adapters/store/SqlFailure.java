package io.github.hivebolt.adapters.store;

import io.github.hivebolt.ports.store.StoreUnavailableException;
import java.sql.SQLException;
import java.util.Optional;

/** What an exception of the database means for the one who called. */
enum SqlFailure {
    /** A race was lost; the same transaction may well succeed when it is repeated. */
    LOST_RACE,
    /** The statement can never succeed: a mistake of this program. */
    MISTAKE,
    /** The database does not answer as it should. */
    UNAVAILABLE;

    private static final int MAX_DEPTH = 20;

    /** The database's exception behind a failure, or empty if the database has nothing to do with it. */
    static Optional<SQLException> cause(Throwable failure) {
        Throwable current = failure;
        for (int depth = 0; depth < MAX_DEPTH && current != null; depth++) {
            if (current instanceof SQLException sql) {
                return Optional.of(sql);
            }
            current = current.getCause();
        }
        return Optional.empty();
    }

    static SqlFailure of(SQLException exception) {
        String state = exception.getSQLState() == null ? "" : exception.getSQLState();
        return switch (state) {
            // Serialisation, deadlock, a duplicate that another transaction made first, lock time-outs of both kinds.
            case "40001", "40P01", "23505", "55P03", "HYT00", "90131" -> LOST_RACE;
            default -> isMistake(state) ? MISTAKE : UNAVAILABLE;
        };
    }

    /** Data, integrity and syntax errors of the SQL standard. */
    private static boolean isMistake(String state) {
        return state.startsWith("22") || state.startsWith("23") || state.startsWith("42");
    }

    /** The exception that the port promises. The SQL exception's message never holds values of ours. */
    static RuntimeException toException(SQLException exception, String address) {
        return switch (of(exception)) {
            case MISTAKE ->
                new IllegalStateException("the store refused a statement: " + firstLine(exception), exception);
            case LOST_RACE ->
                new StoreUnavailableException(
                        "the store at " + address + " is too busy: " + firstLine(exception), exception);
            case UNAVAILABLE ->
                new StoreUnavailableException(
                        "the store at " + address + " does not answer: " + firstLine(exception), exception);
        };
    }

    private static String firstLine(SQLException exception) {
        String message = String.valueOf(exception.getMessage());
        return message.lines().findFirst().orElse("") + " (SQL state " + exception.getSQLState() + ")";
    }
}

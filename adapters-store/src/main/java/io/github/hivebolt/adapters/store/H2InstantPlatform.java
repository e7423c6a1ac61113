package io.github.hivebolt.adapters.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import org.eclipse.persistence.internal.sessions.AbstractSession;
import org.eclipse.persistence.platform.database.H2Platform;

/**
 * H2 with times that carry their offset. EclipseLink binds them as local timestamps otherwise, which are ambiguous in
 * the hour in which summer time ends. Public because EclipseLink makes it; nobody else uses it.
 */
public final class H2InstantPlatform extends H2Platform {
    private static final long serialVersionUID = 1L;

    /** For EclipseLink. */
    public H2InstantPlatform() {}

    @Override
    public void setParameterValueInDatabaseCall(
            Object parameter, PreparedStatement statement, int index, AbstractSession session) throws SQLException {
        if (parameter instanceof OffsetDateTime time) {
            statement.setObject(index, time);
        } else {
            super.setParameterValueInDatabaseCall(parameter, statement, index, session);
        }
    }
}

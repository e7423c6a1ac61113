package io.github.hivebolt.adapters.store;

import io.github.hivebolt.ports.Lease;
import io.github.hivebolt.ports.store.LeaseLostException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Who leads. */
final class LeaseTable {
    private final StoreSession session;

    LeaseTable(StoreSession session) {
        this.session = session;
    }

    Optional<Lease> acquire(String role, String holder, Duration time) {
        Optional<LeaseEntity> known = session.lock(LeaseEntity.class, role);
        Instant now = session.storeTime();
        if (known.isEmpty()) {
            Lease first = new Lease(role, holder, 1, now.plus(time));
            session.insert(new LeaseEntity(first));
            return Optional.of(first);
        }
        LeaseEntity row = known.get();
        boolean running = row.expiresAt.isAfter(now);
        boolean renewal = running && row.holder.equals(holder);
        if (running && !renewal) {
            return Optional.empty();
        }
        Lease lease = new Lease(role, holder, renewal ? row.fencingToken : row.fencingToken + 1, now.plus(time));
        row.fill(lease);
        session.flush();
        return Optional.of(lease);
    }

    void release(Lease lease) {
        session.lock(LeaseEntity.class, lease.role())
                .filter(row -> row.is(lease))
                .ifPresent(row -> row.expiresAt = session.storeTime());
        session.flush();
    }

    /** Ends the running leases of holders that begin alike, but for one. */
    int end(String prefix, String exception) {
        String sql = "SELECT * FROM lease WHERE expires_at > " + session.clock() + " AND LEFT(holder, "
                + prefix.length() + ") = ? AND holder <> ? ORDER BY role FOR UPDATE";
        List<LeaseEntity> rows = session.entities(LeaseEntity.class, sql, prefix, exception);
        rows.forEach(row -> row.expiresAt = session.storeTime());
        session.flush();
        return rows.size();
    }

    /** Holds the lease's row until the transaction ends, so that nobody can take the role in between. */
    void require(Lease lease) {
        boolean held = session.lock(LeaseEntity.class, lease.role())
                .filter(row -> row.is(lease) && row.expiresAt.isAfter(session.storeTime()))
                .isPresent();
        if (!held) {
            throw session.refuse(new LeaseLostException("the lease of role " + lease.role() + " is no longer held"));
        }
    }
}

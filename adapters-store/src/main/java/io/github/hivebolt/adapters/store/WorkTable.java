package io.github.hivebolt.adapters.store;

import io.github.hivebolt.ports.store.LeaseLostException;
import io.github.hivebolt.ports.store.WorkItem;
import io.github.hivebolt.ports.store.WorkKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Work that waits, and who is at it. */
final class WorkTable {
    private final StoreSession session;

    WorkTable(StoreSession session) {
        this.session = session;
    }

    Map<WorkKind, Long> counts() {
        Map<WorkKind, Long> counts = new EnumMap<>(WorkKind.class);
        session.rows("SELECT kind, COUNT(*) FROM work GROUP BY kind")
                .forEach(row -> counts.put(WorkKind.valueOf((String) row[0]), ((Number) row[1]).longValue()));
        return counts;
    }

    void schedule(WorkKind kind, String subject, Instant dueAt) {
        WorkEntity.Key key = new WorkEntity.Key(kind, subject);
        long version = session.nextNumber();
        Optional<WorkEntity> known = session.lock(WorkEntity.class, key);
        if (known.isEmpty()) {
            session.insert(new WorkEntity(key, dueAt, version));
            return;
        }
        WorkEntity row = known.get();
        if (row.claimVersion == null) {
            row.dueAgain(earlier(row.dueAt, dueAt), row.attempts, version);
        } else {
            row.againAt = row.againAt == null ? dueAt : earlier(row.againAt, dueAt);
            row.version = version;
        }
        session.flush();
    }

    List<WorkItem> claim(Set<WorkKind> kinds, int limit, String holder, Duration claimTime) {
        if (kinds.isEmpty()) {
            return List.of();
        }
        Instant now = session.now();
        String sql = "SELECT * FROM work WHERE due_at <= ? AND kind IN (" + Sql.marks(kinds.size()) + ")"
                + " AND (claim_ends_at IS NULL OR claim_ends_at <= " + session.clock() + ")"
                + " ORDER BY due_at, version LIMIT " + limit + " FOR UPDATE SKIP LOCKED";
        List<Object> parameters = new ArrayList<>();
        parameters.add(now);
        kinds.forEach(kind -> parameters.add(kind.name()));
        List<WorkEntity> rows = session.entities(WorkEntity.class, sql, parameters.toArray());
        if (rows.isEmpty()) {
            return List.of();
        }
        Instant endsAt = session.storeTime().plus(claimTime);
        List<WorkItem> items =
                rows.stream().map(row -> claim(row, now, holder, endsAt)).toList();
        session.flush();
        return items;
    }

    private WorkItem claim(WorkEntity row, Instant now, String holder, Instant endsAt) {
        WorkItem item = new WorkItem(
                WorkKind.valueOf(row.key.kind), row.key.subject, row.attempts, session.nextNumber(), row.dueAt);
        // What was asked for up to now is served by this claim; what was asked for later is not.
        if (row.againAt != null && !row.againAt.isAfter(now)) {
            row.againAt = null;
        }
        row.claim(holder, endsAt, item.version());
        return item;
    }

    /** Ends the running claims of holders that begin alike, but for one; what they were at is due again. */
    int end(String prefix, String exception) {
        String sql = "SELECT * FROM work WHERE claim_ends_at > " + session.clock()
                + " AND LEFT(claimed_by, " + prefix.length() + ") = ? AND claimed_by <> ?"
                + " ORDER BY kind, subject FOR UPDATE";
        List<WorkEntity> rows = session.entities(WorkEntity.class, sql, prefix, exception);
        for (WorkEntity row : rows) {
            Instant due = row.againAt == null ? row.dueAt : earlier(row.againAt, row.dueAt);
            row.dueAgain(due, row.attempts, session.nextNumber());
        }
        session.flush();
        return rows.size();
    }

    void finish(WorkItem item) {
        WorkEntity row = heldBy(item);
        if (row.againAt == null) {
            session.remove(row);
        } else {
            row.dueAgain(row.againAt, 0, session.nextNumber());
            session.flush();
        }
    }

    void postpone(WorkItem item, Instant dueAt) {
        WorkEntity row = heldBy(item);
        Instant next = row.againAt == null ? dueAt : earlier(row.againAt, dueAt);
        row.dueAgain(next, row.attempts, session.nextNumber());
        session.flush();
    }

    private WorkEntity heldBy(WorkItem item) {
        return session.lock(WorkEntity.class, new WorkEntity.Key(item.kind(), item.subject()))
                .filter(row -> row.claimVersion != null && row.claimVersion == item.version())
                .orElseThrow(() -> session.refuse(new LeaseLostException(
                        "the claim on " + item.kind() + " of " + item.subject() + " is no longer held")));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}

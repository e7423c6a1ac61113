package io.github.hivebolt.adapters.store;

import io.github.hivebolt.domain.incident.Incident;
import io.github.hivebolt.domain.incident.IncidentKind;
import io.github.hivebolt.ports.Notification;
import io.github.hivebolt.ports.Severity;
import io.github.hivebolt.ports.store.QueuedNotification;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Incidents and notifications. */
final class MessageTable {
    private static final int MAX_SUBJECT = 500;

    private final StoreSession session;

    MessageTable(StoreSession session) {
        this.session = session;
    }

    List<Incident> openIncidents() {
        return incidents("SELECT * FROM incident WHERE closed_at IS NULL ORDER BY id");
    }

    List<Incident> closedIncidents(int limit) {
        return incidents("SELECT * FROM incident WHERE closed_at IS NOT NULL"
                + " ORDER BY closed_at DESC, id DESC LIMIT " + limit);
    }

    private List<Incident> incidents(String sql) {
        return session.entities(IncidentEntity.class, sql).stream()
                .map(IncidentEntity::toIncident)
                .toList();
    }

    boolean open(IncidentKind kind, String subject, String text, Instant at) {
        if (subject.length() > MAX_SUBJECT) {
            throw session.refuse(new IllegalArgumentException("an incident's subject has at most 500 characters"));
        }
        Optional<IncidentEntity> known = lockOpen(kind, subject);
        if (known.isPresent()) {
            known.get().text = text;
            session.flush();
            return false;
        }
        session.insert(IncidentEntity.opened(session.nextNumber(), kind, subject, text, at));
        return true;
    }

    Optional<Duration> close(IncidentKind kind, String subject, String summary, Instant at) {
        Optional<IncidentEntity> known = lockOpen(kind, subject);
        known.ifPresent(incident -> incident.close(summary, at));
        session.flush();
        return known.map(incident -> Duration.between(incident.openedAt, at));
    }

    private Optional<IncidentEntity> lockOpen(IncidentKind kind, String subject) {
        String key = IncidentEntity.openKey(kind, subject);
        return session.value("SELECT id FROM incident WHERE open_key = ?", key)
                .flatMap(id -> session.lock(IncidentEntity.class, ((Number) id).longValue()))
                .filter(incident -> incident.closedAt == null);
    }

    void enqueue(Severity severity, String title, List<String> lines, List<String> channels, Instant at) {
        long id = session.nextNumber();
        session.change(
                "INSERT INTO notification (id, severity, title, arose_at) VALUES (?, ?, ?, ?)",
                id,
                severity.name(),
                TextConverter.column(title),
                at);
        for (int i = 0; i < lines.size(); i++) {
            session.change(
                    "INSERT INTO notification_line (notification_id, position, text) VALUES (?, ?, ?)",
                    id,
                    i,
                    TextConverter.column(lines.get(i)));
        }
        for (String channel : new LinkedHashSet<>(channels)) {
            session.change(
                    "INSERT INTO notification_queue (notification_id, channel, attempts) VALUES (?, ?, 0)",
                    id,
                    channel);
        }
    }

    List<QueuedNotification> queued(String channel, int limit) {
        List<Object[]> rows = session.rows(
                "SELECT n.id, n.severity, n.title, n.arose_at, q.attempts FROM notification_queue q"
                        + " JOIN notification n ON n.id = q.notification_id"
                        + " WHERE q.channel = ? AND q.delivered_at IS NULL"
                        + " ORDER BY q.notification_id LIMIT " + limit,
                channel);
        Map<Long, List<String>> lines = lines(rows.stream().map(row -> row[0]).toArray());
        return rows.stream()
                .map(row -> new QueuedNotification(
                        notification(row, lines), channel, ((Number) row[4]).intValue(), Optional.empty()))
                .toList();
    }

    private static Notification notification(Object[] row, Map<Long, List<String>> lines) {
        long id = ((Number) row[0]).longValue();
        return new Notification(
                id,
                Severity.valueOf((String) row[1]),
                TextConverter.text((String) row[2]),
                lines.getOrDefault(id, List.of()),
                StoreSession.instant(row[3]));
    }

    private Map<Long, List<String>> lines(Object[] ids) {
        Map<Long, List<String>> lines = new HashMap<>();
        if (ids.length > 0) {
            String sql = "SELECT notification_id, text FROM notification_line WHERE notification_id IN ("
                    + Sql.marks(ids.length) + ") ORDER BY notification_id, position";
            session.rows(sql, ids)
                    .forEach(row -> lines.computeIfAbsent(((Number) row[0]).longValue(), id -> new ArrayList<>())
                            .add(TextConverter.text((String) row[1])));
        }
        return lines;
    }

    long queuedCount() {
        return session.number("SELECT COUNT(*) FROM notification_queue WHERE delivered_at IS NULL");
    }

    void markDelivered(long id, String channel, Instant at) {
        String sql = "UPDATE notification_queue SET delivered_at = ? WHERE notification_id = ? AND channel = ?";
        requireOne(session.change(sql, at, id, channel), id, channel);
    }

    void countTry(long id, String channel) {
        String sql = "UPDATE notification_queue SET attempts = attempts + 1 WHERE notification_id = ? AND channel = ?";
        requireOne(session.change(sql, id, channel), id, channel);
    }

    private void requireOne(int changed, long id, String channel) {
        if (changed != 1) {
            throw session.refuse(new IllegalStateException("notification " + id + " was never queued for " + channel));
        }
    }
}

package io.github.hivebolt.testkit;

import io.github.hivebolt.domain.incident.Incident;
import io.github.hivebolt.domain.incident.IncidentKind;
import io.github.hivebolt.ports.Notification;
import io.github.hivebolt.ports.Severity;
import io.github.hivebolt.ports.store.QueuedNotification;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Incidents and notifications. */
final class MemoryMessages {
    private final MemoryJournal journal;
    private final MemoryTable<Long, Incident> incidents;
    private final MemoryTable<String, QueuedNotification> queue;

    MemoryMessages(MemoryJournal journal) {
        this.journal = journal;
        this.incidents = new MemoryTable<>(journal);
        this.queue = new MemoryTable<>(journal);
    }

    List<Incident> openIncidents() {
        return incidents.values().stream()
                .filter(incident -> incident.closedAt().isEmpty())
                .toList();
    }

    List<Incident> closedIncidents(int limit) {
        return incidents.values().stream()
                .filter(incident -> incident.closedAt().isPresent())
                .sorted(Comparator.comparing(
                                (Incident incident) -> incident.closedAt().orElse(Instant.MIN))
                        .thenComparingLong(Incident::id)
                        .reversed())
                .limit(limit)
                .toList();
    }

    boolean open(IncidentKind kind, String subject, String text, Instant at) {
        Optional<Incident> known = find(kind, subject);
        long id = known.map(Incident::id).orElseGet(journal::nextNumber);
        Instant since = known.map(Incident::openedAt).orElse(at);
        incidents.put(id, new Incident(id, kind, subject, text, since, Optional.empty(), Optional.empty()));
        return known.isEmpty();
    }

    Optional<Duration> close(IncidentKind kind, String subject, String summary, Instant at) {
        Optional<Incident> known = find(kind, subject);
        known.ifPresent(incident -> incidents.put(
                incident.id(),
                new Incident(
                        incident.id(),
                        kind,
                        subject,
                        incident.text(),
                        incident.openedAt(),
                        Optional.of(at),
                        Optional.of(summary))));
        return known.map(incident -> Duration.between(incident.openedAt(), at));
    }

    private Optional<Incident> find(IncidentKind kind, String subject) {
        return incidents.values().stream()
                .filter(incident -> incident.closedAt().isEmpty()
                        && incident.kind() == kind
                        && incident.subject().equals(subject))
                .findFirst();
    }

    void enqueue(Severity severity, String title, List<String> lines, List<String> channels, Instant at) {
        Notification notification = new Notification(journal.nextNumber(), severity, title, lines, at);
        for (String channel : new LinkedHashSet<>(channels)) {
            queue.put(
                    key(notification.id(), channel),
                    new QueuedNotification(notification, channel, 0, Optional.empty()));
        }
    }

    List<QueuedNotification> queued(String channel, int limit) {
        return waiting()
                .filter(queued -> queued.channel().equals(channel))
                .sorted(Comparator.comparingLong(queued -> queued.notification().id()))
                .limit(limit)
                .toList();
    }

    long queuedCount() {
        return waiting().count();
    }

    void markDelivered(long id, String channel, Instant at) {
        QueuedNotification queued = require(id, channel);
        queue.put(
                key(id, channel),
                new QueuedNotification(queued.notification(), channel, queued.attempts(), Optional.of(at)));
    }

    void countTry(long id, String channel) {
        QueuedNotification queued = require(id, channel);
        queue.put(
                key(id, channel),
                new QueuedNotification(queued.notification(), channel, queued.attempts() + 1, queued.deliveredAt()));
    }

    private Stream<QueuedNotification> waiting() {
        return queue.values().stream().filter(queued -> queued.deliveredAt().isEmpty());
    }

    private QueuedNotification require(long id, String channel) {
        return queue.get(key(id, channel))
                .orElseThrow(() -> journal.refuse(
                        new IllegalStateException("notification " + id + " was never queued for " + channel)));
    }

    private static String key(long id, String channel) {
        return id + "/" + channel;
    }
}

package io.github.hivebolt.engine;

import io.github.hivebolt.domain.incident.Incident;
import io.github.hivebolt.domain.incident.IncidentKind;
import io.github.hivebolt.ports.store.OrderStore;
import java.util.List;

/** Opens and closes incidents for those that look again and again: the store is written to only when something changes. */
final class IncidentSwitch {
    private final OrderStore store;
    private final IncidentDesk incidents;

    IncidentSwitch(OrderStore store, IncidentDesk incidents) {
        this.store = store;
        this.incidents = incidents;
    }

    void open(List<Incident> open, IncidentKind kind, String subject, String text) {
        boolean known = open.stream()
                .anyMatch(incident ->
                        is(incident, kind, subject) && incident.text().equals(text));
        if (!known) {
            store.write(tx -> {
                incidents.open(tx, kind, subject, text);
                return true;
            });
        }
    }

    void close(List<Incident> open, IncidentKind kind, String subject, String summary) {
        if (open.stream().anyMatch(incident -> is(incident, kind, subject))) {
            store.write(tx -> {
                incidents.close(tx, kind, subject, summary);
                return true;
            });
        }
    }

    /** What a verdict means for an incident. */
    void set(List<Incident> open, Steady.Verdict verdict, IncidentKind kind, String subject, Words words) {
        switch (verdict) {
            case WRONG -> open(open, kind, subject, words.wrong());
            case RIGHT -> close(open, kind, subject, words.right());
            case UNDECIDED -> {}
        }
    }

    /** What is told when it begins and when it is over. */
    record Words(String wrong, String right) {}

    private static boolean is(Incident incident, IncidentKind kind, String subject) {
        return incident.kind() == kind && incident.subject().equals(subject);
    }
}

package io.github.hivebolt.adapters.store;

import io.github.hivebolt.domain.incident.Incident;
import io.github.hivebolt.domain.incident.IncidentKind;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Something that is or was wrong. */
@Entity
@Table(name = "incident")
@SuppressWarnings("NullAway.Init") // JPA fills the fields.
class IncidentEntity {
    @Id
    @Column(name = "id")
    long id;

    @Column(name = "kind")
    String kind;

    @Column(name = "subject")
    @Convert(converter = TextConverter.class)
    String subject;

    @Column(name = "text")
    @Convert(converter = TextConverter.class)
    String text;

    @Column(name = "opened_at")
    @Convert(converter = InstantConverter.class)
    Instant openedAt;

    @Column(name = "closed_at")
    @Convert(converter = InstantConverter.class)
    @Nullable
    Instant closedAt;

    @Column(name = "summary")
    @Convert(converter = TextConverter.class)
    @Nullable
    String summary;

    @Column(name = "open_key")
    @Nullable
    String openKey;

    IncidentEntity() {}

    static IncidentEntity opened(long id, IncidentKind kind, String subject, String text, Instant at) {
        IncidentEntity entity = new IncidentEntity();
        entity.id = id;
        entity.kind = kind.name();
        entity.subject = subject;
        entity.text = text;
        entity.openedAt = at;
        entity.openKey = openKey(kind, subject);
        return entity;
    }

    static String openKey(IncidentKind kind, String subject) {
        return kind.name() + "/" + TextConverter.column(subject);
    }

    final void close(String newSummary, Instant at) {
        closedAt = at;
        summary = newSummary;
        openKey = null;
    }

    final Incident toIncident() {
        return new Incident(
                id,
                IncidentKind.valueOf(kind),
                subject,
                text,
                openedAt,
                Optional.ofNullable(closedAt),
                Optional.ofNullable(summary));
    }
}

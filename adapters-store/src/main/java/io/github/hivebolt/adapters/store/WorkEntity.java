package io.github.hivebolt.adapters.store;

import io.github.hivebolt.ports.store.WorkKind;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Work that waits, and who is at it. */
@Entity
@Table(name = "work")
@SuppressWarnings("NullAway.Init") // JPA fills the fields.
class WorkEntity {
    /** What the work is, and to whom. */
    @Embeddable
    @SuppressWarnings("NullAway.Init") // JPA fills the fields.
    static class Key {
        @Column(name = "kind")
        String kind;

        @Column(name = "subject")
        String subject;

        Key() {}

        Key(WorkKind kind, String subject) {
            this.kind = kind.name();
            this.subject = subject;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && key.kind.equals(kind) && key.subject.equals(subject);
        }

        @Override
        public int hashCode() {
            return Objects.hash(kind, subject);
        }
    }

    @EmbeddedId
    Key key;

    @Column(name = "due_at")
    @Convert(converter = InstantConverter.class)
    Instant dueAt;

    @Column(name = "attempts")
    int attempts;

    @Column(name = "version")
    long version;

    @Column(name = "claimed_by")
    @Nullable
    String claimedBy;

    @Column(name = "claim_version")
    @Nullable
    Long claimVersion;

    @Column(name = "claim_ends_at")
    @Convert(converter = InstantConverter.class)
    @Nullable
    Instant claimEndsAt;

    @Column(name = "again_at")
    @Convert(converter = InstantConverter.class)
    @Nullable
    Instant againAt;

    WorkEntity() {}

    WorkEntity(Key key, Instant dueAt, long version) {
        this.key = key;
        dueAgain(dueAt, 0, version);
    }

    final void dueAgain(Instant at, int newAttempts, long newVersion) {
        dueAt = at;
        attempts = newAttempts;
        version = newVersion;
        claimedBy = null;
        claimVersion = null;
        claimEndsAt = null;
        againAt = null;
    }

    final void claim(String holder, Instant endsAt, long newVersion) {
        attempts++;
        version = newVersion;
        claimedBy = holder;
        claimVersion = newVersion;
        claimEndsAt = endsAt;
    }
}

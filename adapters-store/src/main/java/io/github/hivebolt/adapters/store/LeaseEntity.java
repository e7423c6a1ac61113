package io.github.hivebolt.adapters.store;

import io.github.hivebolt.ports.Lease;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** Who leads in a role. */
@Entity
@Table(name = "lease")
@SuppressWarnings("NullAway.Init") // JPA fills the fields.
class LeaseEntity {
    @Id
    @Column(name = "role")
    String role;

    @Column(name = "holder")
    @Convert(converter = TextConverter.class)
    String holder;

    @Column(name = "fencing_token")
    long fencingToken;

    @Column(name = "expires_at")
    @Convert(converter = InstantConverter.class)
    Instant expiresAt;

    LeaseEntity() {}

    LeaseEntity(Lease lease) {
        role = lease.role();
        fill(lease);
    }

    final void fill(Lease lease) {
        holder = lease.holder();
        fencingToken = lease.fencingToken();
        expiresAt = lease.expiresAt();
    }

    final boolean is(Lease lease) {
        return fencingToken == lease.fencingToken() && holder.equals(lease.holder());
    }

    final Lease toLease() {
        return new Lease(role, holder, fencingToken, expiresAt);
    }
}

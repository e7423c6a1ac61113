package io.github.hivebolt.engine;

import io.github.hivebolt.ports.LeaderLease;
import io.github.hivebolt.ports.Lease;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Holds every leader role, so that no instance reads the chain or signs meanwhile. Not thread-safe. */
final class RebuildLock {
    private static final Duration LEASE_TIME = Duration.ofMinutes(30);

    private final LeaderLease leases;
    private final String holder;
    private final List<Lease> held = new ArrayList<>();

    RebuildLock(EnginePorts ports, String holder) {
        this.leases = ports.store().leases();
        this.holder = holder;
    }

    void take() throws RebuildRefusedException {
        for (String role : Engine.ROLES) {
            Optional<Lease> lease = leases.acquire(role, holder, LEASE_TIME);
            if (lease.isEmpty()) {
                release();
                throw new RebuildRefusedException("Another instance of the gateway runs on this store, or did half a"
                        + " minute ago; stop it, wait a moment and try again.");
            }
            held.add(lease.get());
        }
    }

    void release() {
        held.forEach(leases::release);
        held.clear();
    }
}

package io.github.hivebolt.engine;

import io.github.hivebolt.ports.LeaderLease;
import io.github.hivebolt.ports.Lease;
import io.github.hivebolt.ports.MonotonicTime;
import io.github.hivebolt.ports.TimeSource;
import java.time.Duration;
import java.util.Optional;

/** Holds one role among all instances, renewing its lease when a third of it is gone. Thread-safe. */
final class Leadership {
    private static final Duration LEASE_TIME = Duration.ofSeconds(30);
    private static final Duration RENEW_AFTER = Duration.ofSeconds(10);
    private static final Duration ASK_AGAIN_AFTER = Duration.ofSeconds(2);

    private final LeaderLease leases;
    private final String role;
    private final String holder;
    private final TimeSource time;
    private Optional<Lease> current = Optional.empty();
    private Optional<MonotonicTime> askedAt = Optional.empty();

    Leadership(LeaderLease leases, String role, String holder, TimeSource time) {
        this.leases = leases;
        this.role = role;
        this.holder = holder;
        this.time = time;
    }

    /** The lease with at least two thirds of its time left, or empty if somebody else has, or had just now, the role. */
    synchronized Optional<Lease> lease() {
        MonotonicTime now = time.monotonic();
        Duration rest = current.isPresent() ? RENEW_AFTER : ASK_AGAIN_AFTER;
        if (askedAt.filter(asked -> now.since(asked).compareTo(rest) < 0).isEmpty()) {
            current = leases.acquire(role, holder, LEASE_TIME);
            askedAt = Optional.of(now);
        }
        return current;
    }

    synchronized void release() {
        current.ifPresent(leases::release);
        current = Optional.empty();
        askedAt = Optional.empty();
    }
}

package io.github.hivebolt.testkit;

import io.github.hivebolt.ports.Lease;
import io.github.hivebolt.ports.store.LeaseLostException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Who leads. */
final class MemoryLeases {
    private final MemoryJournal journal;
    private final MemoryTable<String, Lease> leases;

    MemoryLeases(MemoryJournal journal) {
        this.journal = journal;
        this.leases = new MemoryTable<>(journal);
    }

    Optional<Lease> acquire(String role, String holder, Duration time, Instant now) {
        Optional<Lease> current = leases.get(role);
        boolean running = current.isPresent() && current.get().expiresAt().isAfter(now);
        boolean renewal = running && current.get().holder().equals(holder);
        if (running && !renewal) {
            return Optional.empty();
        }
        long lastToken = current.map(Lease::fencingToken).orElse(0L);
        Lease lease = new Lease(role, holder, renewal ? lastToken : lastToken + 1, now.plus(time));
        leases.put(role, lease);
        return Optional.of(lease);
    }

    void release(Lease lease, Instant now) {
        leases.get(lease.role()).filter(current -> isSame(current, lease)).ifPresent(current -> {
            Lease ended = new Lease(current.role(), current.holder(), current.fencingToken(), now);
            leases.put(lease.role(), ended);
        });
    }

    /** Ends the running leases of some holders. */
    int end(Predicate<String> holders, Instant now) {
        List<Lease> ending = leases.values().stream()
                .filter(lease -> lease.expiresAt().isAfter(now) && holders.test(lease.holder()))
                .toList();
        ending.forEach(lease -> release(lease, now));
        return ending.size();
    }

    void require(Lease lease, Instant now) {
        boolean held = leases.get(lease.role()).stream()
                .anyMatch(
                        current -> isSame(current, lease) && current.expiresAt().isAfter(now));
        if (!held) {
            throw journal.refuse(new LeaseLostException("the lease of role " + lease.role() + " is no longer held"));
        }
    }

    private static boolean isSame(Lease current, Lease lease) {
        return current.fencingToken() == lease.fencingToken()
                && current.holder().equals(lease.holder());
    }
}

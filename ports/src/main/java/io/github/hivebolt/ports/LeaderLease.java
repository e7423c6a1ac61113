package io.github.hivebolt.ports;

import java.time.Duration;
import java.util.Optional;

/** Elects one leader per role among all instances on one store. Implementations are thread-safe. */
public interface LeaderLease {
    /**
     * Takes or renews a role.
     *
     * <p>R1: at most one holder per role at a time, by the store's clock. R2: a new holder gets a higher fencing token
     * than every earlier one; renewing keeps the token. R3: the caller must renew well before it ends and must check it
     * again immediately before each effect.
     *
     * @param role for instance {@code hive-reader}
     * @param holder who asks
     * @param time for how long, from now on
     * @return the lease, or empty if somebody else has it
     */
    Optional<Lease> acquire(String role, String holder, Duration time);

    /**
     * Gives a role back, so that another instance need not wait. It does nothing if the lease was lost.
     *
     * @param lease what was acquired
     */
    void release(Lease lease);
}

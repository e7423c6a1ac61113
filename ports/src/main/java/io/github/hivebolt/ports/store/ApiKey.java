package io.github.hivebolt.ports.store;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A key with which a program asks. The key itself is shown once and stored nowhere.
 *
 * @param id names the key, also in its text
 * @param name what the operator calls it
 * @param scopes what it may do
 * @param secretHash SHA-256 of its secret part, 64 hexadecimal digits
 * @param createdAt when it was made
 * @param revokedAt since when it is worth nothing, or empty
 */
public record ApiKey(
        String id, String name, Set<String> scopes, String secretHash, Instant createdAt, Optional<Instant> revokedAt) {
    /** Takes a copy of the set. */
    public ApiKey {
        scopes = Set.copyOf(scopes);
    }
}

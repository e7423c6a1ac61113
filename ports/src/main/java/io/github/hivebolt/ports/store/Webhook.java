package io.github.hivebolt.ports.store;

import java.time.Instant;

/**
 * Where a key's owner wants to be told of his orders.
 *
 * @param id names it
 * @param keyId whose orders
 * @param url where to
 * @param secret what messages are signed with; never shown but once
 * @param createdAt when it was made
 */
public record Webhook(String id, String keyId, String url, String secret, Instant createdAt) {
    /** Never shows the secret. */
    @Override
    public String toString() {
        return "Webhook[" + id + " of " + keyId + "]";
    }
}

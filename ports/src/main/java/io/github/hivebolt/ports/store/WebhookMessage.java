package io.github.hivebolt.ports.store;

import java.time.Instant;
import java.util.Optional;

/**
 * One message to a webhook: that an order came into a state.
 *
 * @param number grows with every message
 * @param webhookId to which webhook
 * @param orderId of which order; messages of one order arrive in their order
 * @param state the state it came into
 * @param createdAt when it did
 * @param attempts how often it was tried
 * @param nextTryAt when it is tried next
 * @param endedAt when it was delivered or given up, or empty while it waits
 * @param result what came of the last try, for instance {@code 204}; one short line of ours
 */
public record WebhookMessage(
        long number,
        String webhookId,
        String orderId,
        String state,
        Instant createdAt,
        int attempts,
        Instant nextTryAt,
        Optional<Instant> endedAt,
        String result) {}

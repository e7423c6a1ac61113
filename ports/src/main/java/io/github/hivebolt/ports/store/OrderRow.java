package io.github.hivebolt.ports.store;

import io.github.hivebolt.domain.order.SendOrder;
import java.time.Instant;

/**
 * An order as the store holds it.
 *
 * @param order the order
 * @param createdAt when it was first stored
 * @param updatedAt when it last changed
 */
public record OrderRow(SendOrder order, Instant createdAt, Instant updatedAt) {}

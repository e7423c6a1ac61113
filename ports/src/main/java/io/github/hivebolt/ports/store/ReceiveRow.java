package io.github.hivebolt.ports.store;

import io.github.hivebolt.domain.order.ReceiveOrder;
import java.time.Instant;

/**
 * A receive order as the store holds it.
 *
 * @param order the order
 * @param number grows with every order of either direction that is stored, for cursor pages
 * @param createdAt when it was first stored
 * @param updatedAt when it last changed
 */
public record ReceiveRow(ReceiveOrder order, long number, Instant createdAt, Instant updatedAt) {}

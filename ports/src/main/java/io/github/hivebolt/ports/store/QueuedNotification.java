package io.github.hivebolt.ports.store;

import io.github.hivebolt.ports.Notification;
import java.time.Instant;
import java.util.Optional;

/**
 * A notification in the store, for one channel.
 *
 * @param notification the message
 * @param channel the notifier's name
 * @param attempts how often it was tried
 * @param deliveredAt when the channel took it (or refused it for good), or empty while it waits
 */
public record QueuedNotification(
        Notification notification, String channel, int attempts, Optional<Instant> deliveredAt) {}

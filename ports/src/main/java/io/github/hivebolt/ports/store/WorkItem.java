package io.github.hivebolt.ports.store;

import java.time.Instant;

/**
 * Work that is claimed by the one who holds this.
 *
 * @param kind what is to be done
 * @param subject to whom; with the kind it is unique
 * @param attempts how often it was claimed before since it was first scheduled or last finished
 * @param version changes with every claim and every new scheduling
 * @param dueAt when it was due
 */
public record WorkItem(WorkKind kind, String subject, int attempts, long version, Instant dueAt) {}

package io.github.hivebolt.ports;

import java.time.Instant;

/**
 * The right to do a leader's work for a while.
 *
 * @param role what it is for
 * @param holder who has it
 * @param fencingToken grows with every change of holder; the store refuses writes with an older one
 * @param expiresAt when it ends, by the store's clock
 */
public record Lease(String role, String holder, long fencingToken, Instant expiresAt) {}

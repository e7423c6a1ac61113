package io.github.hivebolt.engine;

import java.time.Instant;
import java.util.Optional;

/**
 * How one Hive node is.
 *
 * @param party its health
 * @param lastHeard when it last told of the chain's head, or empty if it never did
 * @param misleads whether it told of another chain or other blocks than the others
 */
public record HiveNodeHealth(PartyHealth party, Optional<Instant> lastHeard, boolean misleads) {}

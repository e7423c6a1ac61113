package io.github.hivebolt.ports;

import java.time.Instant;

/**
 * How far the Hive chain is, by the rule for several nodes (second-highest last irreversible block among fresh nodes,
 * or one block less than it with a single node).
 *
 * @param headNumber the highest block that a fresh node has
 * @param headTime that block's time
 * @param irreversibleNumber the last block that may be read and credited
 * @param freshHosts how many different hosts took part
 */
public record ChainTip(long headNumber, Instant headTime, long irreversibleNumber, int freshHosts) {}

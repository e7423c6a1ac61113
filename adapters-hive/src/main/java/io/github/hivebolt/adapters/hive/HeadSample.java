package io.github.hivebolt.adapters.hive;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.hivebolt.domain.hive.BlockId;
import io.github.hivebolt.ports.MonotonicTime;
import java.time.Instant;
import java.util.Optional;

/**
 * What a node said of the chain's head.
 *
 * @param headNumber its highest block
 * @param headTime that block's time
 * @param irreversibleNumber its last irreversible block, at most its head
 * @param at when it said so
 */
record HeadSample(long headNumber, Instant headTime, long irreversibleNumber, MonotonicTime at) {
    private static final long MAX_BLOCK = 0xffff_ffffL;

    /** Reads {@code get_dynamic_global_properties}; empty if it contradicts itself or is none. */
    static Optional<HeadSample> of(JsonNode properties, MonotonicTime at) {
        long head = properties.path("head_block_number").asLong(-1);
        long irreversible = properties.path("last_irreversible_block_num").asLong(-1);
        Optional<Instant> time = ChainTime.parse(properties.path("time").asText(""));
        boolean sane = irreversible >= 0 && irreversible <= head && head <= MAX_BLOCK && time.isPresent();
        return sane && idCarries(properties.path("head_block_id").asText(""), head)
                ? Optional.of(new HeadSample(head, time.get(), irreversible, at))
                : Optional.empty();
    }

    private static boolean idCarries(String id, long number) {
        return id.matches("[0-9a-f]{40}") && new BlockId(id).number() == number;
    }
}

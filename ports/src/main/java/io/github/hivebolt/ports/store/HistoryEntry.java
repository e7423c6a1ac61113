package io.github.hivebolt.ports.store;

import java.time.Instant;

/**
 * That an order came into a state.
 *
 * @param state the state's label
 * @param at when
 * @param note one sentence of ours, possibly empty
 */
public record HistoryEntry(String state, Instant at, String note) {}

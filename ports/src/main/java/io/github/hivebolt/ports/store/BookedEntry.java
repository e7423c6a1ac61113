package io.github.hivebolt.ports.store;

import io.github.hivebolt.domain.ledger.LedgerEntry;
import java.time.Instant;

/**
 * An entry of the books as it was written.
 *
 * @param number grows with every entry and has gaps; where several instances book at once a lower number may appear
 *     after a higher one
 * @param at when it was booked, to the microsecond
 * @param entry what was booked
 */
public record BookedEntry(long number, Instant at, LedgerEntry entry) {}

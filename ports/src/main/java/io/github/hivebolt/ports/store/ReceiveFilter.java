package io.github.hivebolt.ports.store;

import java.util.Optional;
import java.util.Set;

/**
 * Which receive orders to list. Newest first.
 *
 * @param account only for this payee, or empty for all
 * @param requestedBy only those that this API key asked for, or empty for all
 * @param states only in these states (labels); empty set for all
 * @param after only older than this order of an earlier page, or empty for the first page
 * @param limit at most so many, 1 to 500
 */
public record ReceiveFilter(
        Optional<String> account, Optional<String> requestedBy, Set<String> states, Optional<String> after, int limit) {
    /** Takes a copy of the set. */
    public ReceiveFilter {
        states = Set.copyOf(states);
    }

    /**
     * All orders in some states.
     *
     * @param states labels
     * @param after only older than this order, or empty
     * @param limit at most so many
     * @return the filter
     */
    public static ReceiveFilter inStates(Set<String> states, Optional<String> after, int limit) {
        return new ReceiveFilter(Optional.empty(), Optional.empty(), states, after, limit);
    }
}

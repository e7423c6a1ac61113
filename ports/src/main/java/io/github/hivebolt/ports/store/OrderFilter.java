package io.github.hivebolt.ports.store;

import java.util.Optional;
import java.util.Set;

/**
 * Which orders to list. Newest first.
 *
 * @param account only of this Hive account, or empty for all
 * @param states only in these states (labels); empty set for all
 * @param after only older than this order of an earlier page, or empty for the first page
 * @param limit at most so many, 1 to 500
 */
public record OrderFilter(Optional<String> account, Set<String> states, Optional<String> after, int limit) {}

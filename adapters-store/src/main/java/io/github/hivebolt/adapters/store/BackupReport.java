package io.github.hivebolt.adapters.store;

import java.util.Map;

/**
 * What a backup holds.
 *
 * @param schemaVersion the version of its tables
 * @param orderCounts how many orders are in each state, by label
 * @param ledgerEntries how many entries the books have
 * @param balanced whether each currency of the books adds up to zero
 */
public record BackupReport(String schemaVersion, Map<String, Long> orderCounts, long ledgerEntries, boolean balanced) {
    /** Takes a copy of the map. */
    public BackupReport {
        orderCounts = Map.copyOf(orderCounts);
    }

    /**
     * The report in one sentence for the operator.
     *
     * @return for instance {@code schema 1, 17 orders, 58 ledger entries, the books balance}
     */
    public String sentence() {
        long orders = orderCounts.values().stream().mapToLong(Long::longValue).sum();
        return "schema " + schemaVersion + ", " + orders + " orders, " + ledgerEntries + " ledger entries, the books "
                + (balanced ? "balance" : "do NOT balance");
    }
}

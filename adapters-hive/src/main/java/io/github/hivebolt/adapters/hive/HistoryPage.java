package io.github.hivebolt.adapters.hive;

import io.github.hivebolt.ports.AccountMovement;
import java.util.List;

/**
 * A gapless page of one host's account history.
 *
 * @param entries the operations, oldest first
 */
record HistoryPage(List<Entry> entries) {
    HistoryPage {
        entries = List.copyOf(entries);
    }

    /**
     * One operation.
     *
     * @param sequence its number in the account's history
     * @param blockNumber its block
     * @param movements what it moved, none for most operations
     */
    record Entry(long sequence, long blockNumber, List<AccountMovement> movements) {
        Entry {
            movements = List.copyOf(movements);
        }
    }
}

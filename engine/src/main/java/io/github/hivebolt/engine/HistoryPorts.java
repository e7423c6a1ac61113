package io.github.hivebolt.engine;

import io.github.hivebolt.ports.HiveHistory;
import io.github.hivebolt.ports.LightningHistory;
import java.util.List;

/**
 * The histories that the books are compared with, and that a lost store is rebuilt from.
 *
 * @param hive the gateway account's history
 * @param lightning the node's lists, one or none where the adapter has none
 */
public record HistoryPorts(HiveHistory hive, List<LightningHistory> lightning) {
    /** Takes a copy of the list. */
    public HistoryPorts {
        lightning = List.copyOf(lightning);
    }
}

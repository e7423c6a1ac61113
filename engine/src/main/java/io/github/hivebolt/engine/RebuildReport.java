package io.github.hivebolt.engine;

import io.github.hivebolt.domain.order.OrderId;
import java.util.List;

/**
 * What a rebuild found and did.
 *
 * @param added orders that the store did not have
 * @param ended orders that chain and node show as ended
 * @param open orders that go on by the usual rules
 * @param parked orders that a human has to judge
 * @param leftAlone transfers from before the gateway's first known order, which were not touched
 * @param upToBlock the block up to which the store knows everything now
 */
public record RebuildReport(int added, int ended, int open, List<OrderId> parked, int leftAlone, long upToBlock) {
    /** Takes a copy of the list. */
    public RebuildReport {
        parked = List.copyOf(parked);
    }
}

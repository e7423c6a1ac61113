package io.github.hivebolt.engine;

import io.github.hivebolt.domain.order.OrderId;
import io.github.hivebolt.domain.order.ReceiveState;
import java.util.ArrayList;
import java.util.List;

/** Counts what became of receive orders. Not thread-safe. */
final class RebuildTally {
    private int added;
    private int ended;
    private int open;
    private final List<OrderId> parked = new ArrayList<>();

    void count(OrderId id, ReceiveState state, boolean isNew) {
        added += isNew ? 1 : 0;
        if (state.isFinal()) {
            ended++;
        } else if (state instanceof ReceiveState.Parked) {
            parked.add(id);
        } else {
            open++;
        }
    }

    RebuildReport addTo(RebuildReport sends) {
        List<OrderId> all = new ArrayList<>(sends.parked());
        all.addAll(parked);
        return new RebuildReport(
                sends.added() + added,
                sends.ended() + ended,
                sends.open() + open,
                all,
                sends.leftAlone(),
                sends.upToBlock());
    }
}

package io.github.hivebolt.engine;

import io.github.hivebolt.ports.TimeSource;
import io.github.hivebolt.ports.store.OrderStore;
import io.github.hivebolt.ports.store.ReceiveFilter;
import io.github.hivebolt.ports.store.ReceiveRow;
import io.github.hivebolt.ports.store.WorkKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes sure that work is due for every receive order that is not finished: at start and again every hour. */
final class ReceiveRecovery implements Worker {
    private static final Set<String> FOLLOWED = Set.of("open", "accepted", "settling");
    private static final Set<String> OWED = Set.of("payout_pending");
    private static final int PAGE = 500;
    private static final Duration AGAIN = Duration.ofHours(1);

    private final OrderStore store;
    private final TimeSource time;

    ReceiveRecovery(EnginePorts ports) {
        this.store = ports.store();
        this.time = ports.time();
    }

    @Override
    public String name() {
        return "receive-recovery";
    }

    @Override
    public Duration step() {
        sweep(FOLLOWED, WorkKind.RECEIVE);
        sweep(OWED, WorkKind.PAYOUT);
        return AGAIN;
    }

    private void sweep(Set<String> states, WorkKind kind) {
        Optional<String> after = Optional.empty();
        List<ReceiveRow> page;
        do {
            ReceiveFilter filter = ReceiveFilter.inStates(states, after, PAGE);
            page = store.read(view -> view.receive().orders(filter));
            List<ReceiveRow> found = page;
            store.write(tx -> {
                found.forEach(row -> tx.schedule(kind, row.order().id().text(), time.now()));
                return true;
            });
            after = page.isEmpty()
                    ? after
                    : Optional.of(page.getLast().order().id().text());
        } while (page.size() == PAGE);
    }
}

package io.github.hivebolt.engine;

import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.order.Direction;
import io.github.hivebolt.domain.order.OrderId;
import io.github.hivebolt.domain.order.ReceiveOrder;
import io.github.hivebolt.domain.order.ReceiveState;
import io.github.hivebolt.ports.LightningReceiver;
import io.github.hivebolt.ports.PartyUnavailableException;
import io.github.hivebolt.ports.TimeSource;
import io.github.hivebolt.ports.store.OrderStore;
import io.github.hivebolt.ports.store.ReceiveRow;
import io.github.hivebolt.ports.store.StoreView;
import io.github.hivebolt.ports.store.WorkKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Learns early that somebody pays: asks the node which invoices hold money, and has those looked up at once that are still
 * open in our books. It only saves time; every open invoice is looked up again and again without it.
 */
final class ReceiveWatch implements Worker {
    private static final Duration WHILE_OPEN = Duration.ofMillis(750);
    private static final Duration NOTHING_OPEN = Duration.ofSeconds(1);
    private static final Duration NO_ANSWER = Duration.ofSeconds(3);

    private final OrderStore store;
    private final LightningReceiver receiver;
    private final TimeSource time;

    ReceiveWatch(EnginePorts ports, LightningReceiver receiver) {
        this.store = ports.store();
        this.receiver = receiver;
        this.time = ports.time();
    }

    @Override
    public String name() {
        return "receive-watch";
    }

    @Override
    public Duration step() {
        if (store.<Long>read(view -> view.receive().count("open")) == 0) {
            return NOTHING_OPEN;
        }
        try {
            List<PaymentHash> held = receiver.held();
            List<OrderId> news = store.read(view -> held.stream()
                    .flatMap(hash -> openOrder(view, hash).stream())
                    .toList());
            if (!news.isEmpty()) {
                store.write(tx -> {
                    news.forEach(id -> tx.schedule(WorkKind.RECEIVE, id.text(), time.now()));
                    return true;
                });
            }
            return WHILE_OPEN;
        } catch (PartyUnavailableException unavailable) {
            return NO_ANSWER;
        }
    }

    private static Optional<OrderId> openOrder(StoreView view, PaymentHash hash) {
        return view.hashHolder(Direction.RECEIVE, hash)
                .flatMap(id -> view.receive().order(id))
                .map(ReceiveRow::order)
                .filter(order -> order.state() instanceof ReceiveState.Open)
                .map(ReceiveOrder::id);
    }
}

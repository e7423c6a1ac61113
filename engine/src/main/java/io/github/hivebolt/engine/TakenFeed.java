package io.github.hivebolt.engine;

import io.github.hivebolt.domain.lightning.NodeId;
import io.github.hivebolt.domain.order.Direction;
import io.github.hivebolt.domain.order.KnownNode;
import io.github.hivebolt.domain.order.OrderId;
import io.github.hivebolt.domain.order.ReceiveOrder;
import io.github.hivebolt.domain.order.ReceiveState;
import io.github.hivebolt.ports.LightningReceiver;
import io.github.hivebolt.ports.PartyUnavailableException;
import io.github.hivebolt.ports.TakenPayment;
import io.github.hivebolt.ports.TimeSource;
import io.github.hivebolt.ports.store.OrderStore;
import io.github.hivebolt.ports.store.ReceiveRow;
import io.github.hivebolt.ports.store.StoreTransaction;
import io.github.hivebolt.ports.store.WorkKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Reads which payments a node has taken that holds none, and has the invoices looked up at once. How far it has read is
 * stored with what came of it. It only saves time: every open invoice is looked up again and again without it.
 */
final class TakenFeed implements Worker {
    private static final Duration NODE_WAITS = Duration.ofSeconds(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(750);
    private static final Duration NO_ANSWER = Duration.ofSeconds(3);

    private final OrderStore store;
    private final LightningReceiver receiver;
    private final TimeSource time;

    TakenFeed(EnginePorts ports, LightningReceiver receiver) {
        this.store = ports.store();
        this.receiver = receiver;
        this.time = ports.time();
    }

    @Override
    public String name() {
        return "receive-feed";
    }

    @Override
    public Duration step() {
        Optional<NodeId> node = store.read(Facts::node).map(KnownNode::id);
        if (node.isEmpty()) {
            return NO_ANSWER;
        }
        try {
            long last = store.<Long>read(view -> Facts.lastTaken(view, node.get()));
            List<TakenPayment> taken = receiver.takenAfter(last, NODE_WAITS);
            for (TakenPayment payment : taken) {
                store.write(tx -> {
                    openOrder(tx, payment).ifPresent(id -> tx.schedule(WorkKind.RECEIVE, id.text(), time.now()));
                    Facts.lastTaken(tx, node.get(), payment.index());
                    return true;
                });
            }
            return taken.isEmpty() ? BETWEEN_LOOKS : Duration.ZERO;
        } catch (PartyUnavailableException unavailable) {
            return NO_ANSWER;
        }
    }

    private static Optional<OrderId> openOrder(StoreTransaction tx, TakenPayment payment) {
        return tx.hashHolder(Direction.RECEIVE, payment.hash())
                .flatMap(id -> tx.receive().order(id))
                .map(ReceiveRow::order)
                .filter(order -> order.state() instanceof ReceiveState.Open)
                .map(ReceiveOrder::id);
    }
}

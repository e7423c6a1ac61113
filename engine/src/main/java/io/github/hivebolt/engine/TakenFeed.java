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
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Reads which payments the node has taken. Invoices of ours are looked up at once; that only saves time, as every open
 * invoice is looked up again and again without it. Payments without an invoice are learnt of nowhere else. How far it has
 * read is stored with what came of it; what cannot be judged now is not passed over.
 */
final class TakenFeed implements Worker {
    private static final Duration NODE_WAITS = Duration.ofSeconds(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
    private static final Duration NO_ANSWER = Duration.ofSeconds(3);

    private final OrderStore store;
    private final LightningReceiver receiver;
    private final TimeSource time;
    private final KeysendDesk keysends;
    private final LightningMonitor monitor;

    TakenFeed(EnginePorts ports, LightningReceiver receiver, KeysendDesk keysends, LightningMonitor monitor) {
        this.monitor = monitor;
        this.keysends = keysends;
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
        if (node.isEmpty() || !isAnswering(node.get())) {
            return NO_ANSWER;
        }
        try {
            OptionalLong last = store.read(view -> Facts.lastTaken(view, node.get()));
            if (last.isEmpty()) {
                moveTo(node.get(), receiver.takenSoFar(), tx -> {});
                return Duration.ZERO;
            }
            List<TakenPayment> taken = receiver.takenAfter(last.getAsLong(), NODE_WAITS);
            for (TakenPayment payment : taken) {
                Optional<Consumer<StoreTransaction>> work = workFor(payment);
                if (work.isEmpty()) {
                    return NO_ANSWER;
                }
                moveTo(node.get(), payment.index(), work.get());
            }
            return taken.isEmpty() ? BETWEEN_LOOKS : Duration.ZERO;
        } catch (PartyUnavailableException unavailable) {
            return NO_ANSWER;
        }
    }

    /** Another node counts its payments by itself, and they are not ours. */
    private boolean isAnswering(NodeId node) {
        return monitor.status().filter(status -> status.id().equals(node)).isPresent();
    }

    private void moveTo(NodeId node, long index, Consumer<StoreTransaction> work) {
        store.write(tx -> {
            work.accept(tx);
            Facts.lastTaken(tx, node, index);
            return true;
        });
    }

    private Optional<Consumer<StoreTransaction>> workFor(TakenPayment payment) {
        return payment.keysend().isPresent()
                ? keysends.judge(payment, payment.keysend().get())
                : Optional.of(tx ->
                        openOrder(tx, payment).ifPresent(id -> tx.schedule(WorkKind.RECEIVE, id.text(), time.now())));
    }

    private static Optional<OrderId> openOrder(StoreTransaction tx, TakenPayment payment) {
        return tx.hashHolder(Direction.RECEIVE, payment.hash())
                .flatMap(id -> tx.receive().order(id))
                .map(ReceiveRow::order)
                .filter(order -> order.state() instanceof ReceiveState.Open)
                .map(ReceiveOrder::id);
    }
}

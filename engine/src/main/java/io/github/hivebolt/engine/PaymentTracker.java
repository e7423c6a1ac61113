package io.github.hivebolt.engine;

import io.github.hivebolt.domain.lightning.NodeId;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.lightning.PaymentRecord;
import io.github.hivebolt.domain.order.Dispatch;
import io.github.hivebolt.domain.order.OrderId;
import io.github.hivebolt.domain.order.SendEvent;
import io.github.hivebolt.domain.order.SendOrder;
import io.github.hivebolt.ports.LightningPayer;
import io.github.hivebolt.ports.NodeMemory;
import io.github.hivebolt.ports.store.OrderRow;
import io.github.hivebolt.ports.store.OrderStore;
import io.github.hivebolt.ports.store.StoreTransaction;
import io.github.hivebolt.ports.store.WorkItem;
import java.util.Optional;

/** Looks payments up in the node's books for as long as their outcome is unknown. */
final class PaymentTracker implements WorkHandler {
    private final OrderStore store;
    private final LightningPayer lightning;
    private final StartGate gate;
    private final DecisionWriter writer;

    PaymentTracker(EnginePorts ports, StartGate gate, DecisionWriter writer) {
        this.store = ports.store();
        this.lightning = ports.payer();
        this.gate = gate;
        this.writer = writer;
    }

    @Override
    public void handle(WorkItem item) {
        Optional<SendOrder> order = OrderId.parse(item.subject())
                .flatMap(id -> store.read(view -> view.order(id)))
                .map(OrderRow::order);
        Optional<Dispatch> dispatch = order.flatMap(known -> known.state().knownDispatch());
        if (dispatch.isEmpty()) {
            store.write(tx -> {
                tx.finish(item);
                return true;
            });
            return;
        }
        PaymentHash hash = dispatch.get().invoice().paymentHash();
        boolean unanswered = dispatch.get().log().unanswered() > 0;
        NodeId payer = dispatch.get().payer();
        NodeMemory memory = new NodeMemory(payer, store.read(view -> Facts.lastFinishedOf(view, payer)), unanswered);
        PaymentRecord record = lightning.look(hash, memory);
        store.write(tx -> learn(tx, item, order.orElseThrow().id(), payer, hash, record));
        if (!(record instanceof PaymentRecord.Unclear) || isFormer(payer)) {
            gate.lookedUp(order.orElseThrow().id());
        }
    }

    /** A node that was replaced may never answer again: that holds up its own orders, not those of everybody. */
    private boolean isFormer(NodeId payer) {
        return store.read(Facts::node)
                .filter(pinned -> !pinned.id().equals(payer))
                .isPresent();
    }

    private boolean learn(
            StoreTransaction tx, WorkItem item, OrderId id, NodeId payer, PaymentHash hash, PaymentRecord record) {
        tx.finish(item);
        if (record instanceof PaymentRecord.Settled) {
            Facts.settled(tx, payer, hash);
        }
        OrderRow row = tx.lockOrder(id).orElseThrow();
        writer.decideAndWrite(tx, row.order(), new SendEvent.LookedUp(record));
        return true;
    }
}

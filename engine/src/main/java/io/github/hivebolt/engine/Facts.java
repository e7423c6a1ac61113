package io.github.hivebolt.engine;

import io.github.hivebolt.domain.lightning.LightningNetwork;
import io.github.hivebolt.domain.lightning.NodeId;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.order.Direction;
import io.github.hivebolt.domain.order.KnownNode;
import io.github.hivebolt.domain.order.OrderId;
import io.github.hivebolt.ports.store.StoreTransaction;
import io.github.hivebolt.ports.store.StoreView;
import java.time.Instant;
import java.util.Optional;

/** The small facts that the gateway keeps about itself, with their names and forms in one place. */
final class Facts {
    private static final String NODE_ID = "lightning.node-id";
    private static final String NETWORK = "lightning.network";
    private static final String ADAPTER = "lightning.adapter";
    private static final String PIN_OF = "lightning.pin/";
    private static final String LAST_FINISHED = "lightning.last-finished";
    private static final String STOPPED = "sending-stopped";
    private static final String OUTAGE_BEGAN = "outage-began-after-block-of";
    private static final String PAUSED = "paused.";
    private static final String REFUSED = "payout-refused/";
    private static final String YES = "yes";
    private static final String NO = "no";

    private Facts() {}

    static Optional<KnownNode> node(StoreView view) {
        return view.fact(NODE_ID)
                .flatMap(id -> view.fact(NETWORK)
                        .map(network -> new KnownNode(new NodeId(id), LightningNetwork.valueOf(network))));
    }

    /** Whether the pinned node is the one that this adapter found; a store from before names were kept has no other. */
    static boolean isPinnedBy(StoreView view, String adapter) {
        return view.fact(ADAPTER).filter(name -> !name.isEmpty()).orElse(adapter).equals(adapter);
    }

    /** The node that was pinned while this adapter was chosen before. */
    static Optional<NodeId> formerPin(StoreView view, String adapter) {
        return view.fact(PIN_OF + adapter).map(NodeId::new);
    }

    /** Pins a node. What the one before last finished is kept under its own name, for the orders that it still has. */
    static void pinNode(StoreTransaction tx, KnownNode node, String adapter) {
        Optional<NodeId> before = node(tx).map(KnownNode::id);
        if (before.isPresent() && !before.get().equals(node.id())) {
            tx.putFact(lastFinishedBy(before.get()), tx.fact(LAST_FINISHED).orElse(""));
            tx.putFact(LAST_FINISHED, tx.fact(lastFinishedBy(node.id())).orElse(""));
        }
        tx.putFact(NODE_ID, node.id().hex());
        tx.putFact(NETWORK, node.network().name());
        tx.putFact(ADAPTER, adapter);
        tx.putFact(PIN_OF + adapter, node.id().hex());
    }

    private static String lastFinishedBy(NodeId node) {
        return LAST_FINISHED + "/" + node.hex();
    }

    private static String lastFinishedKey(StoreView view, NodeId node) {
        boolean pinned = node(view).map(KnownNode::id).filter(node::equals).isPresent();
        return pinned ? LAST_FINISHED : lastFinishedBy(node);
    }

    static Optional<PaymentHash> lastFinished(StoreView view) {
        return view.fact(LAST_FINISHED).filter(text -> !text.isEmpty()).map(PaymentHash::new);
    }

    /** Of the node that is pinned, or of one that was. */
    static Optional<PaymentHash> lastFinishedOf(StoreView view, NodeId node) {
        return view.fact(lastFinishedKey(view, node))
                .filter(text -> !text.isEmpty())
                .map(PaymentHash::new);
    }

    /** Only of a settled payment: operators delete failed ones from the node's books, and rightly so. */
    static void settled(StoreTransaction tx, NodeId node, PaymentHash hash) {
        tx.putFact(lastFinishedKey(tx, node), hash.hex());
    }

    static void forgetLastFinished(StoreTransaction tx) {
        tx.putFact(LAST_FINISHED, "");
    }

    static Optional<String> sendingStopped(StoreView view) {
        return view.fact(STOPPED).filter(text -> !text.isEmpty());
    }

    static void stopSending(StoreTransaction tx, String why) {
        if (sendingStopped(tx).isEmpty()) {
            tx.putFact(STOPPED, why);
        }
    }

    static void resumeSending(StoreTransaction tx) {
        tx.putFact(STOPPED, "");
    }

    /** The time of the last block that had been read when an outage was noticed. */
    static Optional<Instant> outageBegan(StoreView view) {
        return view.fact(OUTAGE_BEGAN).map(Instant::parse);
    }

    static void outageBegan(StoreTransaction tx, Instant lastBlockTime) {
        tx.putFact(OUTAGE_BEGAN, lastBlockTime.toString());
    }

    static boolean isPaused(StoreView view, Direction direction) {
        return view.fact(PAUSED + direction).filter(YES::equals).isPresent();
    }

    static void pause(StoreTransaction tx, Direction direction, boolean paused) {
        tx.putFact(PAUSED + direction, paused ? YES : NO);
    }

    static Optional<String> refusal(StoreView view, OrderId order) {
        return view.fact(REFUSED + order.text()).filter(text -> !text.isEmpty());
    }

    static void refused(StoreTransaction tx, OrderId order, String why) {
        tx.putFact(REFUSED + order.text(), why);
    }
}

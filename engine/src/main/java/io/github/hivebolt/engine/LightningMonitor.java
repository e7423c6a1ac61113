package io.github.hivebolt.engine;

import io.github.hivebolt.domain.lightning.LightningNetwork;
import io.github.hivebolt.domain.lightning.NodeId;
import io.github.hivebolt.domain.lightning.NodeStatus;
import io.github.hivebolt.domain.order.KnownNode;
import io.github.hivebolt.domain.order.Readiness;
import io.github.hivebolt.ports.LightningPayer;
import io.github.hivebolt.ports.MonotonicTime;
import io.github.hivebolt.ports.PartyUnavailableException;
import io.github.hivebolt.ports.TimeSource;
import io.github.hivebolt.ports.store.OrderStore;
import io.github.hivebolt.ports.store.StoreView;
import java.time.Duration;
import java.util.Optional;

/**
 * Watches the Lightning node: pins its identity at first contact, refuses another node and a network that does not match
 * Hive's, and knows whether it can pay. Thread-safe.
 */
final class LightningMonitor implements Worker {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(3);
    private static final Duration FRESH = Duration.ofSeconds(20);

    private final LightningPayer payer;
    private final OrderStore store;
    private final TimeSource time;
    private final boolean mainnet;
    private final String adapter;
    private final HealthRecord health;
    private volatile Optional<Seen> lastSeen = Optional.empty();

    private record Seen(NodeStatus status, Readiness readiness, MonotonicTime at) {}

    LightningMonitor(EnginePorts ports, boolean mainnet, String adapter) {
        this.adapter = adapter;
        this.payer = ports.payer();
        this.store = ports.store();
        this.time = ports.time();
        this.mainnet = mainnet;
        this.health = new HealthRecord("lightning", ports.time());
    }

    @Override
    public String name() {
        return "lightning-monitor";
    }

    @Override
    public Duration step() {
        try {
            NodeStatus status = payer.status();
            KnownNode pinned = pinned(status);
            Readiness readiness = judge(status, pinned);
            lastSeen = Optional.of(new Seen(status, readiness, time.monotonic()));
            switch (readiness) {
                case Readiness.Ready ignored -> health.up();
                case Readiness.NotReady(String why) -> health.degraded(why);
            }
        } catch (PartyUnavailableException unavailable) {
            lastSeen = Optional.empty();
            health.down(unavailable.words());
        }
        return BETWEEN_LOOKS;
    }

    PartyHealth health() {
        return health.now();
    }

    /** How long the node has been as it is. */
    Duration lasted() {
        return health.lasted();
    }

    Optional<NodeStatus> status() {
        return lastSeen.filter(this::isFresh).map(Seen::status);
    }

    Readiness readiness() {
        return lastSeen.filter(this::isFresh)
                .map(Seen::readiness)
                .orElse(new Readiness.NotReady("the Lightning node does not answer"));
    }

    private boolean isFresh(Seen seen) {
        return time.monotonic().since(seen.at()).compareTo(FRESH) < 0;
    }

    private KnownNode pinned(NodeStatus status) {
        Optional<KnownNode> known = store.read(this::pinnedByUs);
        if (known.isPresent()) {
            return known.get();
        }
        NodeId wanted = store.read(view -> Facts.formerPin(view, adapter)).orElse(status.id());
        KnownNode first = new KnownNode(wanted, status.network());
        if (fitsHive(status.network())) {
            store.write(tx -> {
                if (pinnedByUs(tx).isEmpty()) {
                    Facts.pinNode(tx, first, adapter);
                }
                return true;
            });
        }
        return first;
    }

    /** Where the operator chose another adapter, the node that was pinned before is no longer the one to pay with. */
    private Optional<KnownNode> pinnedByUs(StoreView view) {
        return Facts.node(view).filter(ignored -> Facts.isPinnedBy(view, adapter));
    }

    private Readiness judge(NodeStatus status, KnownNode pinned) {
        if (!status.id().equals(pinned.id())) {
            return new Readiness.NotReady("this is another Lightning node than the one that was pinned (" + pinned.id()
                    + "); point the gateway back at that one");
        }
        if (!fitsHive(status.network())) {
            return new Readiness.NotReady(
                    "Hive and Lightning are not both main networks or both test networks; correct the configuration");
        }
        if (!status.syncedToChain()) {
            return new Readiness.NotReady("the Lightning node is not synced to its chain");
        }
        if (status.activeChannels() == 0) {
            return new Readiness.NotReady("the Lightning node has no active channel");
        }
        return new Readiness.Ready(status.spendable());
    }

    private boolean fitsHive(LightningNetwork network) {
        return mainnet == (network == LightningNetwork.MAINNET);
    }
}

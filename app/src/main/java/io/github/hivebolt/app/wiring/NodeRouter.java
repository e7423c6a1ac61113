package io.github.hivebolt.app.wiring;

import io.github.hivebolt.domain.lightning.NodeId;
import io.github.hivebolt.domain.lightning.NodeStatus;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.lightning.PaymentRecord;
import io.github.hivebolt.domain.lightning.SendReport;
import io.github.hivebolt.ports.LightningPayer;
import io.github.hivebolt.ports.MonotonicTime;
import io.github.hivebolt.ports.NodeMemory;
import io.github.hivebolt.ports.PartyUnavailableException;
import io.github.hivebolt.ports.PaymentRequest;
import io.github.hivebolt.ports.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Pays with the chosen node, and asks about a payment the node that it was sent through: an order stays with its node
 * after the operator chose another one. Where no configured node is that one, the order waits and says so; another
 * node's word is no evidence about it. Thread-safe.
 */
final class NodeRouter implements LightningPayer {
    private static final Duration IDENTITY_LIFE = Duration.ofSeconds(60);

    private final Named chosen;
    private final List<Named> former;
    private final TimeSource time;
    private final Map<String, Identity> identities = new ConcurrentHashMap<>();

    private record Named(String name, LightningPayer payer) {}

    private record Identity(NodeId id, MonotonicTime seenAt) {}

    NodeRouter(String name, LightningPayer chosen, List<FormerNode> former, TimeSource time) {
        this.chosen = new Named(name, chosen);
        this.former = former.stream()
                .map(node -> new Named(node.name(), node.adapter().payer()))
                .toList();
        this.time = time;
    }

    @Override
    public NodeStatus status() {
        return ask(chosen);
    }

    @Override
    public SendReport pay(PaymentRequest request) {
        return chosen.payer().pay(request);
    }

    @Override
    public PaymentRecord look(PaymentHash hash, NodeMemory memory) {
        if (isNode(chosen, memory.node())) {
            return chosen.payer().look(hash, memory);
        }
        List<String> findings = new ArrayList<>();
        for (Named node : nodes()) {
            try {
                NodeId found = identity(node);
                if (found.equals(memory.node())) {
                    return node.payer().look(hash, memory);
                }
                findings.add(node.name() + " is " + found);
            } catch (PartyUnavailableException silent) {
                findings.add(node.name() + " does not say who it is: " + silent.words());
            }
        }
        return new PaymentRecord.Unclear("The payment was sent through node " + memory.node()
                + ", and only that node can tell its outcome (" + String.join("; ", findings)
                + "). The order waits until that node can be asked: leave its settings in place when choosing"
                + " another.");
    }

    private List<Named> nodes() {
        List<Named> all = new ArrayList<>(List.of(chosen));
        all.addAll(former);
        return all;
    }

    private boolean isNode(Named node, NodeId wanted) {
        return known(node).filter(wanted::equals).isPresent();
    }

    private Optional<NodeId> known(Named node) {
        MonotonicTime now = time.monotonic();
        return Optional.ofNullable(identities.get(node.name()))
                .filter(seen -> now.since(seen.seenAt()).compareTo(IDENTITY_LIFE) < 0)
                .map(Identity::id);
    }

    private NodeId identity(Named node) {
        return known(node).orElseGet(() -> ask(node).id());
    }

    private NodeStatus ask(Named node) {
        // The age counts from before the question: the answer may be as old.
        MonotonicTime askedAt = time.monotonic();
        try {
            NodeStatus status = node.payer().status();
            identities.put(node.name(), new Identity(status.id(), askedAt));
            return status;
        } catch (PartyUnavailableException unavailable) {
            identities.remove(node.name());
            throw unavailable;
        }
    }
}

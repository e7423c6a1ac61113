package io.github.hivebolt.engine;

import io.github.hivebolt.domain.hive.BlockReference;
import io.github.hivebolt.domain.hive.ChainTransfer;
import io.github.hivebolt.domain.lightning.NodeStatus;
import io.github.hivebolt.domain.order.KnownNode;
import io.github.hivebolt.domain.order.OrderId;
import io.github.hivebolt.domain.order.ReceivePolicy;
import io.github.hivebolt.ports.AccountMovement;
import io.github.hivebolt.ports.ChainTip;
import io.github.hivebolt.ports.LightningHistory;
import io.github.hivebolt.ports.store.OrderStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Reconstructs a store that was lost, or that is behind the world, from the gateway account's history and the Lightning
 * node's payments (design rule 11): no open obligation is lost and nothing is paid again. What cannot be proven is parked.
 * It may be run again at any time; what is known already is left as it is.
 */
public final class Rebuild {
    /** A transfer that the lost store signed can be taken by the chain for ten minutes; a little more, for its clock. */
    static final Duration STRAY_SIGNATURE = Duration.ofMinutes(11);

    private final EnginePorts ports;
    private final EngineSettings settings;
    private final HistoryPorts histories;
    private final Consumer<String> say;
    private final OrderStore store;
    private final List<String> receiveSecret;

    /**
     * Prepares it; nothing is read or written.
     *
     * @param ports the world
     * @param settings what the operator decided; no other instance may run under the same name
     * @param histories what it is rebuilt from
     * @param receiveSecret the secret that is configured for invoices, one or none; without it only what the chain shows
     *     as paid out can be proven of receive orders
     * @param say is told, line by line, what is done
     */
    public Rebuild(
            EnginePorts ports,
            EngineSettings settings,
            HistoryPorts histories,
            List<String> receiveSecret,
            Consumer<String> say) {
        this.receiveSecret = List.copyOf(receiveSecret);
        this.ports = ports;
        this.settings = settings;
        this.histories = histories;
        this.say = say;
        this.store = ports.store();
    }

    /**
     * Does it.
     *
     * @param fromBlock the first block whose transfers are taken for orders; empty: where the store's knowledge ends, or
     *     where the first order began that chain or node knows of
     * @param onlyTell whether to stop after having said what would be done
     * @return what was found and done; where it only told, what it would do
     * @throws RebuildRefusedException if another instance runs or an outside party does not answer as it has to
     */
    public RebuildReport run(OptionalLong fromBlock, boolean onlyTell) throws RebuildRefusedException {
        RebuildLock lock = new RebuildLock(ports, settings.instance());
        lock.take();
        try {
            return rebuild(fromBlock, onlyTell);
        } finally {
            lock.release();
        }
    }

    private RebuildReport rebuild(OptionalLong fromBlock, boolean onlyTell) throws RebuildRefusedException {
        ChainTip tip = ports.reader().tip();
        BlockReference end = ports.reader().block(tip.irreversibleNumber());
        KnownNode node = node();
        say.accept("Reading the history of " + settings.policy().gateway() + " up to block " + end.number() + " ...");
        List<AccountMovement> movements =
                histories.hive().movements(0, end.number(), count -> say.accept("  " + count + " operations read"));
        requireAgreement(movements);
        NodePayments payments = NodePayments.readAll(lightning());
        RebuildStory story = new RebuildStory(ports.memos(), settings.policy());
        movements.stream().flatMap(movement -> movement.transfer().stream()).forEach(story::add);
        RebuildReceives receives = receives(story);
        say.accept("Found " + story.incoming().size() + " transfers in, "
                + story.outgoing().size() + " out; the Lightning node lists " + payments.count() + " payments.");
        long first = firstBlock(fromBlock, story, payments, receives);
        say.accept("Transfers from block " + first + " on are orders; earlier ones are left alone.");
        RebuildWriter writer = new RebuildWriter(ports, settings, story, payments, node, receives, say);
        if (onlyTell) {
            return writer.tell(first, end);
        }
        writer.begin();
        RebuildReport report = writer.write(first, end);
        Instant quietUntil = tip.headTime().plus(STRAY_SIGNATURE);
        writer.finish(end, quietUntil);
        return report;
    }

    private RebuildReceives receives(RebuildStory story) throws RebuildRefusedException {
        NodeInvoices invoices = NodeInvoices.readAll(lightning(), settings.policy());
        say.accept("The Lightning node lists " + invoices.count() + " invoices that say that they are ours.");
        IncidentDesk incidents = new IncidentDesk(settings, ports.time());
        ReceivePolicy policy = ReceivePolicy.like(settings.policy(), ReceiveSetup.USUAL_HOLD);
        Cover cover = new Cover(ports, settings.policy().gateway());
        return new RebuildReceives(
                ports,
                story,
                invoices,
                new ReceiveSecrets(store, receiveSecret, ports.random()),
                new ReceiveWriter(policy, cover, incidents, ports.time()),
                incidents,
                say);
    }

    private LightningHistory lightning() throws RebuildRefusedException {
        if (histories.lightning().isEmpty()) {
            throw new RebuildRefusedException("The Lightning adapter cannot list the node's payments, and without them"
                    + " nothing can be proven; choose an adapter that can.");
        }
        return histories.lightning().getFirst();
    }

    /** The node must be the pinned one: another node's list says nothing about our payments. */
    private KnownNode node() throws RebuildRefusedException {
        NodeStatus status = ports.payer().status();
        Optional<KnownNode> pinned = store.read(Facts::node);
        if (pinned.isPresent() && !pinned.get().id().equals(status.id())) {
            throw new RebuildRefusedException("This is another Lightning node than the one that was pinned ("
                    + pinned.get().id() + "); point the gateway back at that one.");
        }
        if (!lightning().node().equals(status.id())) {
            throw new RebuildRefusedException("The Lightning node changed while it was asked; try again.");
        }
        return new KnownNode(status.id(), status.network());
    }

    private void requireAgreement(List<AccountMovement> movements) throws RebuildRefusedException {
        for (AccountMovement movement : movements) {
            if (movement.transfer().isPresent() && movement.hosts().size() < settings.confirmingHosts()) {
                throw new RebuildRefusedException("Only " + String.join(", ", movement.hosts()) + " has operation "
                        + movement.operation().text()
                        + " in its history; correct hivebolt.hive.nodes or try again later.");
            }
        }
    }

    private long firstBlock(
            OptionalLong fromBlock, RebuildStory story, NodePayments payments, RebuildReceives receives) {
        if (fromBlock.isPresent()) {
            return fromBlock.getAsLong();
        }
        Optional<BlockReference> cursor = store.read(view -> view.blockCursor());
        if (cursor.isPresent()) {
            return cursor.get().number() + 1;
        }
        if (settings.startBlock().isPresent()) {
            return settings.startBlock().getAsLong();
        }
        long send = story.incoming().stream()
                .filter(transfer -> isKnown(transfer, story, payments))
                .mapToLong(ChainTransfer::blockNumber)
                .min()
                .orElse(Long.MAX_VALUE);
        return Math.min(send, receives.firstAnswer().orElse(Long.MAX_VALUE));
    }

    private static boolean isKnown(ChainTransfer transfer, RebuildStory story, NodePayments payments) {
        boolean answered = !story.answers(OrderId.of(transfer.operation())).isEmpty();
        return answered
                || story.request(transfer)
                        .invoice()
                        .flatMap(invoice -> payments.of(invoice.paymentHash()))
                        .isPresent();
    }
}

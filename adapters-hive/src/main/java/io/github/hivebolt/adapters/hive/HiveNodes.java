package io.github.hivebolt.adapters.hive;

import io.github.hivebolt.ports.HiveHistory;
import io.github.hivebolt.ports.HiveReader;
import io.github.hivebolt.ports.HiveSender;
import io.github.hivebolt.ports.spi.AdapterContext;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The Hive chain, seen through several nodes none of which is trusted alone: read with failover, asked twice before
 * money is believed, and handed signed transfers. Thread-safe; opening contacts nobody.
 */
public final class HiveNodes implements AutoCloseable {
    private final NodeWire wire;
    private final ExecutorService threads;
    private final AdapterContext context;
    private final HiveNodesSettings settings;
    private final ConfirmingHosts confirming;
    private final RpcClient rpc;
    private final NodePool pool;
    private final HiveReader reader;
    private final HiveHistory history;
    private final HiveSender sender;
    private final Prober prober;

    private HiveNodes(HiveNodesSettings settings, AdapterContext context, NodeWire wire) {
        this.wire = wire;
        this.context = context;
        this.threads = Executors.newVirtualThreadPerTaskExecutor();
        this.settings = settings;
        this.confirming = new ConfirmingHosts(settings.confirmNodes());
        this.rpc = new RpcClient(wire);
        this.pool = new NodePool(
                settings.nodes().stream().map(NodeAddress::of).map(this::node).toList());
        BlockParser parser = BlockParser.forAccount(settings.account());
        BlockSource blocks = new BlockSource(pool, parser);
        VirtualSource virtuals = new VirtualSource(pool, new VirtualParser(settings.account()));
        AccountSource accounts = new AccountSource(pool, context.time());
        TipWatch tips = new TipWatch(pool, confirming, context.time(), threads);
        ReferenceBlocks references = new ReferenceBlocks(pool, blocks, confirming);
        this.reader = new NodeReader(
                tips,
                references,
                new ReadAhead(blocks, tips::reported, threads),
                new SecondLook(pool, blocks, context.time()),
                virtuals,
                new Corroborator(pool, blocks, virtuals, confirming),
                new Searcher(pool, parser, confirming),
                accounts);
        this.history = new HistorySource(pool, virtuals, accounts, settings.account(), confirming);
        this.sender = new NodeSender(
                settings.activeKey()
                        .map(key -> new TransferSigner(settings.account(), key, settings.chainId(), tips, references)),
                new Broadcaster(pool, context.time()));
        this.prober = new Prober(settings, blocks, virtuals, accounts, context.time());
    }

    /**
     * Opens the connection to the chain. Nobody is contacted yet.
     *
     * @param settings which nodes, for whom
     * @param context time and chance
     * @return to be closed
     */
    public static HiveNodes open(HiveNodesSettings settings, AdapterContext context) {
        return new HiveNodes(settings, context, HttpWire.of(settings));
    }

    /**
     * The reading side.
     *
     * @return always the same
     */
    public HiveReader reader() {
        return reader;
    }

    /**
     * The account's history.
     *
     * @return always the same
     */
    public HiveHistory history() {
        return history;
    }

    /**
     * The sending side. Without an active key it broadcasts but throws {@link IllegalStateException} when it is to sign.
     *
     * @return always the same
     */
    public HiveSender sender() {
        return sender;
    }

    /**
     * How every node is doing, in configured order, as far as is known without asking.
     *
     * @return one report per configured address
     */
    public List<NodeReport> nodeReports() {
        return NodeReport.of(pool, context.time());
    }

    /**
     * Uses other nodes from now on. What is known of a node that stays is kept.
     *
     * @param urls addresses in order of preference
     * @param confirmNodes how many different hosts must agree from now on
     * @throws IllegalArgumentException if an address is malformed, or there are fewer hosts than must confirm
     */
    public void use(List<URI> urls, int confirmNodes) {
        HiveNodesSettings changed = new HiveNodesSettings(
                settings.account(),
                urls,
                settings.chainId(),
                settings.activeKey(),
                confirmNodes,
                settings.timeouts(),
                settings.onionProxy());
        List<HiveNode> nodes = changed.nodes().stream()
                .map(NodeAddress::of)
                .distinct()
                .map(address -> known(address).orElseGet(() -> node(address)))
                .toList();
        confirming.change(confirmNodes, () -> pool.replace(nodes));
    }

    private Optional<HiveNode> known(NodeAddress address) {
        return pool.all().stream()
                .filter(node -> node.address().equals(address))
                .findFirst();
    }

    private HiveNode node(NodeAddress address) {
        return new HiveNode(address, rpc, settings.chainId(), settings.timeouts(), context);
    }

    /**
     * Tries everything on every node, all of them at once, and waits for the last one. It changes nothing anywhere.
     *
     * @return one result per configured address, in configured order
     */
    public List<NodeProbe> probe() {
        List<Future<NodeProbe>> probes = pool.all().stream()
                .map(node -> threads.submit(() -> prober.probe(node)))
                .toList();
        return probes.stream().map(Waiting::on).toList();
    }

    /** Ends all connections; calls under way fail, and so do later ones. It does not throw. */
    @Override
    public void close() {
        // The threads only ever wait for the wire: they end with it.
        wire.close();
    }
}

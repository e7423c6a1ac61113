package io.github.hivebolt.devnet;

import io.github.hivebolt.devnet.chain.ChainOptions;
import io.github.hivebolt.devnet.chain.ChainWallet;
import io.github.hivebolt.devnet.chain.HiveChain;
import io.github.hivebolt.devnet.cln.ClnService;
import io.github.hivebolt.devnet.cln.Rune;
import io.github.hivebolt.devnet.common.ChangeSignal;
import io.github.hivebolt.devnet.common.Seed;
import io.github.hivebolt.devnet.hived.HivedService;
import io.github.hivebolt.devnet.hived.NodeSwitches;
import io.github.hivebolt.devnet.http.FaultSwitches;
import io.github.hivebolt.devnet.http.HttpEndpoint;
import io.github.hivebolt.devnet.lightning.LightningNet;
import io.github.hivebolt.devnet.lightning.LightningNode;
import io.github.hivebolt.devnet.lnd.LndService;
import io.github.hivebolt.devnet.lnd.Macaroon;
import io.github.hivebolt.devnet.lnd.ServerCertificate;
import io.github.hivebolt.ports.TimeSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** A running devnet: a Hive chain, a Lightning network, their servers and a control interface. Thread-safe. */
public final class DevnetServer implements AutoCloseable {
    // Version 2 and the location "lnd", as in the macaroons of a real node.
    private static final String MACAROON_HEAD = "0201036c6e64";

    private final HiveChain chain;
    private final LightningNet lightning;
    private final List<HiveNode> hiveNodes = new ArrayList<>();
    private final List<AutoCloseable> running = new ArrayList<>();
    private final ServerCertificate certificate;
    private final LndNode lnd;
    private final LndNode merchant;
    private final ClnNode cln;
    private final Sink sink = new Sink();
    private final BlockTicker ticker;
    private final HttpEndpoint control;

    private DevnetServer(DevnetOptions options, TimeSource time) throws IOException {
        Seed seed = new Seed(options.seed());
        this.chain = chain(options, seed, time);
        this.lightning = new LightningNet(options.lightning(), seed, time);
        this.certificate = ServerCertificate.create(time.now());
        Files.createDirectories(options.directory());
        ChangeSignal signal = new ChangeSignal();
        lightning.onChange(signal::changed);
        for (int port : options.hivePorts()) {
            hiveNodes.add(startHiveNode("hive-" + (hiveNodes.size() + 1), port));
        }
        this.lnd = startLnd("lnd", options.lndPort(), lightning.gateway(), signal, options.directory(), seed);
        this.merchant =
                startLnd("merchant", options.merchantPort(), lightning.merchant(), signal, options.directory(), seed);
        this.cln = startCln(options, signal, seed);
        this.ticker = new BlockTicker(chain, options.blockInterval());
        running.add(ticker);
        this.control = HttpEndpoint.http(
                "control", options.controlPort(), ControlService.of(this, sink, time), new FaultSwitches());
        running.add(control);
        ticker.start();
    }

    /**
     * Starts a devnet. It prints nothing.
     *
     * @param options ports, pace and seed
     * @param time the time that chain and network live in
     * @return the running devnet, to be closed
     * @throws IOException if a port is taken or the directory cannot be written
     */
    public static DevnetServer start(DevnetOptions options, TimeSource time) throws IOException {
        return new DevnetServer(options, time);
    }

    /**
     * The chain behind all Hive nodes.
     *
     * @return the model
     */
    public HiveChain chain() {
        return chain;
    }

    /**
     * A wallet with the keys of all accounts.
     *
     * @return the wallet
     */
    public ChainWallet wallet() {
        return new ChainWallet(chain);
    }

    /**
     * The Lightning network behind both nodes.
     *
     * @return the model
     */
    public LightningNet lightning() {
        return lightning;
    }

    /**
     * The Hive nodes.
     *
     * @return at least one
     */
    public List<HiveNode> hiveNodes() {
        return List.copyOf(hiveNodes);
    }

    /**
     * The Lightning node that a gateway pays from.
     *
     * @return the node
     */
    public LndNode lnd() {
        return lnd;
    }

    /**
     * The Lightning node of everybody else.
     *
     * @return the node
     */
    public LndNode merchant() {
        return merchant;
    }

    /**
     * The node that a gateway pays from, as Core Lightning shows it: another interface to what {@link #lnd()} shows.
     *
     * @return the node
     */
    public ClnNode cln() {
        return cln;
    }

    /**
     * What webhooks sent to the control interface.
     *
     * @return the sink
     */
    public Sink sink() {
        return sink;
    }

    /**
     * Who makes blocks.
     *
     * @return the ticker
     */
    public BlockTicker ticker() {
        return ticker;
    }

    /**
     * The control interface.
     *
     * @return for instance {@code http://127.0.0.1:18099}
     */
    public String controlUrl() {
        return "http://127.0.0.1:" + control.port();
    }

    /** Cuts the gateway off: no Hive node, no Lightning node of its own and no webhook answers. */
    public void networkOut() {
        hiveNodes.forEach(node -> node.endpoint().down());
        lnd.endpoint().down();
        cln.endpoint().down();
        sink.reachable(false);
    }

    /** Ends {@link #networkOut()}. */
    public void networkBack() {
        hiveNodes.forEach(node -> node.endpoint().up());
        lnd.endpoint().up();
        cln.endpoint().up();
        sink.reachable(true);
    }

    @Override
    public void close() {
        for (AutoCloseable part : running) {
            try {
                part.close();
            } catch (Exception stuck) {
                throw new IllegalStateException("a server of the devnet does not stop", stuck);
            }
        }
    }

    private static HiveChain chain(DevnetOptions options, Seed seed, TimeSource time) {
        Duration past = options.slot().multipliedBy(options.history());
        Instant genesis = time.now().truncatedTo(ChronoUnit.SECONDS).minus(past);
        HiveChain chain = new HiveChain(
                new ChainOptions(
                        ChainOptions.TESTNET,
                        genesis,
                        options.slot(),
                        options.irreversibleLag(),
                        options.savingsDelay()),
                seed,
                time);
        DevnetAccounts.createOn(chain);
        for (int block = 1; block <= options.history(); block++) {
            chain.produceBlockAt(genesis.plus(options.slot().multipliedBy(block)));
        }
        return chain;
    }

    private HiveNode startHiveNode(String name, int port) throws IOException {
        NodeSwitches switches = new NodeSwitches();
        HttpEndpoint endpoint = HttpEndpoint.http(name, port, new HivedService(chain, switches), new FaultSwitches());
        running.add(endpoint);
        return new HiveNode(name, endpoint, switches);
    }

    private LndNode startLnd(String name, int port, LightningNode node, ChangeSignal signal, Path directory, Seed seed)
            throws IOException {
        Macaroon macaroon =
                new Macaroon(MACAROON_HEAD + seed.hex("macaroon of " + name) + seed.hex("signature of " + name));
        Path certificateFile = directory.resolve("tls.cert");
        Path macaroonFile = directory.resolve(name + ".macaroon.hex");
        Files.writeString(certificateFile, certificate.pem());
        Files.writeString(macaroonFile, macaroon.hex());
        HttpEndpoint endpoint = HttpEndpoint.https(
                name, port, certificate.context(), new LndService(node, macaroon, signal), new FaultSwitches());
        running.add(endpoint);
        return new LndNode(name, endpoint, node, macaroon, macaroonFile, certificateFile);
    }

    private ClnNode startCln(DevnetOptions options, ChangeSignal signal, Seed seed) throws IOException {
        Rune rune = Rune.of(seed, Rune.GATEWAY_METHODS);
        Path caFile = options.directory().resolve("ca.pem");
        Path runeFile = options.directory().resolve("cln.rune");
        Files.writeString(caFile, certificate.pem());
        Files.writeString(runeFile, rune.text());
        LightningNode node = lightning.gateway();
        HttpEndpoint endpoint = HttpEndpoint.https(
                "cln",
                options.clnPort(),
                certificate.context(),
                new ClnService(node, rune, signal),
                new FaultSwitches());
        running.add(endpoint);
        return new ClnNode("cln", endpoint, node, rune, runeFile, caFile);
    }
}

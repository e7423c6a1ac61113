package io.github.hivebolt.e2e.lightning;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * A Lightning network on loopback: btcd on simnet, lnd "alice" (the gateway's node) and lnd "bob" (the payee), with
 * one channel of 16,000,000 sat of which alice pushed 4,000,000 to bob. Programs write their logs into the network's
 * directory. Not for use by several threads, except the calls of {@link LndNode}.
 */
public final class LightningNetwork implements AutoCloseable {
    /** The size of the channel. */
    public static final long CHANNEL_SAT = 16_000_000;
    /** What bob owned of it at the opening. */
    public static final long PUSHED_SAT = 4_000_000;

    // segwit and taproot are active on simnet after 3 windows of 100 blocks, and a mined coin may be spent 100 blocks
    // later.
    private static final int FUNDED_HEIGHT = 420;
    private static final int CHANNEL_CONFIRMATIONS = 3;
    private static final Duration MEMPOOL_LIMIT = Duration.ofSeconds(30);

    private final Btcd btcd;
    private final LndNode alice;
    private final LndNode bob;

    private LightningNetwork(LightningBinaries binaries, Path directory) throws IOException {
        btcd = Btcd.start(
                binaries.btcd(),
                directory.resolve("btcd"),
                directory.resolve("btcd.log"),
                LndWallet.FIRST_ADDRESS_OF_ALICE);
        alice = new LndNode("alice", binaries.lnd(), directory, btcd);
        bob = new LndNode("bob", binaries.lnd(), directory, btcd);
    }

    /** Starts a network; see {@link #start(LightningBinaries, Path, List)}. */
    public static LightningNetwork start(LightningBinaries binaries, Path directory) {
        return start(binaries, directory, List.of());
    }

    /**
     * Starts a network and returns once a payment of 1 sat has arrived in each direction and is settled. Takes 7 to 20 s.
     *
     * @param directory made if absent, must be empty
     * @param aliceFlags lnd's flags for alice besides the usual ones
     */
    public static LightningNetwork start(LightningBinaries binaries, Path directory, List<String> aliceFlags) {
        try {
            requireEmpty(Files.createDirectories(directory));
            LightningNetwork network = new LightningNetwork(binaries, directory.toAbsolutePath());
            try {
                network.bringUp(aliceFlags);
                return network;
            } catch (RuntimeException | Error e) {
                network.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the Lightning network could not be set up in " + directory, e);
        }
    }

    /** The gateway's node. */
    public LndNode alice() {
        return alice;
    }

    /** The payee. */
    public LndNode bob() {
        return bob;
    }

    /** Mines blocks and waits until every running node has seen them. */
    public void mine(int blocks) {
        btcd.generate(blocks);
        awaitSynced();
    }

    /**
     * Waits until alice and bob could pay each other, without paying. Needed after a restart: a node serves before its
     * channel is back, and a channel that is called active can still be unusable for about a second.
     */
    public void awaitRoutes() {
        alice.await("can pay bob", () -> alice.calls().hasRoute(bob.publicKey(), 1));
        bob.await("can pay alice", () -> bob.calls().hasRoute(alice.publicKey(), 1));
    }

    /** Ends every process of the network. */
    @Override
    public void close() {
        CompletableFuture<Void> bobEnds = CompletableFuture.runAsync(bob::end);
        try {
            alice.end();
        } finally {
            try {
                bobEnds.join();
            } finally {
                btcd.close();
            }
        }
    }

    /** The processes that run now. */
    List<Long> pids() {
        return Stream.concat(
                        Stream.of(btcd.pid()),
                        Stream.of(alice, bob).filter(LndNode::isAlive).map(LndNode::pid))
                .toList();
    }

    private void bringUp(List<String> aliceFlags) {
        // lnd serves no call as long as the newest block is older than two hours.
        btcd.generate(1);
        alice.launch(aliceFlags);
        bob.launch(List.of());
        CompletableFuture.allOf(alice.createWallet(LndWallet.ALICE), bob.createWallet(LndWallet.BOB))
                .join();
        fundAlice();
        alice.awaitState(Set.of("SERVER_ACTIVE"));
        bob.awaitState(Set.of("SERVER_ACTIVE"));
        awaitSynced();
        openChannel();
        awaitRoutes();
        payOneSatEachWay();
    }

    /**
     * To the payer a payment is over as soon as the preimage is there; the commitment transactions follow. Whoever compares
     * balances needs them at rest.
     */
    private void payOneSatEachWay() {
        List<LndNode> both = List.of(alice, bob);
        List<Long> before = both.stream().map(LndNode::localBalanceMsat).toList();
        payOneSat(alice, bob);
        payOneSat(bob, alice);
        alice.await(
                "is at rest with bob",
                () -> both.stream().map(LndNode::localBalanceMsat).toList().equals(before));
    }

    // A wallet counts only coins of blocks that come after it made the address.
    private void fundAlice() {
        alice.awaitState(Set.of("RPC_ACTIVE", "SERVER_ACTIVE"));
        String address = alice.calls().newAddress();
        if (!address.equals(LndWallet.FIRST_ADDRESS_OF_ALICE)) {
            throw new IllegalStateException(
                    "the first address of alice is " + address + ", not the one that is mined to");
        }
        btcd.generate(FUNDED_HEIGHT - btcd.blockCount());
    }

    private void openChannel() {
        alice.calls().connect(bob.publicKey(), bob.peerAddress());
        alice.await("opens a channel", this::channelIsAccepted);
        btcd.awaitTransaction(MEMPOOL_LIMIT);
        mine(CHANNEL_CONFIRMATIONS);
    }

    // The wallet may still be counting the mined coins, or bob be syncing: lnd refuses then and nothing was opened.
    private boolean channelIsAccepted() {
        try {
            alice.calls().openChannel(bob.publicKey(), CHANNEL_SAT, PUSHED_SAT);
            return true;
        } catch (LndRestException e) {
            return false;
        }
    }

    private void awaitSynced() {
        int height = btcd.blockCount();
        for (LndNode node : List.of(alice, bob)) {
            if (node.isAlive()) {
                node.await("knows block " + height, () -> node.calls().isSyncedTo(height));
            }
        }
    }

    private static void payOneSat(LndNode payer, LndNode payee) {
        LndPayment check = payer.pay(payee.addInvoice(1, 600).paymentRequest());
        if (check.status() != LndPayment.Status.SUCCEEDED) {
            throw new IllegalStateException("the first payment over the new channel failed: " + check.failureReason());
        }
    }

    private static void requireEmpty(Path directory) throws IOException {
        try (Stream<Path> content = Files.list(directory)) {
            if (content.findAny().isPresent()) {
                throw new IllegalArgumentException(directory + " is not empty: a network needs a directory of its own");
            }
        }
    }
}

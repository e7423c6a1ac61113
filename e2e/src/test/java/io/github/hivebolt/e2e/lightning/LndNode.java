package io.github.hivebolt.e2e.lightning;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One lnd of the network: its process, and the calls a test makes beside the gateway. Hashes and preimages are hex.
 * Calls throw {@link LndRestException} when lnd refuses and {@link UncheckedIOException} when it does not answer.
 * Calls may come from many threads; {@link #start()}, {@link #kill()} and {@link #terminate()} from one at a time.
 */
public final class LndNode {
    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final Duration STATE_LIMIT = Duration.ofSeconds(5);

    private final String name;
    private final Path directory;
    private final Path log;
    private final LndCommand command;
    private List<String> extraFlags = List.of();
    private volatile @Nullable ChildProcess process;
    private volatile @Nullable LndRest rest;

    LndNode(String name, Path binary, Path networkDirectory, Btcd btcd) throws IOException {
        this.name = name;
        this.directory = Files.createDirectory(networkDirectory.resolve(name));
        this.log = networkDirectory.resolve(name + ".log");
        this.command =
                new LndCommand(binary, name, directory, btcd, FreePorts.take(), FreePorts.take(), FreePorts.take());
        command.writeFiles();
    }

    /** The base of the REST interface, the same over restarts, such as {@code https://127.0.0.1:21234}. */
    public URI restUrl() {
        return URI.create("https://127.0.0.1:" + restPort());
    }

    /** The port of {@link #restUrl()}. */
    public int restPort() {
        return command.restPort();
    }

    /**
     * The self-signed certificate as a PEM file; it names localhost and 127.0.0.1, so it also fits behind a {@link
     * TcpGate}.
     */
    public Path tlsCertificate() {
        return directory.resolve("tls.cert");
    }

    /** The file of the macaroon that may do everything. */
    public Path macaroon() {
        return directory.resolve("data/chain/bitcoin/simnet/admin.macaroon");
    }

    /** The node's identity, 33 bytes in hex; the same in every run. */
    public String publicKey() {
        return calls().publicKey();
    }

    /** Starts the node with the flags of its last start and returns once it is {@code SERVER_ACTIVE}. */
    public void start() {
        start(extraFlags);
    }

    /** Starts the node with these flags besides the usual ones, such as {@code --channel-commit-interval=1ms}. */
    public void start(List<String> flags) {
        launch(flags);
        awaitState(Set.of("SERVER_ACTIVE"));
    }

    /** Ends the node with SIGKILL, as a crash does; returns once it is gone. */
    public void kill() {
        running().kill();
        forgetConnections();
    }

    /** Ends the node with SIGTERM; returns once it is gone. */
    public void terminate() {
        running().terminate();
        forgetConnections();
    }

    /** Whether the process runs. */
    public boolean isAlive() {
        ChildProcess current = process;
        return current != null && current.isAlive();
    }

    /** Makes an ordinary invoice. */
    public LndInvoice addInvoice(long amountSat, long expirySeconds) {
        return calls().addInvoice(amountSat, expirySeconds);
    }

    /** Makes an invoice whose payment waits for {@link #settle} or {@link #cancel}. */
    public LndInvoice addHoldInvoice(String hash, long amountSat, long expirySeconds) {
        return calls().addHoldInvoice(hash, amountSat, expirySeconds);
    }

    /** Takes the money of an accepted hold invoice. */
    public void settle(String preimage) {
        calls().settle(preimage);
    }

    /** Gives the money of a hold invoice back, or closes it before any came. */
    public void cancel(String hash) {
        calls().cancel(hash);
    }

    /** The state of an invoice of this node. */
    public InvoiceState invoiceState(String hash) {
        return calls().invoiceState(hash);
    }

    /** How many HTLCs of an invoice were settled: more than one for a small amount means that it was paid twice. */
    public int invoiceHtlcCount(String hash) {
        return calls().settledHtlcCount(hash);
    }

    /** Pays and returns the final record, paid or failed. */
    public LndPayment pay(String paymentRequest) {
        return calls().pay(paymentRequest);
    }

    /** Begins to pay and returns lnd's first message; the payment goes on by itself. */
    public LndPayment beginPayment(String paymentRequest) {
        return calls().beginPayment(paymentRequest);
    }

    /** Begins to pay another amount than the invoice asks for, as some wallets do. */
    public LndPayment beginOverpayment(String paymentRequest, long amountMsat) {
        return calls().beginOverpayment(paymentRequest, amountMsat);
    }

    /** The record of a payment at this moment; empty if the node never heard of it. */
    public Optional<LndPayment> trackPayment(String hash) {
        return calls().trackPayment(hash);
    }

    /** How many attempts of a payment the node has stored; 0 if it never heard of it. */
    public int attemptCount(String hash) {
        return calls().attemptCount(hash);
    }

    /** All payments of this node, oldest first; one of 1 sat was made by the network's start. */
    public List<LndPayment> payments() {
        return calls().payments();
    }

    /** What this node owns in its open channels, without what is in flight. */
    public long localBalanceSat() {
        return calls().localBalanceSat();
    }

    /** The same in millisatoshi, as lnd sums it up. */
    public long localBalanceMsat() {
        return calls().localBalanceMsat();
    }

    /** The payment hashes of all HTLCs in its open channels. */
    public Set<String> pendingHtlcHashes() {
        return calls().pendingHtlcHashes();
    }

    /** The height of the last block the node knows. */
    public int blockHeight() {
        return calls().blockHeight();
    }

    LndCalls calls() {
        return new LndCalls(rest());
    }

    String peerAddress() {
        return command.peerAddress();
    }

    long pid() {
        return running().pid();
    }

    void launch(List<String> flags) {
        if (isAlive()) {
            throw new IllegalStateException(name + " already runs: end it with kill() or terminate() first");
        }
        extraFlags = List.copyOf(flags);
        process = ChildProcess.launch(name, directory, log, command.with(extraFlags));
    }

    /** Makes the wallet and returns at once, before the node is ready. */
    CompletableFuture<Void> createWallet(LndWallet wallet) {
        awaitState(Set.of("NON_EXISTING"));
        return CompletableFuture.runAsync(() -> wallet.create(rest()));
    }

    void awaitState(Set<String> states) {
        await("is " + states, () -> state().filter(states::contains).isPresent());
    }

    void await(String what, Callable<Boolean> condition) {
        running().await(what, START_LIMIT, condition);
    }

    /** Ends the node if it runs. */
    void end() {
        if (isAlive()) {
            terminate();
        }
    }

    private Optional<String> state() {
        try {
            return Optional.ofNullable(
                    rest().get("/v1/state", STATE_LIMIT).path("state").textValue());
        } catch (UncheckedIOException | LndRestException e) {
            return Optional.empty();
        }
    }

    private ChildProcess running() {
        ChildProcess current = process;
        if (current == null) {
            throw new IllegalStateException(name + " was never started");
        }
        return current;
    }

    private LndRest rest() {
        LndRest current = rest;
        if (current == null) {
            try {
                current = new LndRest(restUrl(), tlsCertificate(), macaroon());
            } catch (IOException e) {
                throw new UncheckedIOException(name + " has no certificate yet", e);
            }
            rest = current;
        }
        return current;
    }

    // A pooled connection to the ended process would fail the first call to the next one.
    private void forgetConnections() {
        LndRest current = rest;
        rest = null;
        if (current != null) {
            current.close();
        }
    }
}

package io.github.hivebolt.adapters.hive;

import io.github.hivebolt.codec.BinaryForm;
import io.github.hivebolt.codec.HiveOperation;
import io.github.hivebolt.codec.HivePrivateKey;
import io.github.hivebolt.codec.HiveSerializer;
import io.github.hivebolt.codec.HiveSigner;
import io.github.hivebolt.codec.HiveTransaction;
import io.github.hivebolt.codec.HiveTransactionJson;
import io.github.hivebolt.codec.RecurrentTransferOperation;
import io.github.hivebolt.codec.SignedHiveTransaction;
import io.github.hivebolt.codec.TransferOperation;
import io.github.hivebolt.devnet.chain.ChainBlock;
import io.github.hivebolt.devnet.chain.ChainOptions;
import io.github.hivebolt.devnet.chain.HiveChain;
import io.github.hivebolt.devnet.common.Seed;
import io.github.hivebolt.devnet.hived.HivedService;
import io.github.hivebolt.devnet.hived.NodeSwitches;
import io.github.hivebolt.devnet.http.Fault;
import io.github.hivebolt.devnet.http.FaultMode;
import io.github.hivebolt.devnet.http.FaultSwitches;
import io.github.hivebolt.devnet.http.HttpEndpoint;
import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.hive.BlockReference;
import io.github.hivebolt.domain.hive.TransactionId;
import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.money.HiveAsset;
import io.github.hivebolt.ports.spi.AdapterContext;
import io.github.hivebolt.testkit.HiveFaultWorld;
import io.github.hivebolt.testkit.WireFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The devnet's chain behind two or more of its nodes, and the adapter that is tested. */
final class DevnetWorld implements HiveFaultWorld, AutoCloseable {
    private static final Duration SLOT = Duration.ofSeconds(3);
    private static final int HISTORY = 60;

    private final TestTime time = new TestTime();
    private final HiveChain chain;
    private final List<HttpEndpoint> endpoints = new ArrayList<>();
    private final List<NodeSwitches> switches = new ArrayList<>();
    private final List<FaultSwitches> faults = new ArrayList<>();
    private final HttpWire wire = new HttpWire(Duration.ofSeconds(5));
    private final HiveNodes hive;

    DevnetWorld() {
        this(2);
    }

    DevnetWorld(int nodes) {
        Instant genesis = Instant.ofEpochSecond(time.now().getEpochSecond()).minus(SLOT.multipliedBy(HISTORY));
        chain = new HiveChain(
                new ChainOptions(ChainOptions.TESTNET, genesis, SLOT, 0, Duration.ofDays(3)),
                new Seed("hive adapter"),
                time);
        for (AccountName name : List.of(gateway(), customer())) {
            chain.createAccount(name);
            chain.endow(name, new HiveAmount(10_000_000, HiveAsset.HIVE));
            chain.endow(name, new HiveAmount(10_000_000, HiveAsset.HBD));
        }
        for (int block = 1; block <= HISTORY; block++) {
            chain.produceBlockAt(genesis.plus(SLOT.multipliedBy(block)));
        }
        for (int i = 1; i <= nodes; i++) {
            startNode("hive-" + i);
        }
        hive = HiveNodes.open(
                HiveNodesSettings.of(
                                gateway(),
                                endpoints.stream()
                                        .map(endpoint -> URI.create("http://127.0.0.1:" + endpoint.port()))
                                        .toList(),
                                ChainOptions.TESTNET)
                        .withActiveKey(keyOf(gateway()))
                        .withTimeouts(TestWorld.TIMEOUTS),
                new AdapterContext(time, new TestRandom(1)));
    }

    private void startNode(String name) {
        try {
            NodeSwitches lies = new NodeSwitches();
            FaultSwitches faulty = new FaultSwitches();
            endpoints.add(HttpEndpoint.http(name, 0, new HivedService(chain, lies), faulty));
            switches.add(lies);
            faults.add(faulty);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HivePrivateKey keyOf(AccountName name) {
        return chain.account(name).orElseThrow().keys().key("active");
    }

    TestTime time() {
        return time;
    }

    HiveNodes hive() {
        return hive;
    }

    HiveChain chain() {
        return chain;
    }

    NodeSwitches lies(int node) {
        return switches.get(node);
    }

    FaultSwitches faults(int node) {
        return faults.get(node);
    }

    @Override
    public AccountName gateway() {
        return new AccountName("gateway");
    }

    @Override
    public AccountName customer() {
        return new AccountName("customer");
    }

    @Override
    public void produce(int blocks) {
        for (int i = 0; i < blocks; i++) {
            time.advance(SLOT);
            chain.produceBlockAt(chain.headTime().plus(SLOT));
        }
    }

    @Override
    public long irreversibleNumber() {
        return chain.irreversibleNumber();
    }

    @Override
    public BlockReference reference(long number) {
        ChainBlock block = chain.block(number).orElseThrow();
        return new BlockReference(block.number(), block.id(), block.timestamp());
    }

    @Override
    public TransactionId transfer(AccountName from, AccountName to, HiveAmount amount, String memo) {
        return send(from, new TransferOperation(from, to, amount, memo));
    }

    @Override
    public TransactionId twoTransfers(HiveAmount amount, String memo) {
        TransferOperation one = new TransferOperation(customer(), gateway(), amount, memo);
        return send(customer(), one, one);
    }

    /** A hundred transfers of 0.001 HIVE from the customer in one transaction. */
    void hundredTransfers(String memo) {
        HiveOperation[] operations = new HiveOperation[100];
        for (int i = 0; i < operations.length; i++) {
            operations[i] =
                    new TransferOperation(customer(), gateway(), new HiveAmount(1, HiveAsset.HIVE), memo + " " + i);
        }
        send(customer(), operations);
    }

    @Override
    public TransactionId recurrentTransfer(HiveAmount amount, String memo) {
        return send(
                customer(),
                new RecurrentTransferOperation(customer(), gateway(), amount, memo, 24, 2, OptionalInt.empty()));
    }

    /** As a wallet would: signed here, sent to the first node. */
    private TransactionId send(AccountName signer, HiveOperation... operations) {
        HiveTransaction transaction = new HiveTransaction(
                HiveSerializer.refBlockNum(chain.headNumber()),
                HiveSerializer.refBlockPrefix(reference(chain.headNumber()).id()),
                chain.headTime().plus(Duration.ofMinutes(5)),
                List.of(operations));
        byte[] digest = HiveSerializer.digest(chain.chainId(), transaction, BinaryForm.HF26);
        String json = HiveTransactionJson.write(
                new SignedHiveTransaction(transaction, List.of(HiveSigner.sign(digest, keyOf(signer)))));
        try {
            new RpcClient(wire)
                    .ask(
                            NodeAddress.of(URI.create(
                                    "http://127.0.0.1:" + endpoints.get(0).port())),
                            RpcCall.broadcast(json, 1_000_000),
                            Duration.ofSeconds(10),
                            Json::tree);
        } catch (NodeTroubleException trouble) {
            throw new IllegalStateException(trouble);
        }
        return HiveSerializer.transactionId(transaction, BinaryForm.HF26);
    }

    @Override
    public Optional<Long> blockOf(TransactionId id) {
        for (long number = 1; number <= chain.headNumber(); number++) {
            if (chain.block(number).orElseThrow().transactions().stream()
                    .anyMatch(each -> each.id().equals(id))) {
                return Optional.of(number);
            }
        }
        return Optional.empty();
    }

    @Override
    public void cut() {
        faults.forEach(each -> each.set(Fault.always(FaultMode.RESET)));
        time.advance(Duration.ofSeconds(11));
    }

    @Override
    public void faultOnEverything(WireFault fault) {
        if (fault == WireFault.REFUSED) {
            endpoints.forEach(HttpEndpoint::down);
        } else {
            faults.forEach(each -> each.set(Fault.always(modeOf(fault))));
        }
        time.advance(Duration.ofSeconds(11));
    }

    private static FaultMode modeOf(WireFault fault) {
        return switch (fault) {
            case REFUSED -> FaultMode.NONE;
            case RESET -> FaultMode.RESET;
            case HANG -> FaultMode.HANG;
            case CLOSE -> FaultMode.CLOSE;
            case HTML -> FaultMode.HTML;
            case GARBAGE -> FaultMode.BROKEN_JSON;
            case TOO_MANY_REQUESTS -> FaultMode.TOO_MANY_REQUESTS;
            case CUT -> FaultMode.CUT;
            case LOST_ANSWER -> FaultMode.LOSE_ANSWER;
        };
    }

    @Override
    public void heal() {
        endpoints.forEach(HttpEndpoint::up);
        faults.forEach(FaultSwitches::clear);
        time.advance(Duration.ofSeconds(6));
    }

    @Override
    public void close() {
        hive.close();
        wire.close();
        endpoints.forEach(HttpEndpoint::close);
    }
}

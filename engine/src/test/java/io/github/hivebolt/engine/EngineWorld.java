package io.github.hivebolt.engine;

import io.github.hivebolt.codec.Bolt11;
import io.github.hivebolt.codec.TransferOperation;
import io.github.hivebolt.devnet.DevnetAccounts;
import io.github.hivebolt.devnet.chain.ChainBlock;
import io.github.hivebolt.devnet.chain.ChainOperation;
import io.github.hivebolt.devnet.chain.ChainOptions;
import io.github.hivebolt.devnet.chain.ChainRejection;
import io.github.hivebolt.devnet.chain.ChainTransaction;
import io.github.hivebolt.devnet.chain.ChainWallet;
import io.github.hivebolt.devnet.chain.HiveChain;
import io.github.hivebolt.devnet.common.Seed;
import io.github.hivebolt.devnet.lightning.InvoiceBehaviour;
import io.github.hivebolt.devnet.lightning.InvoiceOrder;
import io.github.hivebolt.devnet.lightning.LightningNet;
import io.github.hivebolt.devnet.lightning.LightningNetOptions;
import io.github.hivebolt.devnet.lightning.LightningRefusal;
import io.github.hivebolt.devnet.lightning.NodeInvoice;
import io.github.hivebolt.devnet.memory.InMemoryHistory;
import io.github.hivebolt.devnet.memory.InMemoryHive;
import io.github.hivebolt.devnet.memory.InMemoryHiveSender;
import io.github.hivebolt.devnet.memory.InMemoryLightning;
import io.github.hivebolt.devnet.memory.InMemoryLightningHistory;
import io.github.hivebolt.devnet.memory.InMemoryOffers;
import io.github.hivebolt.devnet.memory.InMemoryReceiver;
import io.github.hivebolt.devnet.memory.Link;
import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.ledger.Currency;
import io.github.hivebolt.domain.ledger.LedgerEntry;
import io.github.hivebolt.domain.memo.MemoReader;
import io.github.hivebolt.domain.memo.MemoReading;
import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.money.HiveAsset;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.domain.money.Rate;
import io.github.hivebolt.domain.order.LimitWindow;
import io.github.hivebolt.domain.order.OrderId;
import io.github.hivebolt.domain.order.ReceivePolicy;
import io.github.hivebolt.domain.order.SendPolicy;
import io.github.hivebolt.domain.order.SendState;
import io.github.hivebolt.domain.quote.FeeSchedule;
import io.github.hivebolt.domain.quote.SendPricing;
import io.github.hivebolt.ports.AccountMovement;
import io.github.hivebolt.ports.HiveHistory;
import io.github.hivebolt.ports.MonotonicTime;
import io.github.hivebolt.ports.Notifier;
import io.github.hivebolt.ports.ReceiverCapability;
import io.github.hivebolt.ports.Severity;
import io.github.hivebolt.ports.TimeSource;
import io.github.hivebolt.ports.store.OrderRow;
import io.github.hivebolt.ports.store.StoreUnavailableException;
import io.github.hivebolt.testkit.InMemoryOrderStore;
import io.github.hivebolt.testkit.ManualTimeSource;
import io.github.hivebolt.testkit.SeededRandomSource;
import io.github.hivebolt.testkit.ValidatingOrderStore;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;

/** An engine with its production code on a world in memory: one thread, one clock that only moves when told. */
final class EngineWorld {
    static final AccountName GATEWAY = DevnetAccounts.GATEWAY;
    static final BigDecimal SATS_PER_HIVE = new BigDecimal("300.125");
    private static final Duration TICK = Duration.ofMillis(250);
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    final ManualTimeSource time = new ManualTimeSource(START);
    final HiveChain chain = new HiveChain(ChainOptions.usual(START), new Seed("engine"), time);
    final LightningNet net = new LightningNet(LightningNetOptions.usual(), new Seed("engine"), time);
    InMemoryOrderStore store = new InMemoryOrderStore(time);
    final ChainWallet wallet = new ChainWallet(chain);
    final Deque<Link.Trouble> payTroubles = new ArrayDeque<>();
    /** What goes wrong with questions for invoices, in their order. */
    final Deque<Link.Trouble> fetchTroubles = new ArrayDeque<>();

    /** Whether the node pays offers, from the next start on. */
    boolean paysOffers;

    int fetches;
    /** Called before each question to the payee of an offer; may let the process die there. */
    Runnable beforeFetch = () -> {};
    /** For a store without a cursor. */
    OptionalLong startBlock = OptionalLong.empty();
    /** Those that the engine gets when it is started the next time. */
    final List<Notifier> notifiers = new ArrayList<>();

    /** Whether engines compare their books with the histories of chain and node. */
    boolean withHistories;

    /** How much more the hosts say that the account holds. */
    long inventedMilli;

    /** What all hosts make of the account's history. */
    UnaryOperator<List<AccountMovement>> historyLie = UnaryOperator.identity();

    boolean hasReceiveSecret;

    Optional<QuietHours> quietHours = Optional.empty();
    Alerts alerts = Alerts.NONE;
    OptionalLong usableDisk = OptionalLong.empty();
    final List<HiveNodeHealth> hiveNodes = new ArrayList<>();

    Duration outageAfter = Duration.ofSeconds(30);
    Duration clockSkew = Duration.ZERO;
    int historyCalls;
    boolean chainStandsStill;
    boolean storeIsOut;
    boolean networkIsOut;
    boolean hiveIsOut;
    boolean lightningIsOut;
    boolean ratesAreOut;
    boolean broadcastsAreLost;
    /** Transfers reach the chain, and nobody hears that they did. */
    boolean broadcastAnswersAreLost;

    private final SeededRandomSource random;
    private final InMemoryLightning lightning;
    private InMemoryReceiver receiver;
    /** Called before each call to the receiver; may let the process die there. */
    Consumer<String> beforeReceiverCall = call -> {};
    /** Called before each call to the store; may let the process die there. */
    Runnable beforeStoreCall = () -> {};
    /** What the memo key opens. */
    MemoReader memos = MemoReading.Plain::new;
    /** The price, which a test may change. */
    BigDecimal satsPerHive = SATS_PER_HIVE;

    final LyingHost host;
    private final InMemoryHiveSender sender;
    private final Map<String, Instant> dueAt = new HashMap<>();
    private Engine engine;
    private int starts;
    private final List<Engine> secondGateways = new ArrayList<>();

    EngineWorld(long seed) {
        this.random = new SeededRandomSource(seed);
        DevnetAccounts.createOn(chain);
        this.host = new LyingHost(new InMemoryHive(chain, GATEWAY, call -> outage()));
        this.sender = new InMemoryHiveSender(
                chain,
                chain.account(GATEWAY).orElseThrow().keys().key("active"),
                call -> call.equals("broadcast") ? broadcastTrouble() : outage());
        this.lightning = new InMemoryLightning(net.gateway(), this::lightningTrouble);
        this.receiver = new InMemoryReceiver(net.gateway(), this::receiverTrouble);
        for (int i = 0; i < 30; i++) {
            time.advance(chain.slot());
            chain.produceBlock();
        }
        this.engine = newEngine();
    }

    /** From the next start on the node cannot hold payments. */
    void useNodeWithoutHoldInvoices() {
        receiver = new InMemoryReceiver(net.gateway(), this::receiverTrouble, Set.of());
        crash();
    }

    /** From the next start on the node tells of payments that nobody asked for. */
    InMemoryReceiver useNodeWithKeysend() {
        receiver = new InMemoryReceiver(
                net.gateway(),
                this::receiverTrouble,
                Set.of(ReceiverCapability.HOLD_INVOICES, ReceiverCapability.KEYSEND));
        crash();
        return receiver;
    }

    private Link.Trouble offerTrouble(String call) {
        if (networkIsOut || lightningIsOut) {
            return Link.Trouble.REFUSED;
        }
        if (!call.equals("fetch")) {
            return Link.Trouble.NONE;
        }
        fetches++;
        beforeFetch.run();
        return fetchTroubles.isEmpty() ? Link.Trouble.NONE : fetchTroubles.removeFirst();
    }

    private Link.Trouble receiverTrouble(String call) {
        beforeReceiverCall.accept(call);
        return networkIsOut || lightningIsOut ? Link.Trouble.REFUSED : Link.Trouble.NONE;
    }

    private boolean storeIsOut() {
        beforeStoreCall.run();
        return storeIsOut;
    }

    private Link.Trouble broadcastTrouble() {
        if (broadcastsAreLost) {
            return Link.Trouble.LOST_BEFORE_EFFECT;
        }
        return broadcastAnswersAreLost ? Link.Trouble.LOST_AFTER_EFFECT : outage();
    }

    private Link.Trouble outage() {
        return networkIsOut || hiveIsOut ? Link.Trouble.REFUSED : Link.Trouble.NONE;
    }

    private Link.Trouble lightningTrouble(String call) {
        if (networkIsOut || lightningIsOut) {
            return Link.Trouble.REFUSED;
        }
        return call.equals("pay") && !payTroubles.isEmpty() ? payTroubles.removeFirst() : Link.Trouble.NONE;
    }

    /** The process is gone; what is in the store, on the chain and in the node stays. A new one starts. */
    void crash() {
        engine = newEngine();
        dueAt.clear();
    }

    /** The database is gone, and a new process starts on an empty one. */
    void loseTheStore(OptionalLong readFrom) {
        store = new InMemoryOrderStore(time);
        startBlock = readFrom;
        crash();
    }

    /** An older backup was restored, and a new process starts on it. */
    void restoreTheBackup() {
        store.restoreBackup();
        crash();
    }

    int deliverDelayedPayRequests() {
        return lightning.deliverDelayed();
    }

    Engine engine() {
        return engine;
    }

    private Engine newEngine() {
        starts++;
        EngineParts parts = EngineParts.NONE.with(receiveSetup());
        if (paysOffers) {
            parts = parts.with(new InMemoryOffers(net.gateway(), this::offerTrouble));
        }
        return new Engine(ports(), settings(), withHistories ? parts.with(histories()) : parts);
    }

    private HiveHistory lying(HiveHistory honest) {
        return new HiveHistory() {
            @Override
            public List<AccountMovement> movements(long afterBlock, long upToBlock, LongConsumer progress) {
                return historyLie.apply(honest.movements(afterBlock, upToBlock, progress));
            }

            @Override
            public Optional<Balance> balanceAfter(long block) {
                return honest.balanceAfter(block)
                        .map(told -> new Balance(
                                new HiveAmount(told.hive().milli() + inventedMilli, HiveAsset.HIVE),
                                told.hbd(),
                                told.since()));
            }
        };
    }

    /** What the histories of chain and node are read through. */
    HistoryPorts histories() {
        return new HistoryPorts(
                lying(new InMemoryHistory(chain, GATEWAY, call -> {
                    historyCalls++;
                    return outage();
                })),
                List.of(new InMemoryLightningHistory(net.gateway(), call -> outage())));
    }

    /** The process is gone, the operator rebuilds the store, and a new process starts on it. */
    RebuildReport rebuild(OptionalLong fromBlock) {
        time.advance(Duration.ofSeconds(40));
        try {
            RebuildReport report =
                    new Rebuild(ports(), settings(), histories(), receiveSecret(), line -> {}).run(fromBlock, false);
            crash();
            return report;
        } catch (RebuildRefusedException refused) {
            throw new AssertionError(refused);
        }
    }

    List<String> receiveSecret() {
        return hasReceiveSecret ? List.of("a secret of the operator's own") : List.of();
    }

    ReceiveSetup receiveSetup() {
        ReceivePolicy receiving = ReceivePolicy.like(policy(), ReceiveSetup.USUAL_HOLD);
        return new ReceiveSetup(receiver, receiving, receiveSecret().stream().findFirst(), 1_000);
    }

    EnginePorts ports() {
        return new EnginePorts(
                new ValidatingOrderStore(new FailingStore(store, this::storeIsOut)),
                host,
                sender,
                lightning,
                asset -> ratesAreOut ? Optional.empty() : Optional.of(new Rate(asset, satsPerHive)),
                new PresentMemos(),
                List.copyOf(notifiers),
                () -> List.copyOf(hiveNodes),
                () -> usableDisk,
                new SkewedTime(),
                random);
    }

    EngineSettings settings() {
        return new EngineSettings(
                "instance",
                policy(),
                new EngineSettings.Limits(Msat.ofSats(500_000), 3, Msat.ofSats(2_000_000), 20),
                new EngineSettings.LightningSettings(Duration.ofSeconds(60), Duration.ofSeconds(10), 432),
                startBlock,
                false,
                2,
                List.of(new EngineSettings.Channel("log", Severity.INFO, quietHours)),
                outageAfter,
                alerts);
    }

    static SendPolicy policy() {
        return new SendPolicy(
                GATEWAY,
                Set.of(new AccountName("treasury")),
                Set.of(),
                Set.of(new AccountName("exchange")),
                false,
                new SendPricing(new FeeSchedule(Msat.ofSats(50), 15_000), new FeeSchedule(Msat.ofSats(10), 5_000)),
                Msat.ofSats(250),
                Msat.ofSats(100_000),
                List.of(new LimitWindow(Duration.ofHours(4), Msat.ofSats(400_000))),
                160,
                432,
                Duration.ofHours(6),
                Bolt11.DECODER);
    }

    static Rate rate(HiveAsset asset) {
        return new Rate(asset, SATS_PER_HIVE);
    }

    /** Lets time pass: a block every slot, every worker when it is due. */
    void run(Duration duration) {
        Instant end = time.now().plus(duration);
        while (time.now().isBefore(end)) {
            tick();
        }
    }

    boolean runUntil(Duration atMost, BooleanSupplier condition) {
        Instant end = time.now().plus(atMost);
        while (time.now().isBefore(end)) {
            if (condition.getAsBoolean()) {
                return true;
            }
            tick();
        }
        return condition.getAsBoolean();
    }

    void tick() {
        time.advance(TICK);
        if (!chainStandsStill && !time.now().isBefore(chain.headTime().plus(chain.slot()))) {
            chain.produceBlock();
        }
        step("", engine);
        secondGateways.forEach(second -> step("second ", second));
    }

    /** Another gateway on the same account and node, with an empty store of its own. */
    InMemoryOrderStore startSecondGateway() {
        InMemoryOrderStore first = store;
        store = new InMemoryOrderStore(time);
        InMemoryOrderStore second = store;
        secondGateways.add(newEngine());
        store = first;
        return second;
    }

    private void step(String prefix, Engine stepped) {
        for (Worker worker : List.copyOf(stepped.workers())) {
            stepIfDue(prefix, worker);
        }
    }

    private void stepIfDue(String prefix, Worker worker) {
        String name = prefix + worker.name();
        if (time.now().isBefore(dueAt.getOrDefault(name, time.now()))) {
            return;
        }
        dueAt.put(name, time.now().plus(step(worker)));
    }

    private Duration step(Worker worker) {
        try {
            return worker.step();
        } catch (StoreUnavailableException out) {
            return Duration.ofSeconds(1);
        }
    }

    /** Whatever the memo keys are at the moment. */
    private final class PresentMemos implements MemoReader {
        @Override
        public MemoReading read(String memo) {
            return memos.read(memo);
        }

        @Override
        public Optional<String> encrypt(String text, String readerKey, long nonce) {
            return memos.encrypt(text, readerKey, nonce);
        }
    }

    /** The clock of the gateway's machine. */
    private final class SkewedTime implements TimeSource {
        @Override
        public Instant now() {
            return time.now().plus(clockSkew);
        }

        @Override
        public MonotonicTime monotonic() {
            return time.monotonic();
        }
    }

    NodeInvoice invoice(long sats, Duration expiry, InvoiceBehaviour behaviour) {
        try {
            return net.merchant().addInvoice(InvoiceOrder.plain(sats * 1_000, "test", expiry, behaviour));
        } catch (LightningRefusal refusal) {
            throw new AssertionError(refusal);
        }
    }

    OrderId transfer(String from, String hive, String memo) {
        return transfer(new AccountName(from), GATEWAY, hive, memo);
    }

    OrderId transfer(AccountName from, AccountName to, String hive, String memo) {
        try {
            return new OrderId(wallet.transfer(from, to, HiveAmount.parse(hive, HiveAsset.HIVE), memo) + "-0");
        } catch (ChainRejection rejection) {
            throw new AssertionError(rejection.details().message(), rejection);
        }
    }

    SendState state(OrderId id) {
        return store.read(view -> view.order(id))
                .map(OrderRow::order)
                .orElseThrow(() -> new AssertionError("no order " + id))
                .state();
    }

    String label(OrderId id) {
        return store.read(view -> view.order(id))
                .map(row -> row.order().state().label())
                .orElse("none");
    }

    boolean isFinal(OrderId id) {
        return store.read(view -> view.order(id))
                .filter(row -> row.order().state().isFinal())
                .isPresent();
    }

    /** What the gateway sent in answer to an order, as the chain has it. */
    List<TransferOperation> answers(OrderId id) {
        List<TransferOperation> found = new ArrayList<>();
        for (long number = 1; number <= chain.headNumber(); number++) {
            chain.block(number).ifPresent(block -> collect(block, id, found));
        }
        return found;
    }

    /** Every transfer that the gateway ever made. */
    List<TransferOperation> sentFromGateway() {
        List<TransferOperation> found = new ArrayList<>();
        for (long number = 1; number <= chain.headNumber(); number++) {
            chain.block(number).stream()
                    .flatMap(block -> block.transactions().stream())
                    .flatMap(transaction -> transaction.operations().stream())
                    .forEach(operation -> {
                        if (operation instanceof ChainOperation.Signed(TransferOperation transfer)
                                && transfer.from().equals(GATEWAY)) {
                            found.add(transfer);
                        }
                    });
        }
        return found;
    }

    private static void collect(ChainBlock block, OrderId id, List<TransferOperation> found) {
        for (ChainTransaction transaction : block.transactions()) {
            for (ChainOperation operation : transaction.operations()) {
                if (operation instanceof ChainOperation.Signed(TransferOperation transfer)
                        && transfer.from().equals(GATEWAY)
                        && transfer.memo().endsWith("hb:" + id.text())) {
                    found.add(transfer);
                }
            }
        }
    }

    long timesPaid(NodeInvoice invoice) {
        return net.gateway().paymentHistory(invoice.hash()).stream()
                .filter(payment -> payment.preimage().isPresent())
                .count();
    }

    /** The books add up to nothing in each currency. */
    boolean booksBalance() {
        Map<Currency, Long> sums = new HashMap<>();
        for (LedgerEntry entry : store.ledgerEntries()) {
            entry.postings().forEach(posting -> sums.merge(posting.currency(), posting.amount(), Long::sum));
        }
        return sums.values().stream().allMatch(sum -> sum == 0);
    }

    int starts() {
        return starts;
    }
}

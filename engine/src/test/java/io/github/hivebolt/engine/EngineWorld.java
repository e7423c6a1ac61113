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
import io.github.hivebolt.devnet.memory.InMemoryHive;
import io.github.hivebolt.devnet.memory.InMemoryHiveSender;
import io.github.hivebolt.devnet.memory.InMemoryLightning;
import io.github.hivebolt.devnet.memory.Link;
import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.ledger.Currency;
import io.github.hivebolt.domain.ledger.LedgerEntry;
import io.github.hivebolt.domain.memo.MemoReading;
import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.money.HiveAsset;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.domain.money.Rate;
import io.github.hivebolt.domain.order.LimitWindow;
import io.github.hivebolt.domain.order.OrderId;
import io.github.hivebolt.domain.order.SendPolicy;
import io.github.hivebolt.domain.order.SendState;
import io.github.hivebolt.domain.quote.FeeSchedule;
import io.github.hivebolt.domain.quote.SendPricing;
import io.github.hivebolt.ports.MonotonicTime;
import io.github.hivebolt.ports.Notifier;
import io.github.hivebolt.ports.Severity;
import io.github.hivebolt.ports.TimeSource;
import io.github.hivebolt.ports.store.OrderRow;
import io.github.hivebolt.ports.store.StoreUnavailableException;
import io.github.hivebolt.testkit.InMemoryOrderStore;
import io.github.hivebolt.testkit.ManualTimeSource;
import io.github.hivebolt.testkit.SeededRandomSource;
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

/** An engine with its production code on a world in memory: one thread, one clock that only moves when told. */
final class EngineWorld {
    static final AccountName GATEWAY = DevnetAccounts.GATEWAY;
    static final BigDecimal SATS_PER_HIVE = new BigDecimal("300.125");
    private static final Duration TICK = Duration.ofMillis(250);
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    final ManualTimeSource time = new ManualTimeSource(START);
    final HiveChain chain = new HiveChain(ChainOptions.usual(START), new Seed("engine"), time);
    final LightningNet net = new LightningNet(LightningNetOptions.usual(), new Seed("engine"), time);
    final InMemoryOrderStore store = new InMemoryOrderStore(time);
    final ChainWallet wallet = new ChainWallet(chain);
    final Deque<Link.Trouble> payTroubles = new ArrayDeque<>();
    /** Those that the engine gets when it is started the next time. */
    final List<Notifier> notifiers = new ArrayList<>();

    Optional<QuietHours> quietHours = Optional.empty();
    Alerts alerts = Alerts.NONE;
    OptionalLong usableDisk = OptionalLong.empty();
    final List<HiveNodeHealth> hiveNodes = new ArrayList<>();

    Duration outageAfter = Duration.ofSeconds(30);
    Duration clockSkew = Duration.ZERO;
    boolean chainStandsStill;
    boolean storeIsOut;
    boolean networkIsOut;
    boolean hiveIsOut;
    boolean lightningIsOut;
    boolean ratesAreOut;
    boolean broadcastsAreLost;
    private final SeededRandomSource random;
    private final InMemoryLightning lightning;
    final LyingHost host;
    private final InMemoryHiveSender sender;
    private final Map<String, Instant> dueAt = new HashMap<>();
    private Engine engine;
    private int starts;

    EngineWorld(long seed) {
        this.random = new SeededRandomSource(seed);
        DevnetAccounts.createOn(chain);
        this.host = new LyingHost(new InMemoryHive(chain, GATEWAY, call -> outage()));
        this.sender = new InMemoryHiveSender(
                chain,
                chain.account(GATEWAY).orElseThrow().keys().key("active"),
                call -> broadcastsAreLost && call.equals("broadcast") ? Link.Trouble.LOST_BEFORE_EFFECT : outage());
        this.lightning = new InMemoryLightning(net.gateway(), this::lightningTrouble);
        for (int i = 0; i < 30; i++) {
            time.advance(chain.slot());
            chain.produceBlock();
        }
        this.engine = newEngine();
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

    int deliverDelayedPayRequests() {
        return lightning.deliverDelayed();
    }

    Engine engine() {
        return engine;
    }

    private Engine newEngine() {
        starts++;
        EnginePorts ports = new EnginePorts(
                new FailingStore(store, () -> storeIsOut),
                host,
                sender,
                lightning,
                asset -> ratesAreOut ? Optional.empty() : Optional.of(rate(asset)),
                MemoReading.Plain::new,
                List.copyOf(notifiers),
                () -> List.copyOf(hiveNodes),
                () -> usableDisk,
                new SkewedTime(),
                random);
        return new Engine(ports, settings());
    }

    private EngineSettings settings() {
        return new EngineSettings(
                "instance",
                policy(),
                new EngineSettings.Limits(Msat.ofSats(500_000), 3, Msat.ofSats(2_000_000), 20),
                new EngineSettings.LightningSettings(Duration.ofSeconds(60), Duration.ofSeconds(10), 432),
                OptionalLong.empty(),
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
        for (Worker worker : List.copyOf(engine.workers())) {
            stepIfDue(worker);
        }
    }

    private void stepIfDue(Worker worker) {
        if (time.now().isBefore(dueAt.getOrDefault(worker.name(), time.now()))) {
            return;
        }
        dueAt.put(worker.name(), time.now().plus(step(worker)));
    }

    private Duration step(Worker worker) {
        try {
            return worker.step();
        } catch (StoreUnavailableException out) {
            return Duration.ofSeconds(1);
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

package io.github.hivebolt.engine;

import io.github.hivebolt.codec.TransferOperation;
import io.github.hivebolt.devnet.DevnetAccounts;
import io.github.hivebolt.devnet.chain.ChainBlock;
import io.github.hivebolt.devnet.chain.ChainOperation;
import io.github.hivebolt.devnet.chain.ChainOptions;
import io.github.hivebolt.devnet.chain.ChainRejection;
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
import io.github.hivebolt.devnet.memory.InMemoryOffers;
import io.github.hivebolt.devnet.memory.Link;
import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.memo.MemoReading;
import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.money.HiveAsset;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.domain.order.OrderId;
import io.github.hivebolt.domain.payout.SignedTransfer;
import io.github.hivebolt.domain.payout.TransferDraft;
import io.github.hivebolt.ports.BroadcastReport;
import io.github.hivebolt.ports.HiveReader;
import io.github.hivebolt.ports.HiveSender;
import io.github.hivebolt.ports.LeaderLease;
import io.github.hivebolt.ports.LightningOffers;
import io.github.hivebolt.ports.LightningPayer;
import io.github.hivebolt.ports.store.LeaseLostException;
import io.github.hivebolt.ports.store.OrderRow;
import io.github.hivebolt.ports.store.OrderStore;
import io.github.hivebolt.testkit.InMemoryOrderStore;
import io.github.hivebolt.testkit.ManualTimeSource;
import io.github.hivebolt.testkit.SeededRandomSource;
import io.github.hivebolt.testkit.ValidatingOrderStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Two engines on one store, one chain and one node, in one thread. At moments that follow from a seed, one of them stands
 * still between two instructions, just before or after it calls a port, while the other one goes on for so long that
 * every lease and every claim of the first is over; then the first goes on as if nothing had been.
 */
final class TwoEngines {
    private static final Duration TICK = Duration.ofMillis(500);
    private static final Duration STANDS_STILL = Duration.ofSeconds(150);
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final int HISTORY = 30;

    final ManualTimeSource time = new ManualTimeSource(START);
    final HiveChain chain = new HiveChain(ChainOptions.usual(START), new Seed("two"), time);
    final LightningNet net = new LightningNet(LightningNetOptions.usual(), new Seed("two"), time);
    final InMemoryOrderStore store = new InMemoryOrderStore(time);
    /** The ids under which an order's payout was broadcast. */
    final Map<OrderId, Set<String>> broadcasts = new HashMap<>();

    private final ChainWallet wallet = new ChainWallet(chain);
    private final Random random;
    private final SeededRandomSource engineRandom;
    private final List<Instance> instances = new ArrayList<>();
    private int standStillOdds;
    private int stoodStill;
    private boolean oneStandsStill;
    private String killBefore = "";
    private String standStillAt = "";
    private String killedName = "";

    TwoEngines(long seed) {
        this.random = new Random(seed);
        this.engineRandom = new SeededRandomSource(seed);
        DevnetAccounts.createOn(chain);
        for (int i = 0; i < HISTORY; i++) {
            time.advance(chain.slot());
            chain.produceBlock();
        }
        instances.add(new Instance("a/1"));
        instances.add(new Instance("b/1"));
    }

    /** Ends a process between two instructions; nothing in the engine may catch it. */
    private static final class KilledError extends Error {
        private static final long serialVersionUID = 1L;
    }

    private final class Instance {
        private final String name;
        private final Engine engine;
        private final Map<String, Instant> dueAt = new HashMap<>();

        Instance(String name) {
            this.name = name;
            LightningOffers offers = Interrupted.around(
                    LightningOffers.class, new InMemoryOffers(net.gateway(), Link.GOOD), this::moment);
            this.engine = new Engine(ports(), settings(name), EngineParts.NONE.with(offers));
        }

        private void moment(String call) {
            if (call.equals(killBefore)) {
                killBefore = "";
                throw new KilledError();
            }
            perhapsStandStill(this, call);
        }

        private EnginePorts ports() {
            Consumer<String> moment = this::moment;
            OrderStore watched = Interrupted.around(OrderStore.class, withLeases(moment), moment);
            HiveReader reader = new InMemoryHive(chain, EngineWorld.GATEWAY, Link.GOOD);
            HiveSender sender = new RecordingSender(new InMemoryHiveSender(
                    chain,
                    chain.account(EngineWorld.GATEWAY).orElseThrow().keys().key("active"),
                    Link.GOOD));
            LightningPayer payer = new InMemoryLightning(net.gateway(), Link.GOOD);
            return new EnginePorts(
                    watched,
                    Interrupted.around(HiveReader.class, reader, moment),
                    Interrupted.around(HiveSender.class, sender, moment),
                    Interrupted.around(LightningPayer.class, payer, moment),
                    asset -> Optional.of(EngineWorld.rate(asset)),
                    MemoReading.Plain::new,
                    List.of(),
                    List::of,
                    time,
                    engineRandom);
        }

        private OrderStore withLeases(Consumer<String> moment) {
            OrderStore validating = new ValidatingOrderStore(store);
            LeaderLease leases = Interrupted.around(LeaderLease.class, store.leases(), moment);
            return (OrderStore) Proxy.newProxyInstance(
                    OrderStore.class.getClassLoader(), new Class<?>[] {OrderStore.class}, (self, method, given) -> {
                        if (method.getName().equals("leases")) {
                            return leases;
                        }
                        try {
                            return method.invoke(validating, given);
                        } catch (InvocationTargetException failed) {
                            throw failed.getCause();
                        }
                    });
        }

        void step() {
            for (Worker worker : List.copyOf(engine.workers())) {
                if (!time.now().isBefore(dueAt.getOrDefault(worker.name(), time.now()))) {
                    dueAt.put(worker.name(), time.now().plus(rest(worker)));
                }
            }
        }

        /** As the one who runs workers does: a step that throws is tried again. */
        private Duration rest(Worker worker) {
            try {
                return worker.step();
            } catch (LeaseLostException lost) {
                return Duration.ofSeconds(1);
            }
        }
    }

    private final class RecordingSender implements HiveSender {
        private final HiveSender sender;

        RecordingSender(HiveSender sender) {
            this.sender = sender;
        }

        @Override
        public SignedTransfer sign(TransferDraft draft) {
            return sender.sign(draft);
        }

        @Override
        public BroadcastReport broadcast(SignedTransfer transfer) {
            String memo = transfer.draft().memo();
            OrderId order = new OrderId(memo.substring(memo.lastIndexOf("hb:") + 3));
            broadcasts
                    .computeIfAbsent(order, any -> new HashSet<>())
                    .add(transfer.id().toString());
            return sender.broadcast(transfer);
        }
    }

    private static EngineSettings settings(String name) {
        return new EngineSettings(
                name,
                EngineWorld.policy(),
                new EngineSettings.Limits(Msat.ofSats(500_000), 100, Msat.ofSats(2_000_000), 100),
                new EngineSettings.LightningSettings(Duration.ofSeconds(60), Duration.ofSeconds(10), 432),
                OptionalLong.empty(),
                false,
                1,
                List.of(),
                Duration.ofMinutes(30));
    }

    /** From now on, one call in so many finds its engine standing still; 0 for none. */
    void standStillOnceIn(int calls) {
        standStillOdds = calls;
    }

    /** The next one that comes to this moment, for instance {@code after sign}, stands still there. */
    void standStillAt(String moment) {
        standStillAt = moment;
    }

    int stoodStill() {
        return stoodStill;
    }

    private void perhapsStandStill(Instance instance, String moment) {
        if (oneStandsStill) {
            return;
        }
        boolean byChance = standStillOdds > 0 && random.nextInt(standStillOdds) == 0;
        if (!byChance && !moment.equals(standStillAt)) {
            return;
        }
        standStillAt = "";
        oneStandsStill = true;
        stoodStill++;
        Instant until = time.now().plus(STANDS_STILL);
        while (time.now().isBefore(until)) {
            passTick();
            instances.stream().filter(other -> other != instance).forEach(Instance::step);
        }
        oneStandsStill = false;
    }

    private void stepOrBury(Instance instance) {
        try {
            instance.step();
        } catch (KilledError killed) {
            instances.remove(instance);
            killedName = instance.name;
        }
    }

    /** The next one that is about to make a call is killed. */
    void killBefore(String call) {
        killBefore = "before " + call;
    }

    /** Whether one was killed and not started again. */
    boolean oneIsGone() {
        return instances.size() < 2;
    }

    void startAgain() {
        instances.add(new Instance(killedName.replace("/1", "/2")));
    }

    private void passTick() {
        time.advance(TICK);
        if (!time.now().isBefore(chain.headTime().plus(chain.slot()))) {
            chain.produceBlock();
        }
    }

    boolean runUntil(Duration atMost, BooleanSupplier condition) {
        Instant end = time.now().plus(atMost);
        while (time.now().isBefore(end) && !condition.getAsBoolean()) {
            passTick();
            List.copyOf(instances).forEach(this::stepOrBury);
        }
        return condition.getAsBoolean();
    }

    NodeInvoice invoice(long sats, InvoiceBehaviour behaviour) {
        try {
            return net.merchant().addInvoice(InvoiceOrder.plain(sats * 1_000, "test", Duration.ofHours(20), behaviour));
        } catch (LightningRefusal refusal) {
            throw new AssertionError(refusal);
        }
    }

    OrderId transfer(String from, String hive, String memo) {
        try {
            return new OrderId(wallet.transfer(
                            new AccountName(from), EngineWorld.GATEWAY, HiveAmount.parse(hive, HiveAsset.HIVE), memo)
                    + "-0");
        } catch (ChainRejection rejection) {
            throw new AssertionError(rejection.details().message(), rejection);
        }
    }

    Optional<OrderRow> row(OrderId id) {
        return store.read(view -> view.order(id));
    }

    /** What the gateway sent in answer to an order, as the chain has it. */
    List<TransferOperation> answers(OrderId id) {
        List<TransferOperation> found = new ArrayList<>();
        for (long number = 1; number <= chain.headNumber(); number++) {
            ChainBlock block = chain.block(number).orElseThrow();
            block.transactions().stream()
                    .flatMap(transaction -> transaction.operations().stream())
                    .forEach(operation -> {
                        if (operation instanceof ChainOperation.Signed(TransferOperation transfer)
                                && transfer.from().equals(EngineWorld.GATEWAY)
                                && transfer.memo().endsWith("hb:" + id.text())) {
                            found.add(transfer);
                        }
                    });
        }
        return found;
    }

    long timesPaid(NodeInvoice invoice) {
        return net.gateway().paymentHistory(invoice.hash()).stream()
                .filter(payment -> payment.preimage().isPresent())
                .count();
    }
}

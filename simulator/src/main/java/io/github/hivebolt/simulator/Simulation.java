package io.github.hivebolt.simulator;

import io.github.hivebolt.devnet.common.RememberingDecoder;
import io.github.hivebolt.devnet.lightning.LightningRefusal;
import io.github.hivebolt.devnet.memory.InMemoryHive;
import io.github.hivebolt.devnet.memory.Link;
import io.github.hivebolt.domain.lightning.Invoice;
import io.github.hivebolt.domain.lightning.UnreadableInvoiceException;
import io.github.hivebolt.domain.memo.MemoReading;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.domain.order.LimitWindow;
import io.github.hivebolt.domain.order.ReceivePolicy;
import io.github.hivebolt.domain.order.SendPolicy;
import io.github.hivebolt.domain.quote.FeeSchedule;
import io.github.hivebolt.domain.quote.SendPricing;
import io.github.hivebolt.engine.Engine;
import io.github.hivebolt.engine.EngineParts;
import io.github.hivebolt.engine.EnginePorts;
import io.github.hivebolt.engine.EngineSettings;
import io.github.hivebolt.engine.ReceiveSetup;
import io.github.hivebolt.ports.store.OrderStore;
import io.github.hivebolt.testkit.SeededRandomSource;
import io.github.hivebolt.testkit.ValidatingOrderStore;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * One run of one seed: everything that is random follows from it, and nothing else does. The run has two parts. First
 * faults strike while the workload goes on; then they stop, and everything must end within {@link #TIME_TO_END}.
 */
public final class Simulation {
    /**
     * How long after the last fault everything must be terminal or rightly parked. It is long because an unanswered
     * pay request is waited out until its invoice has expired, which may take a day, and small refunds go out daily.
     */
    public static final Duration TIME_TO_END = Duration.ofHours(30);

    /** How long after the last fault every receive order must have ended: its invoice expires in a quarter of an hour. */
    public static final Duration TIME_TO_END_RECEIVES = Duration.ofHours(2);

    private static final Duration LOOK_AROUND = Duration.ofMinutes(2);
    private static final String UNSIGNED = "lnbcrt1unsigned";
    private static final long MOST_STEPS = 3_000_000;
    private static final int VALIDATED_SHARE = 8;

    private final long seed;
    private final Profile profile;
    private final VirtualClock clock = new VirtualClock();
    private final EventLog log;
    private final World world;
    private final Weather weather;
    private final Rates rates;
    private final WorkAlarms alarms;
    private final Scheduler scheduler;
    private final Plan plan;
    private final Pace pace;
    private final Chance chance;
    private final BothWays workload;
    private final HiveHosts hosts;
    private final Auditor auditor;
    private final OrderStore store;
    private final Witnesses witnesses;
    private final Mishaps mishaps;
    private final Life.Nesting nesting = new Life.Nesting();
    private final List<GatewayProcess> processes = new ArrayList<>();
    private Optional<SecondGateway> second = Optional.empty();

    private Simulation(long seed, Optional<PrintStream> echo) {
        this.seed = seed;
        this.chance = new Chance(new SeededRandomSource(seed));
        this.profile = Profile.draw(seed, chance.fork());
        this.log = new EventLog(clock, echo);
        this.world = new World(clock, profile);
        this.weather = new Weather(profile, chance.fork(), clock, log);
        this.rates = new Rates(weather, clock);
        this.scheduler = new Scheduler(clock, this::afterEvent);
        this.alarms = new WorkAlarms(world.books, world, scheduler);
        this.plan = new Plan(scheduler, clock, log);
        this.pace = new Pace(clock, plan, alarms);
        pace.keepAwakeWhile(world::isPaymentHeld);
        SendWorkload sends = new SendWorkload(world, profile, plan, chance.fork(), rates, log);
        this.workload = new BothWays(
                sends, new ReceiveWorkload(world, profile, plan, pace, chance.fork(), log, weather, processes));
        this.hosts = new HiveHosts(profile.hiveHosts(), weather, workload, log);
        this.auditor = new Auditor(world, profile, weather, workload, rates);
        this.store = seed % VALIDATED_SHARE == 0 && profile.instances() == 1
                ? new ValidatingOrderStore(world.books)
                : world.books;
        this.witnesses = new Witnesses(world, scheduler, weather, pace);
        this.mishaps = new Mishaps(world, plan, profile, weather, chance.fork(), rates, auditor, sends, processes);
    }

    /**
     * Runs a seed.
     *
     * @param seed the seed
     * @return what came of it
     */
    public static Outcome run(long seed) {
        return new Simulation(seed, Optional.empty()).run();
    }

    /**
     * Runs a seed and tells everything that happens.
     *
     * @param seed the seed
     * @param echo where to
     * @return what came of it
     */
    public static Outcome tell(long seed, PrintStream echo) {
        return new Simulation(seed, Optional.of(echo)).run();
    }

    private Outcome run() {
        Optional<String> problem = Optional.empty();
        try {
            prepare();
            runUntil(VirtualClock.START.plus(profile.span()));
            clearUp();
            end();
        } catch (AuditFailure broken) {
            problem = Optional.of(String.valueOf(broken.getMessage()));
        } catch (RuntimeException | AssertionError unexpected) {
            problem = Optional.of(Problems.describe(unexpected));
        }
        return new Outcome(
                seed, scheduler.steps(), clock.elapsed(), weather.injected(), log.hash(), problem, log.lastLines());
    }

    private void prepare() {
        log.add("seed", profile.toString());
        for (int i = 0; i < profile.instances(); i++) {
            processes.add(new GatewayProcess(
                    "gateway-" + i, scheduler, chance.fork(), pace, log, this::newLife, this::newEngine));
        }
        alarms.onWrite(auditor::afterWrite);
        alarms.onAlarm(kind -> processes.forEach(process -> process.offer(kind)));
        witnesses.onBlock(auditor.wallet()::note);
        witnesses.onBlock(() -> processes.forEach(GatewayProcess::blockCame));
        witnesses.start();
        workload.plan();
        mishaps.plan();
        if (profile.theme() == Theme.BEHIND) {
            planLoss();
        }
        processes.forEach(GatewayProcess::start);
    }

    private void planLoss() {
        if (profile.strength(Fault.SECOND_GATEWAY) == 0) {
            new StoreLoss(world, plan, profile, weather, auditor, workload.receives(), processes).plan(chance.fork());
            return;
        }
        SecondGateway gateway = new SecondGateway(world, scheduler, plan, profile, weather, auditor);
        second = Optional.of(gateway);
        witnesses.onBlock(gateway::blockCame);
        gateway.plan(
                chance.fork(),
                name -> new GatewayProcess(
                        name,
                        scheduler,
                        chance.fork(),
                        pace,
                        log,
                        this::newLife,
                        life -> newEngine(life, gateway.store(), gateway.alarms())));
    }

    private Life newLife(String process) {
        return new Life(process, scheduler, clock, weather, log, nesting);
    }

    private Engine newEngine(Life life) {
        return newEngine(life, store, alarms);
    }

    private Engine newEngine(Life life, OrderStore books, WorkAlarms watch) {
        EnginePorts ports = new EnginePorts(
                new FaultyStore(books, life, weather, watch),
                new FaultyHive(
                        new InMemoryHive(world.chain, Accounts.GATEWAY, Link.GOOD),
                        hosts,
                        life,
                        weather,
                        auditor.receiveTruth()),
                new FaultySender(world, life, weather, auditor.payouts()),
                new FaultyLightning(world, plan, life, weather, auditor.payments(), log),
                rates::ask,
                MemoReading.Plain::new,
                List.of(),
                List::of,
                world.gatewayClock,
                chance.fork().source());
        ReceiveSetup receiving = new ReceiveSetup(
                new FaultyReceiver(world, plan, life, weather, auditor.receiveTruth(), log),
                ReceivePolicy.like(policy(), ReceiveSetup.USUAL_HOLD),
                Optional.empty(),
                1_000);
        return new Engine(ports, settings(life.process()), EngineParts.NONE.with(receiving));
    }

    private EngineSettings settings(String instance) {
        return new EngineSettings(
                instance,
                policy(),
                new EngineSettings.Limits(
                        Msat.ofSats(500_000), profile.inFlightPerAccount(), Msat.ofSats(2_000_000), 20),
                new EngineSettings.LightningSettings(Duration.ofSeconds(60), Duration.ofSeconds(10), 432),
                OptionalLong.of(World.FIRST_BLOCKS / 2),
                false,
                2,
                List.of(),
                Duration.ofSeconds(30));
    }

    private SendPolicy policy() {
        return new SendPolicy(
                Accounts.GATEWAY,
                Set.of(Accounts.TREASURY),
                Set.of(Accounts.BLOCKED),
                Set.of(Accounts.EXCHANGE),
                false,
                new SendPricing(new FeeSchedule(Msat.ofSats(50), 15_000), new FeeSchedule(Msat.ofSats(10), 5_000)),
                Msat.ofSats(250),
                Msat.ofSats(100_000),
                List.of(new LimitWindow(Duration.ofHours(4), Msat.ofSats(profile.windowSats()))),
                160,
                432,
                Duration.ofHours(6),
                this::decode);
    }

    /** As the gateway's codec does, and besides what the simulated node has not signed. */
    private Invoice decode(String text) throws UnreadableInvoiceException {
        if (!text.startsWith(UNSIGNED)) {
            return RememberingDecoder.DECODER.decode(text);
        }
        try {
            return world.net.gateway().decode(text);
        } catch (LightningRefusal refusal) {
            throw new UnreadableInvoiceException(refusal.text());
        }
    }

    private void afterEvent() {
        alarms.rearm();
        second.ifPresent(SecondGateway::rearm);
        AuditFailure.unless(scheduler.steps() < MOST_STEPS, "it goes round in circles");
    }

    private void runUntil(Instant end) {
        scheduler.runUntil(end);
    }

    /** Faults stop, and the operator looks after what waits for him. */
    private void clearUp() {
        log.add("world", "faults stop");
        weather.clear();
        operatorActs();
    }

    private void operatorActs() {
        mishaps.refill();
        processes.stream()
                .flatMap(process -> process.engine().stream())
                .findFirst()
                .ifPresent(engine -> {
                    engine.desk().acknowledgeNode("operator");
                    boolean behind = weather.isStoreBehind();
                    boolean looks = !behind || !clock.now().isBefore(behindUntil());
                    if (auditor.store().isSendingStopped() && looks) {
                        AuditFailure.unless(
                                behind || weather.hasStruck(Fault.FOREIGN_PAYMENT),
                                "sending stopped although nothing was foreign");
                        auditor.behind().operatorLooked();
                        log.add("operator", "resumes sending");
                        engine.desk().resumeSending("operator");
                    }
                });
        plan.after(Duration.ofMinutes(10), "operator looks", this::operatorActs);
    }

    /** The operator of a gateway that is behind takes his time. */
    private Instant behindUntil() {
        return VirtualClock.START.plus(profile.span()).plus(Duration.ofMinutes(30));
    }

    private void end() {
        Instant receivesEnd = clock.now().plus(TIME_TO_END_RECEIVES);
        FinalCheck last = new FinalCheck(
                world, auditor, weather, new ReceiveFinalCheck(world, auditor, profile, weather, workload.receives()));
        Instant deadline = clock.now().plus(TIME_TO_END);
        while (clock.now().isBefore(deadline)
                && (last.unfinished().isPresent()
                        || second.filter(SecondGateway::isUnaware).isPresent())) {
            runUntil(clock.now().plus(LOOK_AROUND));
            if (clock.now().isAfter(receivesEnd)) {
                last.receivesHaveEnded();
            }
        }
        last.check();
        second.ifPresent(SecondGateway::check);
    }
}

package io.github.hivebolt.simulator;

import io.github.hivebolt.domain.incident.IncidentKind;
import io.github.hivebolt.ports.store.StoreView;
import io.github.hivebolt.testkit.InMemoryOrderStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Somebody starts a second gateway for the same account, with an empty store of its own and an old start block. It begins
 * after the first one has answered somebody, as nothing could tell it of the first before. Whatever it sends is found by
 * the checks of what leaves, as the first one's store holds no intent for it. Not thread-safe.
 */
final class SecondGateway {
    private static final String NAME = "second-gateway";
    private static final Duration FIRST_MINUTES = Duration.ofMinutes(3);
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

    private final World world;
    private final Plan plan;
    private final Profile profile;
    private final Weather weather;
    private final Auditor auditor;
    private final InMemoryOrderStore store;
    private final WorkAlarms alarms;
    private final List<GatewayProcess> processes = new ArrayList<>();
    private boolean runs;

    SecondGateway(World world, Scheduler scheduler, Plan plan, Profile profile, Weather weather, Auditor auditor) {
        this.world = world;
        this.plan = plan;
        this.profile = profile;
        this.weather = weather;
        this.auditor = auditor;
        this.store = new InMemoryOrderStore(world.gatewayClock);
        this.alarms = new WorkAlarms(store, world, scheduler);
    }

    /** Plans its start; the function makes a process from its name. */
    void plan(Chance chance, Function<String, GatewayProcess> newProcess) {
        Instant at = VirtualClock.START.plus(
                chance.between(FIRST_MINUTES, profile.span().minus(LOOK_AGAIN)));
        plan.at(at, "second gateway", () -> start(newProcess));
    }

    private void start(Function<String, GatewayProcess> newProcess) {
        auditor.chain().observe();
        boolean firstHasAnswered = auditor.chain().outgoing().stream()
                .anyMatch(transfer -> !PayoutTruth.orderNamedIn(transfer.memo()).isEmpty());
        Instant end = VirtualClock.START.plus(profile.span());
        if (!firstHasAnswered && world.clock.now().plus(LOOK_AGAIN).isBefore(end)) {
            plan.after(LOOK_AGAIN, "second gateway", () -> start(newProcess));
        } else if (firstHasAnswered) {
            weather.count(Fault.SECOND_GATEWAY);
            GatewayProcess process = newProcess.apply(NAME);
            processes.add(process);
            alarms.onAlarm(process::offer);
            alarms.onWrite(auditor::observe);
            runs = true;
            process.start();
        }
    }

    InMemoryOrderStore store() {
        return store;
    }

    WorkAlarms alarms() {
        return alarms;
    }

    void blockCame() {
        processes.forEach(GatewayProcess::blockCame);
    }

    /** To be called after every event. */
    void rearm() {
        alarms.rearm();
    }

    /** Whether it runs and has not yet found out that another one answers for its account: its nodes may not have let it. */
    boolean isUnaware() {
        return runs && !saysThatItIsOne(new StoreEyes(store));
    }

    /** It says that it is behind, and has promised nothing to anybody. */
    void check() {
        if (!runs) {
            return;
        }
        StoreEyes eyes = new StoreEyes(store);
        AuditFailure.unless(saysThatItIsOne(eyes), "the second gateway does not say that it is one");
        Optional<String> answered = eyes.orders().stream()
                .map(row -> row.order())
                .filter(order -> order.state().knownDispatch().isPresent()
                        || order.state().knownPayment().isPresent())
                .map(order -> order.id().text())
                .findFirst();
        AuditFailure.unless(answered.isEmpty(), "the second gateway works on " + answered);
    }

    private boolean saysThatItIsOne(StoreEyes eyes) {
        return eyes.isSendingStopped()
                && store.read(StoreView::openIncidents).stream()
                        .anyMatch(incident -> incident.kind() == IncidentKind.STORE_BEHIND);
    }
}

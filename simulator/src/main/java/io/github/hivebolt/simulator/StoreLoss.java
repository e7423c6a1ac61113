package io.github.hivebolt.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Brings about a store that knows less than the world (design rule 11): the operator restores an older backup, or begins
 * with an empty store and an old start block. Every process is off while that is done.
 */
final class StoreLoss {
    /** As long as a transfer lives that the lost store signed; the guides ask the operator to wait for that. */
    private static final Duration SHORTEST_WORK = Duration.ofMinutes(10).plusSeconds(30);

    private static final Duration LONGEST_WORK = Duration.ofMinutes(25);
    private static final Duration FIRST_MINUTES = Duration.ofMinutes(3);

    private final World world;
    private final Plan plan;
    private final Profile profile;
    private final Weather weather;
    private final Auditor auditor;
    private final ReceiveWorkload customers;
    private final List<GatewayProcess> processes;

    StoreLoss(
            World world,
            Plan plan,
            Profile profile,
            Weather weather,
            Auditor auditor,
            ReceiveWorkload customers,
            List<GatewayProcess> processes) {
        this.world = world;
        this.plan = plan;
        this.profile = profile;
        this.weather = weather;
        this.auditor = auditor;
        this.customers = customers;
        this.processes = processes;
    }

    /** Plans what the profile has in store; to be called before any process has started. */
    void plan(Chance chance) {
        Duration work = chance.between(SHORTEST_WORK, LONGEST_WORK);
        Duration latest = profile.span().minus(work);
        Instant loss = VirtualClock.START.plus(
                latest.compareTo(FIRST_MINUTES) > 0 ? chance.between(FIRST_MINUTES, latest) : FIRST_MINUTES);
        if (profile.strength(Fault.STORE_EMPTY) > 0) {
            world.books.markBackup();
            plan.at(loss, "empty store", () -> restore(Fault.STORE_EMPTY, work));
        }
        if (profile.strength(Fault.OLD_BACKUP) > 0) {
            Duration age = chance.between(
                    Duration.ZERO, chance.oneIn(2) ? FIRST_MINUTES : Duration.between(VirtualClock.START, loss));
            plan.at(loss.minus(age), "backup", world.books::markBackup);
            plan.at(loss, "restored backup", () -> restore(Fault.OLD_BACKUP, work));
        }
    }

    private void restore(Fault fault, Duration work) {
        weather.count(fault);
        processes.forEach(GatewayProcess::switchOff);
        world.books.restoreBackup();
        auditor.storeReplaced();
        customers.storeReplaced(auditor.store());
        plan.after(work, "gateway on", () -> processes.forEach(GatewayProcess::switchOn));
    }
}

package io.github.hivebolt.e2e.gateway;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Kills every instance several times, crashes PostgreSQL once, and lets the one that signs stand still until its leases
 * and claims are over. The order of all that follows from a seed.
 */
final class FleetFaults {
    private static final int KILLS_EACH = 3;
    private static final int LONGEST_PAUSE_MILLIS = 2_500;
    private static final int SEES_A_BOOT = 4;
    // A lease lasts for 30 s.
    private static final Duration STANDS_STILL = Duration.ofSeconds(36);

    private static final Duration SIGNER_LIMIT = Duration.ofSeconds(60);

    private final Fleet fleet;
    private final Postgres postgres;
    private final Random random;
    private Optional<PackagedGateway> standing = Optional.empty();
    private long standingSinceNanos;

    FleetFaults(Fleet fleet, Postgres postgres, Random random) {
        this.fleet = fleet;
        this.postgres = postgres;
        this.random = random;
    }

    private sealed interface Fault {
        record Kill(int instance) implements Fault {}

        record DatabaseCrash() implements Fault {}
    }

    void run() {
        List<Fault> plan = plan();
        standStill();
        List<Fault> deferred = new ArrayList<>();
        for (Fault fault : plan) {
            pass(LONGEST_PAUSE_MILLIS);
            goOnIfLongEnough();
            if (fault instanceof Fault.Kill(int instance) && isStanding(instance)) {
                deferred.add(fault);
            } else {
                cause(fault);
            }
        }
        await("the time that one stands still")
                .atMost(STANDS_STILL.plusSeconds(10))
                .until(this::goOnIfLongEnough);
        for (Fault fault : deferred) {
            pass(LONGEST_PAUSE_MILLIS);
            cause(fault);
        }
    }

    /** Kills go round, so that an instance has time to start while the others are hit. */
    private List<Fault> plan() {
        List<Fault> plan = new ArrayList<>();
        for (int round = 0; round < KILLS_EACH; round++) {
            List<Integer> turn = new ArrayList<>();
            for (int i = 0; i < fleet.instances().size(); i++) {
                turn.add(i);
            }
            Collections.shuffle(turn, random);
            turn.forEach(instance -> plan.add(new Fault.Kill(instance)));
        }
        plan.add(random.nextInt(plan.size()), new Fault.DatabaseCrash());
        return plan;
    }

    private void cause(Fault fault) {
        switch (fault) {
            case Fault.Kill(int number) -> {
                PackagedGateway instance = fleet.instances().get(number);
                if (random.nextInt(SEES_A_BOOT) != 0) {
                    instance.awaitReady();
                }
                instance.kill();
                pass(LONGEST_PAUSE_MILLIS);
                instance.start();
            }
            case Fault.DatabaseCrash() -> {
                postgres.crash();
                pass(LONGEST_PAUSE_MILLIS);
                postgres.startAgain();
            }
        }
    }

    private void standStill() {
        await("somebody signs").atMost(SIGNER_LIMIT).until(() -> {
            standing = postgres.value("SELECT holder FROM lease WHERE role = 'hive-signer'")
                    .flatMap(fleet::named);
            return standing.isPresent();
        });
        standing.orElseThrow().pause();
        standingSinceNanos = System.nanoTime();
    }

    private boolean goOnIfLongEnough() {
        if (standing.isPresent() && System.nanoTime() - standingSinceNanos > STANDS_STILL.toNanos()) {
            standing.get().goOn();
            standing = Optional.empty();
        }
        return standing.isEmpty();
    }

    private boolean isStanding(int instance) {
        return standing.filter(fleet.instances().get(instance)::equals).isPresent();
    }

    /** Lets a random time pass: the moment is what is random here. */
    private void pass(int atMostMillis) {
        int millis = random.nextInt(atMostMillis);
        await().pollDelay(Duration.ofMillis(millis))
                .atMost(Duration.ofMillis(millis).plusSeconds(5))
                .until(() -> true);
    }
}

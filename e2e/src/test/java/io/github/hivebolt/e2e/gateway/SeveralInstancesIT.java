package io.github.hivebolt.e2e.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.hivebolt.devnet.DevnetServer;
import io.github.hivebolt.devnet.story.Books;
import io.github.hivebolt.devnet.story.SimulatedPayee;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Three gateways on one PostgreSQL, under load, while each of them is killed again and again, the one that signs stands
 * still past its lease, and PostgreSQL crashes. What happens follows from a seed, which is printed; {@code
 * -Dhivebolt.seed=N} chooses it.
 */
final class SeveralInstancesIT {
    private static final int INSTANCES = 3;
    private static final int TRANSFERS = 500;
    private static final Duration BETWEEN = Duration.ofMillis(150);
    private static final Duration ENDING_LIMIT = Duration.ofMinutes(4);
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final long seed = Long.getLong("hivebolt.seed", System.nanoTime() % 1_000_000);
    private final Random random = new Random(seed);

    @Test
    @Timeout(1_800)
    void threeInstancesOnOneStore_endEachTransferOnce_whoeverIsKilledStandsStillOrCrashes() throws Exception {
        long start = System.nanoTime();
        System.out.println("SeveralInstancesIT: -Dhivebolt.seed=" + seed);
        Workplace workplace = Workplace.of(SeveralInstancesIT.class);
        try (DevnetServer devnet = workplace.devnet();
                Postgres postgres = new Postgres(workplace.resolve("postgres"));
                Fleet fleet = new Fleet(INSTANCES, workplace, devnet, environment(postgres));
                TransferLoad load =
                        new TransferLoad(devnet, new SimulatedPayee(devnet), new Random(random.nextLong()))) {
            Books before = Books.now(devnet, new SimulatedPayee(devnet));
            fleet.startAll();
            System.out.println("all ready after " + secondsSince(start) + " s");
            Future<?> sending = load.start(TRANSFERS, BETWEEN);
            new FleetFaults(fleet, postgres, new Random(random.nextLong())).run();
            System.out.println("faults over after " + secondsSince(start) + " s");
            assertThatThrownBy(() -> sending.get(2, TimeUnit.MINUTES))
                    .as("the load ends when there were enough")
                    .isInstanceOf(ExecutionException.class)
                    .hasRootCauseMessage(TransferLoad.ENOUGH);
            Future<?> taking = load.takeAllFromNowOn();
            fleet.awaitAllReady();
            System.out.println("load over after " + secondsSince(start) + " s");
            FleetAuditor auditor = new FleetAuditor(devnet, fleet, load.sent());
            try {
                await("every order is final, seed " + seed)
                        .atMost(ENDING_LIMIT)
                        .pollInterval(LOOK)
                        .until(() -> auditor.unfinished() == 0);
            } catch (ConditionTimeoutException late) {
                throw new AssertionError("not final, seed " + seed + ": " + auditor.unfinishedOrders(), late);
            }
            auditor.check(before, Books.now(devnet, new SimulatedPayee(devnet)));
            assertThat(taking.isDone()).as("the payee went on to the end").isFalse();
            assertThat(load.sent()).hasSizeGreaterThanOrEqualTo(TRANSFERS);
            System.out.println(
                    "SeveralInstancesIT: seed " + seed + ", " + load.sent().size() + " orders, " + auditor.waiting()
                            + " wait for their invoice to expire, " + secondsSince(start) + " s");
        }
    }

    private static long secondsSince(long startNanos) {
        return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - startNanos);
    }

    private static Map<String, String> environment(Postgres postgres) {
        Map<String, String> environment = new HashMap<>(postgres.environment());
        environment.put("HIVEBOLT_LIMIT_IN_FLIGHT_PER_ACCOUNT", "1000");
        environment.put("HIVEBOLT_LIMIT_IN_FLIGHT_SATS", "5000000");
        environment.put("HIVEBOLT_LIMIT_HOT_PER_HOUR_SATS", "10000000");
        environment.put("HIVEBOLT_LIMIT_REFUNDS_PER_HOUR", "10000");
        environment.put("HIVEBOLT_LIMIT_WINDOWS", "4h:10000000");
        return environment;
    }
}

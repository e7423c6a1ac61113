package io.github.hivebolt.e2e.gateway;

import static org.awaitility.Awaitility.await;

import io.github.hivebolt.devnet.DevnetServer;
import io.github.hivebolt.devnet.story.Books;
import io.github.hivebolt.devnet.story.SimulatedPayee;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Kills the gateway again and again in a stream of transfers. The moments follow from a seed, which is printed; {@code
 * -Dhivebolt.seed=N} chooses it.
 */
final class KilledAtRandomMomentsIT {
    private static final int LIVES = 10;
    private static final int TRANSFERS_PER_LIFE = 3;
    private static final int LONGEST_PAUSE_MILLIS = 1_500;
    private static final int LONGEST_LIFE_BEFORE_READY_MILLIS = 12_000;
    // What a killed process had claimed is free again after two minutes.
    private static final Duration ENDING_LIMIT = Duration.ofMinutes(4);
    private static final Duration LOOK = Duration.ofMillis(500);

    private final long seed = Long.getLong("hivebolt.seed", System.nanoTime() % 1_000_000);
    private final Random random = new Random(seed);

    @Test
    @Timeout(900)
    void gatewayKilledTenTimes_endsEachTransferOnceAndItsBooksAgreeWithTheWorld() {
        System.out.println("KilledAtRandomMomentsIT: -Dhivebolt.seed=" + seed);
        Workplace workplace = Workplace.of(KilledAtRandomMomentsIT.class);
        try (DevnetServer devnet = workplace.devnet();
                PackagedGateway gateway =
                        new PackagedGateway(workplace, devnet, Map.of("HIVEBOLT_LIMIT_IN_FLIGHT_PER_ACCOUNT", "30"))) {
            SimulatedPayee payee = new SimulatedPayee(devnet);
            TransferStream stream = new TransferStream(devnet, payee, random);
            Books before = Books.now(devnet, payee);
            // The first start unpacks the program and makes the store.
            gateway.startAndAwaitReady();
            for (int life = 1; life <= LIVES; life++) {
                live(gateway, stream, life);
                gateway.kill();
                gateway.start();
            }
            gateway.awaitReady();
            Witness witness = new Witness(gateway.client());
            await("every order is final, seed " + seed)
                    .atMost(ENDING_LIMIT)
                    .pollInterval(LOOK)
                    .until(() -> stream.settleAndCountUnfinished(witness) == 0);
            stream.check(witness);
            stream.checkBooks(witness, before, Books.now(devnet, payee));
        }
    }

    /** Every third life ends before the gateway is ready, or about then. */
    private void live(PackagedGateway gateway, TransferStream stream, int life) {
        if (life % 3 == 0) {
            stream.send(TRANSFERS_PER_LIFE);
            pass(random.nextInt(LONGEST_LIFE_BEFORE_READY_MILLIS));
            return;
        }
        gateway.awaitReady();
        for (int i = 0; i < TRANSFERS_PER_LIFE; i++) {
            pass(random.nextInt(LONGEST_PAUSE_MILLIS));
            stream.send(1);
            stream.settleSome();
        }
        pass(random.nextInt(2 * LONGEST_PAUSE_MILLIS));
    }

    /** Lets a random time pass: the moment of the kill is what is random here. */
    private static void pass(int millis) {
        await().pollDelay(Duration.ofMillis(millis))
                .atMost(Duration.ofMillis(millis).plusSeconds(5))
                .until(() -> true);
    }
}

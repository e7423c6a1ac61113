package io.github.hivebolt.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.hivebolt.devnet.lightning.InvoiceBehaviour;
import io.github.hivebolt.devnet.lightning.LightningRefusal;
import io.github.hivebolt.devnet.lightning.NodeInvoice;
import io.github.hivebolt.domain.incident.Incident;
import io.github.hivebolt.domain.incident.IncidentKind;
import io.github.hivebolt.domain.order.OrderId;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The outage story on the clock of the test, with the process killed at random moments of it. */
class OutageInMemoryTest {
    private static final Duration HOUR = Duration.ofHours(1);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void outageOfTwoHoursWithCrashes_losesNothingAndPaysNothingTwice(long seed) {
        EngineWorld world = new EngineWorld(seed);
        Random crashes = new Random(seed);
        world.run(Duration.ofSeconds(30));

        NodeInvoice daves = world.invoice(1_500, HOUR, new InvoiceBehaviour.Holds());
        OrderId dave = world.transfer("dave", "9.000", daves.paymentRequest());
        assertThat(world.runUntil(Duration.ofMinutes(1), () -> world.label(dave).equals("paying")))
                .isTrue();
        world.run(Duration.ofSeconds(5));

        world.networkIsOut = true;
        runWithCrashes(world, crashes, Duration.ofMinutes(30));
        NodeInvoice alices = world.invoice(2_500, Duration.ofHours(24), new InvoiceBehaviour.Pays());
        NodeInvoice bobs = world.invoice(2_500, HOUR, new InvoiceBehaviour.Pays());
        OrderId alice = world.transfer("alice", "12.000", alices.paymentRequest());
        OrderId bob = world.transfer("bob", "12.000", bobs.paymentRequest());
        OrderId carol = world.transfer("carol", "5.000", "hello");
        settle(world, daves);
        runWithCrashes(world, crashes, Duration.ofMinutes(90));
        world.networkIsOut = false;
        runWithCrashes(world, crashes, Duration.ofMinutes(3));
        world.run(Duration.ofMinutes(3));

        assertThat(List.of(world.label(alice), world.label(bob), world.label(carol), world.label(dave)))
                .as("seed %d, %d starts", seed, world.starts())
                .containsExactly("done", "refunded", "refunded", "done");
        assertThat(world.timesPaid(alices)).isEqualTo(1);
        assertThat(world.timesPaid(bobs)).isZero();
        assertThat(world.timesPaid(daves)).isEqualTo(1);
        for (OrderId order : List.of(alice, bob, carol, dave)) {
            assertThat(world.answers(order)).hasSize(1);
        }
        assertThat(world.answers(bob).getFirst().memo()).contains("expired");
        assertThat(world.booksBalance()).isTrue();
        assertOneOutage(world);
    }

    private static void assertOneOutage(EngineWorld world) {
        List<Incident> open = world.store.read(view -> view.openIncidents());
        assertThat(open).isEmpty();
        List<Incident> closed = world.store.read(view -> view.closedIncidents(10));
        assertThat(closed.stream().map(Incident::kind)).containsOnlyOnce(IncidentKind.NETWORK_DOWN);
        Incident outage = closed.stream()
                .filter(incident -> incident.kind() == IncidentKind.NETWORK_DOWN)
                .findFirst()
                .orElseThrow();
        assertThat(outage.summary().orElseThrow()).startsWith("3 transfers had come in meanwhile: 1 paid, 2 returned");
        assertThat(outage.duration(world.time.now())).isGreaterThan(Duration.ofMinutes(110));
    }

    private static void runWithCrashes(EngineWorld world, Random crashes, Duration duration) {
        Duration left = duration;
        while (left.isPositive()) {
            Duration stretch = Duration.ofMillis(crashes.nextLong(1, Math.min(600_000, left.toMillis()) + 1));
            world.run(stretch);
            world.crash();
            left = left.minus(stretch);
        }
    }

    private static void settle(EngineWorld world, NodeInvoice invoice) {
        try {
            world.net.merchant().settle(invoice.preimage().orElseThrow());
        } catch (LightningRefusal refusal) {
            throw new AssertionError(refusal);
        }
    }
}

package io.github.hivebolt.e2e.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.hivebolt.devnet.DevnetServer;
import io.github.hivebolt.devnet.story.Bill;
import io.github.hivebolt.devnet.story.Customer;
import io.github.hivebolt.devnet.story.SimulatedPayee;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * One book per account (design rule 11), with the packaged gateway: a second gateway, a restored older backup and an empty
 * store with an old start block pay and refund nothing again, say so, and are mended by a rebuild.
 */
final class StoreBehindIT {
    private static final String DATABASE = "hivebolt.mv.db";
    private static final int LONG_SECONDS = 3_600;
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Duration LOOK = Duration.ofMillis(300);

    private final Workplace workplace = Workplace.of(StoreBehindIT.class);
    private final Map<Customer.Transfer, Customer> transfers = new HashMap<>();

    @Test
    @Timeout(600)
    void storeThatDoesNotKnowWhatTheWorldKnows_sendsNothingUntilItIsRebuilt() throws IOException {
        try (DevnetServer devnet = workplace.devnet();
                PackagedGateway gateway = new PackagedGateway(workplace, devnet, Map.of());
                PackagedGateway other =
                        new PackagedGateway(other(), devnet, Map.of("HIVEBOLT_HIVE_START_BLOCK", "1"))) {
            SimulatedPayee payee = new SimulatedPayee(devnet);
            gateway.startAndAwaitReady();
            Witness witness = new Witness(gateway.client());
            Bill bill = payee.bill(2_000, LONG_SECONDS);
            Customer.Transfer paid = transfer(devnet, "alice", bill.paymentRequest());
            witness.awaitState(paid, "done");
            Path backup = workplace.resolve("backup.zip");
            assertThat(gateway.run("backup", backup.toString()).exitCode()).isZero();
            Customer.Transfer returned = transfer(devnet, "carol", "no invoice here");
            witness.awaitState(returned, "refunded");

            aSecondGatewaySendsNothing(devnet, witness, other);
            aRebuildWhileTheGatewayRunsIsRefused(gateway);

            gateway.kill();
            restore(backup, database(gateway));
            gateway.startAndAwaitReady();
            awaitBehind(gateway);
            witness.awaitState(returned, "parked");
            assertThat(rebuild(gateway)).contains("0 are parked");

            Files.delete(database(gateway));
            Files.deleteIfExists(database(gateway).resolveSibling(DATABASE + ".journal"));
            assertThat(rebuild(gateway)).contains("3 orders added", "3 have ended", "0 are parked");
            gateway.startAndAwaitReady();
            assertThat(witness.state(paid)).isEqualTo("done");
            assertMended(gateway, witness);
            assertThat(payee.timesPaid(bill)).isEqualTo(1);
        }
    }

    /** It is new, and it is told to read everything from the first block on. */
    private void aSecondGatewaySendsNothing(DevnetServer devnet, Witness witness, PackagedGateway second) {
        second.startAndAwaitReady();
        awaitBehind(second);
        Customer.Transfer served = transfer(devnet, "bob", "still no invoice");
        witness.awaitState(served, "refunded");
        Witness behind = new Witness(second.client());
        await("the second gateway has read it")
                .atMost(LIMIT)
                .pollInterval(LOOK)
                .until(() -> List.of("waiting", "parked").contains(behind.state(served)));
        assertAnsweredOnce();
        second.kill();
    }

    private static void aRebuildWhileTheGatewayRunsIsRefused(PackagedGateway gateway) {
        CommandRun refused = gateway.run("rebuild");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.output()).contains("stop");
        assertThat(behind(gateway)).isFalse();
    }

    /** The killed process's roles are free again after half a minute; until then the command says so. */
    private static String rebuild(PackagedGateway gateway) {
        gateway.kill();
        return await("rebuild")
                .atMost(LIMIT)
                .pollInterval(Duration.ofSeconds(2))
                .until(() -> gateway.run("rebuild"), run -> run.exitCode() == 0)
                .output();
    }

    /** As the guide says: without the journal of the store that is replaced. */
    private static void restore(Path backup, Path database) throws IOException {
        Files.deleteIfExists(database.resolveSibling(DATABASE + ".journal"));
        try (ZipInputStream packed = new ZipInputStream(Files.newInputStream(backup))) {
            ZipEntry entry = packed.getNextEntry();
            assertThat(entry.getName()).endsWith(".mv.db");
            Files.copy(packed, database, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void assertMended(PackagedGateway gateway, Witness witness) {
        assertThat(behind(gateway)).isFalse();
        assertThat(transfers.keySet())
                .allSatisfy(transfer -> assertThat(Witness.FINAL).contains(witness.state(transfer)));
        assertAnsweredOnce();
    }

    private void assertAnsweredOnce() {
        transfers.forEach((transfer, customer) ->
                assertThat(customer.answers(transfer)).as(transfer.orderId()).hasSize(1));
    }

    private Customer.Transfer transfer(DevnetServer devnet, String name, String memo) {
        Customer customer = new Customer(devnet, name);
        Customer.Transfer transfer = customer.transfer("12.000", memo);
        transfers.put(transfer, customer);
        return transfer;
    }

    private void awaitBehind(PackagedGateway gateway) {
        await("the gateway says that its store is behind")
                .atMost(LIMIT)
                .pollInterval(LOOK)
                .until(() -> behind(gateway));
        gateway.awaitOverall("down");
        assertAnsweredOnce();
    }

    private static boolean behind(PackagedGateway gateway) {
        return gateway.client()
                .get("/api/v1/status")
                .map(status -> mentions(status, "STORE_BEHIND"))
                .orElse(false);
    }

    private static boolean mentions(JsonNode status, String kind) {
        return status.path("openIncidents").toString().contains(kind);
    }

    private static Path database(PackagedGateway gateway) {
        return Path.of(gateway.environment("HIVEBOLT_DATA_DIR")).resolve(DATABASE);
    }

    private Workplace other() throws IOException {
        return new Workplace(Files.createDirectories(workplace.resolve("second")));
    }
}

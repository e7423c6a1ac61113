package io.github.hivebolt.e2e.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.hivebolt.devnet.DevnetServer;
import io.github.hivebolt.devnet.lightning.LightningRefusal;
import io.github.hivebolt.devnet.lightning.PayOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The database is deleted while somebody who was paid over Lightning still waits for his HIVE. */
final class RebuildReceiveIT {
    private static final String SECRET = "a secret that the operator keeps elsewhere";
    /** Longer than a transfer that the lost store signed can be taken. */
    private static final Duration QUIET = Duration.ofMinutes(12);

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Duration LOOK = Duration.ofMillis(300);
    private static final long EXPIRY = 600;

    private final Workplace workplace = Workplace.of(RebuildReceiveIT.class);
    private final SkewedTime time = new SkewedTime();

    @Test
    @Timeout(300)
    void paidAndUndelivered_isDeliveredOnceAfterTheRebuild_andThePaidOutIsNotPaidAgain() throws IOException {
        try (DevnetServer devnet = workplace.devnet(time, 2);
                PackagedGateway gateway =
                        new PackagedGateway(workplace, devnet, Map.of("HIVEBOLT_RECEIVE_SECRET", SECRET))) {
            gateway.startAndAwaitReady();
            gateway.awaitOverall("up");
            try (Shop shop = new Shop(devnet, gateway.url(), PackagedGateway.PASSWORD)) {
                Shop.Invoice delivered = shop.invoice("alice", 2_000, EXPIRY);
                pay(devnet, delivered);
                shop.awaitState(delivered, "done");
                Shop.Invoice owed = shop.invoice("bob", 3_000, EXPIRY);
                dropBroadcasts(devnet, true);
                pay(devnet, owed);
                shop.awaitState(owed, "payout_pending");

                gateway.kill();
                Files.delete(database(gateway));
                assertThat(rebuild(gateway)).contains("2 orders added", "1 have ended", "1 go on", "0 are parked");
                dropBroadcasts(devnet, false);
                time.ahead(QUIET);
                gateway.startAndAwaitReady();
                awaitState(gateway, owed, "done");
                assertThat(state(gateway, delivered)).isEqualTo("done");
                assertThat(shop.payouts(delivered)).hasSize(1);
                assertThat(shop.payouts(owed)).singleElement().satisfies(transfer -> {
                    assertThat(transfer.to().value()).isEqualTo("bob");
                    assertThat(transfer.amount().milli()).isEqualTo(owed.payout());
                });
            }
        }
    }

    private static void pay(DevnetServer devnet, Shop.Invoice invoice) {
        try {
            devnet.lightning()
                    .merchant()
                    .pay(new PayOrder(invoice.paymentRequest(), OptionalLong.empty(), 100_000, 432));
        } catch (LightningRefusal refusal) {
            throw new AssertionError(refusal);
        }
    }

    private static void dropBroadcasts(DevnetServer devnet, boolean drop) {
        devnet.hiveNodes().forEach(node -> node.switches().dropBroadcasts(drop));
    }

    /** The killed process's roles are free again after half a minute; until then the command says so. */
    private static String rebuild(PackagedGateway gateway) {
        return await("rebuild")
                .atMost(LIMIT)
                .pollInterval(Duration.ofSeconds(2))
                .until(() -> gateway.run("rebuild"), run -> run.exitCode() == 0)
                .output();
    }

    /** The shop's key is lost with the store; a state is public. */
    private static String state(PackagedGateway gateway, Shop.Invoice invoice) {
        return gateway.client()
                .get("/api/v1/orders/" + invoice.orderId())
                .map(order -> order.path("state").asText())
                .orElse("");
    }

    private static void awaitState(PackagedGateway gateway, Shop.Invoice invoice, String state) {
        await(invoice.orderId() + " is " + state)
                .atMost(LIMIT)
                .pollInterval(LOOK)
                .until(() -> state(gateway, invoice).equals(state));
    }

    private static Path database(PackagedGateway gateway) {
        return Path.of(gateway.environment("HIVEBOLT_DATA_DIR")).resolve("hivebolt.mv.db");
    }
}

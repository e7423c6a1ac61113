package io.github.hivebolt.e2e.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.hivebolt.devnet.HiveNode;
import io.github.hivebolt.e2e.lightning.InvoiceState;
import io.github.hivebolt.e2e.lightning.LndNode;
import io.github.hivebolt.e2e.lightning.LndPayment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/** Somebody with a real lnd pays the gateway's real lnd: the HIVE arrives once, or the payer has his money back. */
@Tag("lnd")
@Timeout(300)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class RealReceiveIT {
    private static final long USUAL_EXPIRY = 600;
    private static final Duration LIMIT = Duration.ofSeconds(150);
    private static @Nullable RealWorld started;
    private static @Nullable Shop opened;

    @BeforeAll
    @Timeout(1_800)
    static void start() {
        started = RealWorld.start(RealReceiveIT.class, Map.of("HIVEBOLT_RECEIVE_HOLD_MAX", "PT45S"));
        gateway().startAndAwaitReady();
        gateway().awaitOverall("up");
        opened = new Shop(world().devnet(), gateway().url(), PackagedGateway.PASSWORD);
    }

    @AfterAll
    static void end() {
        if (opened != null) {
            opened.close();
        }
        if (started != null) {
            started.close();
        }
    }

    @BeforeEach
    void everythingIsUp() {
        hive(true);
        gateway().awaitReady();
        gateway().awaitOverall("up");
    }

    @Test
    @Order(1)
    void invoiceThatNobodyPays_expiresAtTheNodeToo() {
        Shop.Invoice invoice = shop().invoice("alice", 2_000, 60);
        shop().awaitState(invoice, "expired");
        assertThat(world().network().alice().invoiceState(invoice.paymentHash()))
                .isEqualTo(InvoiceState.CANCELED);
    }

    @Test
    @Order(2)
    void payment_isTakenAndTheHiveArrivesOnce() {
        Shop.Invoice invoice = shop().invoice("alice", 2_001, USUAL_EXPIRY);
        payer().beginPayment(invoice.paymentRequest());
        assertDelivered(invoice, invoice.payout());
        assertThat(shop().payouts(invoice).getFirst().memo()).endsWith("hb:" + invoice.orderId() + " v4v-ab12c");
    }

    @Test
    @Order(3)
    void overpayment_isDeliveredToo() {
        Shop.Invoice invoice = shop().invoice("bob", 2_002, USUAL_EXPIRY);
        payer().beginOverpayment(invoice.paymentRequest(), 3_000_000);
        assertDelivered(invoice, 9_679);
    }

    @Test
    @Order(4)
    void hiveCutOffWhileHeld_givesThePayerHisMoneyBack() {
        Shop.Invoice invoice = shop().invoice("alice", 2_003, USUAL_EXPIRY);
        hive(false);
        payer().beginPayment(invoice.paymentRequest());
        shop().awaitState(invoice, "accepted");
        shop().awaitState(invoice, "cancelled");
        awaitPayer(invoice, LndPayment.Status.FAILED);
        hive(true);
        gateway().awaitOverall("up");
        assertThat(shop().payouts(invoice)).isEmpty();
    }

    @Test
    @Order(5)
    void lndRestartedWhileHeld_deliversOnceItIsBack() {
        Shop.Invoice invoice = shop().invoice("alice", 2_004, USUAL_EXPIRY);
        hive(false);
        payer().beginPayment(invoice.paymentRequest());
        shop().awaitState(invoice, "accepted");
        world().network().alice().kill();
        hive(true);
        world().network().alice().start();
        await("an end").atMost(LIMIT).until(() -> List.of("done", "cancelled").contains(shop().state(invoice)));
        boolean delivered = shop().state(invoice).equals("done");
        awaitPayer(invoice, delivered ? LndPayment.Status.SUCCEEDED : LndPayment.Status.FAILED);
        assertThat(shop().payouts(invoice)).hasSize(delivered ? 1 : 0);
        world().network().awaitRoutes();
    }

    @Test
    @Order(6)
    void paidWhileTheGatewayWasDown_andTheNodeRemembersNoSubscription_isDeliveredOnce() {
        Shop.Invoice invoice = shop().invoice("alice", 2_005, USUAL_EXPIRY);
        gateway().kill();
        payer().beginPayment(invoice.paymentRequest());
        LndNode node = world().network().alice();
        await("the payment is held")
                .atMost(LIMIT)
                .until(() -> node.invoiceState(invoice.paymentHash()) == InvoiceState.ACCEPTED);
        node.kill();
        node.start();
        // Newer invoices that are settled move on whatever index a subscription would begin at.
        world().network().awaitRoutes();
        for (int other = 0; other < 5; other++) {
            assertThat(payer().pay(node.addInvoice(10 + other, USUAL_EXPIRY).paymentRequest())
                            .status())
                    .isEqualTo(LndPayment.Status.SUCCEEDED);
        }
        gateway().startAndAwaitReady();
        assertDelivered(invoice, invoice.payout());
    }

    @Test
    @Order(7)
    void killedWhileHeld_deliversOnce() {
        Shop.Invoice invoice = shop().invoice("alice", 2_006, USUAL_EXPIRY);
        hive(false);
        payer().beginPayment(invoice.paymentRequest());
        shop().awaitState(invoice, "accepted");
        gateway().kill();
        hive(true);
        gateway().startAndAwaitReady();
        assertDelivered(invoice, invoice.payout());
    }

    /** From held to paid out takes about ten seconds here, so these moments fall into every state. */
    @Test
    @Order(8)
    void killedAtSeveralMoments_deliversEachOnce() {
        List<Shop.Invoice> invoices = new ArrayList<>();
        for (int moment : new int[] {300, 1_100, 1_900, 4_000}) {
            Shop.Invoice invoice = shop().invoice("carol", 2_100 + moment / 100, USUAL_EXPIRY);
            invoices.add(invoice);
            payer().beginPayment(invoice.paymentRequest());
            await().pollDelay(Duration.ofMillis(moment)).until(() -> true);
            gateway().kill();
            gateway().startAndAwaitReady();
            gateway().awaitOverall("up");
        }
        invoices.forEach(invoice -> assertDelivered(invoice, invoice.payout()));
    }

    private static void assertDelivered(Shop.Invoice invoice, long milli) {
        shop().awaitState(invoice, "done");
        awaitPayer(invoice, LndPayment.Status.SUCCEEDED);
        assertThat(shop().payouts(invoice))
                .singleElement()
                .satisfies(transfer -> assertThat(transfer.amount().milli()).isEqualTo(milli));
    }

    private static void awaitPayer(Shop.Invoice invoice, LndPayment.Status status) {
        await("the payer sees " + status)
                .atMost(LIMIT)
                .until(() -> payer().trackPayment(invoice.paymentHash())
                        .filter(payment -> payment.status() == status)
                        .isPresent());
    }

    private static void hive(boolean up) {
        for (HiveNode node : world().devnet().hiveNodes()) {
            if (up) {
                node.endpoint().up();
            } else {
                node.endpoint().down();
            }
        }
    }

    private static LndNode payer() {
        return world().network().bob();
    }

    private static RealWorld world() {
        if (started == null) {
            throw new IllegalStateException("nothing was started");
        }
        return started;
    }

    private static Shop shop() {
        if (opened == null) {
            throw new IllegalStateException("nothing was started");
        }
        return opened;
    }

    private static PackagedGateway gateway() {
        return world().gateway();
    }
}

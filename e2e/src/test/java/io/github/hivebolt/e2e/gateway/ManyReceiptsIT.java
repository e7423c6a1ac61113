package io.github.hivebolt.e2e.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.hivebolt.devnet.DevnetServer;
import io.github.hivebolt.devnet.lightning.LightningRefusal;
import io.github.hivebolt.devnet.lightning.PayOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two hundred people pay at the same moment, and the gateway is killed while it serves them. */
final class ManyReceiptsIT {
    private static final int PAYERS = 200;
    private static final long SATS = 500;
    private static final long EXPIRY_SECONDS = 600;
    private static final List<String> ACCOUNTS = List.of("alice", "bob", "carol", "dave");
    private static final Duration LIMIT = Duration.ofMinutes(4);

    @Test
    @Timeout(600)
    void twoHundredPaymentsAtOnce_areDeliveredOnceEach_evenAcrossAKill() throws Exception {
        Workplace workplace = Workplace.of(ManyReceiptsIT.class);
        try (DevnetServer devnet = workplace.devnet();
                PackagedGateway gateway = new PackagedGateway(workplace, devnet, Map.of())) {
            gateway.startAndAwaitReady();
            gateway.awaitOverall("up");
            try (Shop shop = new Shop(devnet, gateway.url(), PackagedGateway.PASSWORD)) {
                List<Shop.Invoice> invoices = new ArrayList<>();
                for (int i = 0; i < PAYERS; i++) {
                    invoices.add(shop.invoice(ACCOUNTS.get(i % ACCOUNTS.size()), SATS, EXPIRY_SECONDS));
                }
                long began = System.nanoTime();
                payAtOnce(devnet, invoices);
                await("some are delivered")
                        .atMost(LIMIT)
                        .until(() -> !new ChainRecord(devnet).sent().isEmpty());
                gateway.kill();
                gateway.startAndAwaitReady();
                await("all are done")
                        .atMost(LIMIT)
                        .pollInterval(Duration.ofSeconds(1))
                        .until(() -> invoices.stream()
                                .allMatch(invoice -> gateway.client()
                                        .orderState(invoice.orderId())
                                        .equals("done")));
                System.out.println(PAYERS + " payments delivered in "
                        + Duration.ofNanos(System.nanoTime() - began).toSeconds() + " s, a restart included");
                assertThat(invoices)
                        .allSatisfy(invoice -> assertThat(shop.payouts(invoice))
                                .singleElement()
                                .satisfies(payout ->
                                        assertThat(payout.amount().milli()).isEqualTo(invoice.payout())));
            }
        }
    }

    private static void payAtOnce(DevnetServer devnet, List<Shop.Invoice> invoices)
            throws InterruptedException, ExecutionException {
        try (ExecutorService payers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> paying = new ArrayList<>();
            for (Shop.Invoice invoice : invoices) {
                paying.add(payers.submit(() -> pay(devnet, invoice)));
            }
            for (Future<Boolean> payment : paying) {
                assertThat(payment.get()).isTrue();
            }
        }
    }

    private static boolean pay(DevnetServer devnet, Shop.Invoice invoice) throws LightningRefusal {
        PayOrder order = new PayOrder(invoice.paymentRequest(), OptionalLong.empty(), SATS, 0);
        return devnet.lightning().merchant().pay(order).attempt().isPresent();
    }
}

package io.github.hivebolt.e2e.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.hivebolt.codec.TransferOperation;
import io.github.hivebolt.devnet.DevnetAccounts;
import io.github.hivebolt.devnet.story.Books;
import io.github.hivebolt.e2e.lightning.LndNode;
import io.github.hivebolt.e2e.lightning.LndPayment;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two hundred invoices are paid at the same time between real lnd nodes: each is delivered once. */
@Tag("lnd")
@Timeout(1_800)
final class TwoHundredPayersIT {
    /** lnd takes 483 at once in one channel. */
    private static final int PAYERS = 200;
    // A key may ask 300 times a minute and a machine of two cores makes no more at once.
    private static final int HANDS = 20;
    private static final long FIRST_SATS = 1_000;
    private static final long EXPIRY_SECONDS = 900;
    private static final Duration LIMIT = Duration.ofMinutes(8);
    private static final Duration LOOK = Duration.ofMillis(500);

    @Test
    void twoHundredPaymentsAtTheSameTime_areEachDeliveredOnce() throws Exception {
        try (RealWorld world = RealWorld.start(TwoHundredPayersIT.class, Map.of())) {
            world.gateway().startAndAwaitReady();
            world.gateway().awaitOverall("up");
            Books before = Books.now(world.devnet(), world.payee());
            Map<String, Shop.Invoice> invoices;
            try (Shop shop = new Shop(world.devnet(), world.gateway().url(), PackagedGateway.PASSWORD)) {
                long began = System.nanoTime();
                invoices = make(shop);
                tell("made", began);
            }
            long began = System.nanoTime();
            pay(world.network().bob(), invoices.values());
            tell("payments begun", began);
            awaitDone(world, invoices.keySet());
            tell("delivered", began);
            assertEachDeliveredOnce(world, invoices);
            awaitBooks(world, before);
        }
    }

    private static Map<String, Shop.Invoice> make(Shop shop) throws Exception {
        try (ExecutorService hands = Executors.newFixedThreadPool(HANDS)) {
            // A gateway that was just started answers 503 for a moment; asked by many, it would say that it was too
            // often.
            Shop.Invoice first = make(shop, 0);
            Map<String, Shop.Invoice> made = new HashMap<>(Map.of(first.orderId(), first));
            List<Future<Shop.Invoice>> making = IntStream.range(1, PAYERS)
                    .mapToObj(number -> hands.submit(() -> make(shop, number)))
                    .toList();
            for (Future<Shop.Invoice> one : making) {
                made.put(one.get().orderId(), one.get());
            }
            assertThat(made).hasSize(PAYERS);
            return made;
        }
    }

    private static Shop.Invoice make(Shop shop, int number) {
        int account = number % DevnetAccounts.CUSTOMERS.size();
        return shop.invoice(DevnetAccounts.CUSTOMERS.get(account).value(), FIRST_SATS + number, EXPIRY_SECONDS);
    }

    /** All wait for each other's first word, so that the payments are under way together. */
    private static void pay(LndNode payer, Iterable<Shop.Invoice> invoices) throws Exception {
        try (ExecutorService everybody = Executors.newVirtualThreadPerTaskExecutor()) {
            Set<Future<LndPayment>> begun = new HashSet<>();
            for (Shop.Invoice invoice : invoices) {
                begun.add(everybody.submit(() -> payer.beginPayment(invoice.paymentRequest())));
            }
            for (Future<LndPayment> one : begun) {
                one.get();
            }
        }
    }

    private static void awaitDone(RealWorld world, Set<String> orders) {
        Deque<String> open = new ArrayDeque<>(orders);
        // Only the first that is not done is asked for: many questions would slow down what they ask about.
        await("all are done").atMost(LIMIT).pollInterval(LOOK).until(() -> {
            while (!open.isEmpty() && isDone(world, open.getFirst())) {
                open.removeFirst();
            }
            return open.isEmpty();
        });
    }

    private static boolean isDone(RealWorld world, String order) {
        String state = world.gateway().client().orderState(order);
        assertThat(state).as(order).isNotIn("cancelled", "expired", "parked");
        return state.equals("done");
    }

    private static void assertEachDeliveredOnce(RealWorld world, Map<String, Shop.Invoice> invoices) {
        List<TransferOperation> sent = new ChainRecord(world.devnet()).sent();
        assertThat(sent).hasSize(PAYERS);
        Map<String, Long> paidOut = sent.stream()
                .collect(Collectors.toMap(
                        transfer -> transfer.memo().replaceFirst(".*hb:(\\S+).*", "$1"),
                        transfer -> transfer.amount().milli()));
        invoices.forEach((order, invoice) -> {
            assertThat(paidOut).containsEntry(order, invoice.payout());
            assertThat(world.network().alice().invoiceHtlcCount(invoice.paymentHash()))
                    .isEqualTo(1);
            assertThat(world.network().bob().trackPayment(invoice.paymentHash()))
                    .hasValueSatisfying(payment -> assertThat(payment.status()).isEqualTo(LndPayment.Status.SUCCEEDED));
        });
    }

    /** The last commitment transactions may follow the preimages a moment later. */
    private static void awaitBooks(RealWorld world, Books before) {
        JsonNode sheet = world.gateway()
                .client()
                .get("/api/v1/admin/ledger/balance-sheet")
                .orElseThrow();
        await("books agree with chain and node")
                .atMost(LIMIT)
                .pollInterval(LOOK)
                .untilAsserted(() -> assertThat(before.differences(sheet, Books.now(world.devnet(), world.payee())))
                        .as(sheet.toString())
                        .isEmpty());
    }

    private static void tell(String what, long sinceNanos) {
        System.out.println(
                "TwoHundredPayersIT: " + what + " after " + (System.nanoTime() - sinceNanos) / 1_000_000 + " ms");
    }
}

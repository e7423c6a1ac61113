package io.github.hivebolt.e2e.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.hivebolt.devnet.story.Bill;
import io.github.hivebolt.devnet.story.Customer;
import io.github.hivebolt.e2e.lightning.InvoiceState;
import io.github.hivebolt.e2e.lightning.LndNode;
import io.github.hivebolt.e2e.lightning.LndPayment;
import java.time.Duration;

/**
 * Kills the gateway's node after it stored an attempt and before the HTLC left with the next commitment, up to 50 ms
 * later. The node then waits for ever for a result that cannot come.
 */
record StuckPayment(RealWorld world, Customer customer, Witness witness) {
    /** An invoice of lnd asks for 80 blocks, the payer adds a few, and the gateway waits for some more. */
    static final int BLOCKS_PAST_ANY_TIMELOCK = 120;

    private static final int TRIES = 6;
    private static final int INVOICE_SECONDS = 72;
    private static final int FIRST_SATS = 3_001;
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofMillis(2);

    record Stuck(Bill bill, Customer.Transfer transfer) {}

    /** Tries with fresh invoices; the money of a try that missed the window must end where it belongs. */
    Stuck bringAbout() {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Bill bill = world.payee().bill(FIRST_SATS + attempt, INVOICE_SECONDS);
            Customer.Transfer transfer = customer.transfer("14.000", bill.paymentRequest());
            killWhenAnAttemptIsStored(bill);
            alice().start();
            world.network().awaitRoutes();
            if (isStuck(bill)) {
                assertThat(witness.state(transfer)).isEqualTo("paying");
                return new Stuck(bill, transfer);
            }
            checkMiss(bill, transfer);
        }
        throw new AssertionError("no payment got stuck in " + TRIES + " tries");
    }

    private void killWhenAnAttemptIsStored(Bill bill) {
        await("a stored attempt")
                .atMost(LIMIT)
                .pollDelay(Duration.ZERO)
                .pollInterval(LOOK)
                .pollInSameThread()
                .until(() -> alice().attemptCount(bill.hash().hex()) > 0);
        alice().kill();
    }

    private boolean isStuck(Bill bill) {
        String hash = bill.hash().hex();
        return alice().trackPayment(hash)
                        .filter(payment -> payment.status() == LndPayment.Status.IN_FLIGHT)
                        .isPresent()
                && world.network().bob().invoiceState(hash) == InvoiceState.OPEN
                && !alice().pendingHtlcHashes().contains(hash);
    }

    private void checkMiss(Bill bill, Customer.Transfer transfer) {
        if (world.payee().timesPaid(bill) == 1) {
            witness.awaitOnlyChange(customer, transfer);
        } else {
            System.out.println(
                    "a payment ended as " + alice().trackPayment(bill.hash().hex()) + " instead of getting stuck");
        }
    }

    private LndNode alice() {
        return world.network().alice();
    }
}

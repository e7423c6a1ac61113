package io.github.hivebolt.e2e.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.hivebolt.devnet.DevnetAccounts;
import io.github.hivebolt.devnet.story.Bill;
import io.github.hivebolt.devnet.story.Customer;
import io.github.hivebolt.devnet.story.SimulatedPayee;
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

/** One gateway with real lnd nodes: what is paid, what is returned, and what a killed node does to either. */
@Tag("lnd")
@Timeout(240)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class RealLightningIT {
    private static final long LONG_SECONDS = 3_600;

    private static @Nullable RealWorld started;

    @BeforeAll
    @Timeout(1_800)
    static void start() {
        started = RealWorld.start(RealLightningIT.class, Map.of("HIVEBOLT_LIMIT_IN_FLIGHT_PER_ACCOUNT", "10"));
        gateway().start();
    }

    @AfterAll
    static void end() {
        if (started != null) {
            started.close();
        }
    }

    @BeforeEach
    void everythingIsUp() {
        gateway().awaitReady();
        gateway().awaitOverall("up");
    }

    @Test
    void invoice_isPaidOnceAndOnlyChangeComesBack() {
        Bill bill = payee().bill(2_001, LONG_SECONDS);
        Customer.Transfer transfer = customer("alice").transfer("10.000", bill.paymentRequest());
        witness().awaitOnlyChange(customer("alice"), transfer);
        assertThat(payee().timesPaid(bill)).isEqualTo(1);
    }

    @Test
    void invoiceOfANodeWithoutAnyRoute_isReturnedWhole() {
        Bill bill = new SimulatedPayee(world().devnet()).bill(2_002, LONG_SECONDS);
        Customer.Transfer transfer = customer("bob").transfer("10.000", bill.paymentRequest());
        witness().awaitReturned(customer("bob"), transfer, "NO_ROUTE");
    }

    @Test
    void invoiceThatThePayeeHasCancelled_isReturnedWhole() {
        Bill bill = payee().heldBill(2_003, LONG_SECONDS);
        payee().giveBack(bill);
        Customer.Transfer transfer = customer("carol").transfer("10.000", bill.paymentRequest());
        witness().awaitReturned(customer("carol"), transfer, "PAYEE_REFUSED");
        assertThat(payee().timesPaid(bill)).isZero();
    }

    @Test
    void invoiceThatExpires_isReturnedWhole() {
        Bill bill = payee().bill(2_004, 1);
        Customer.Transfer transfer = customer("alice").transfer("10.000", bill.paymentRequest());
        witness().awaitReturned(customer("alice"), transfer, "INVOICE_EXPIRED");
        assertThat(payee().timesPaid(bill)).isZero();
    }

    @Test
    void transferThatIsTooSmall_isReturnedWhole() {
        Bill bill = payee().bill(2_005, LONG_SECONDS);
        Customer.Transfer transfer = customer("bob").transfer("6.500", bill.paymentRequest());
        witness().awaitReturned(customer("bob"), transfer, "NOT_ENOUGH_SENT");
        assertThat(payee().timesPaid(bill)).isZero();
    }

    @Test
    void memoWithoutSense_isReturnedWhole() {
        Customer.Transfer transfer = customer("carol").transfer("5.000", "the usual, please");
        witness().awaitReturned(customer("carol"), transfer, "MEMO_NOT_RECOGNISED");
    }

    @Test
    void sameInvoiceInTwoTransfers_isPaidOnceAndTheOtherTransferIsReturnedWhole() {
        Bill bill = payee().bill(2_006, LONG_SECONDS);
        Customer.Transfer first = customer("alice").transfer("10.000", bill.paymentRequest());
        Customer.Transfer second = customer("bob").transfer("10.001", bill.paymentRequest());
        witness().awaitFinal(first);
        witness().awaitFinal(second);
        boolean firstPaid = witness().state(first).equals("done");
        if (firstPaid) {
            witness().awaitOnlyChange(customer("alice"), first);
            witness().awaitReturned(customer("bob"), second, "INVOICE_ALREADY_USED");
        } else {
            witness().awaitOnlyChange(customer("bob"), second);
            witness().awaitReturned(customer("alice"), first, "INVOICE_ALREADY_USED");
        }
        assertThat(payee().timesPaid(bill)).isEqualTo(1);
    }

    @Test
    void paymentThatIsHeldLong_isNeitherReturnedNorLostAndBlocksNothingElse() {
        Bill held = payee().heldBill(2_007, LONG_SECONDS);
        Customer.Transfer waiting = customer("dave").transfer("10.000", held.paymentRequest());
        witness().awaitHeld(payee(), held, waiting);
        for (int i = 0; i < 4; i++) {
            Bill bill = payee().bill(2_100 + i, LONG_SECONDS);
            Customer.Transfer transfer = customer("alice").transfer("11.000", bill.paymentRequest());
            witness().awaitOnlyChange(customer("alice"), transfer);
        }
        witness().staysFor(5, waiting, "paying");
        assertThat(customer("dave").answers(waiting)).isEmpty();

        payee().take(held);

        witness().awaitOnlyChange(customer("dave"), waiting);
        assertThat(payee().timesPaid(held)).isEqualTo(1);
    }

    @Test
    @Order(Integer.MAX_VALUE - 2)
    void paymentSettledWhileTheGatewayWasKilled_bringsOnlyChange() {
        Bill held = payee().heldBill(2_008, LONG_SECONDS);
        Customer.Transfer transfer = customer("carol").transfer("10.000", held.paymentRequest());
        witness().awaitHeld(payee(), held, transfer);
        gateway().kill();
        payee().take(held);

        gateway().startAndAwaitReady();

        witness().awaitOnlyChange(customer("carol"), transfer);
        assertThat(payee().timesPaid(held)).isEqualTo(1);
    }

    @Test
    @Order(Integer.MAX_VALUE - 1)
    void paymentCancelledWhileTheNodeWasKilled_isReturnedWholeOnce() {
        Bill held = payee().heldBill(2_009, LONG_SECONDS);
        Customer.Transfer transfer = customer("bob").transfer("10.000", held.paymentRequest());
        witness().awaitHeld(payee(), held, transfer);
        world().network().alice().kill();
        payee().giveBack(held);
        assertThat(customer("bob").answers(transfer)).isEmpty();

        world().network().alice().start();
        world().network().awaitRoutes();

        witness().awaitReturned(customer("bob"), transfer, "PAYEE_REFUSED");
        assertThat(payee().timesPaid(held)).isZero();
    }

    /** lnd loses the HTLC of a payment for ever when it is killed before the next commitment: its issue 9340. */
    @Test
    @Order(Integer.MAX_VALUE)
    void paymentStuckInAKilledNode_isNeverReturnedByItself_isParkedPastItsTimelock_andReturnedByTheOperator() {
        StuckPayment.Stuck stuck = new StuckPayment(world(), customer("dave"), witness()).bringAbout();
        gateway().awaitOverall("up");

        world().network().mine(StuckPayment.BLOCKS_PAST_ANY_TIMELOCK);
        witness().awaitState(stuck.transfer(), "parked");

        assertThat(customer("dave").answers(stuck.transfer())).isEmpty();
        assertThat(witness().order(stuck.transfer()).path("cause").asText()).isEqualTo("STUCK_IN_FLIGHT");
        CommandRun resolve =
                gateway().run("resolve", stuck.transfer().orderId(), "never-paid", "no HTLC left, past its timelock");
        assertThat(resolve.exitCode()).as(resolve.output()).isZero();
        witness().awaitReturned(customer("dave"), stuck.transfer(), "OPERATOR");
        assertThat(payee().timesPaid(stuck.bill())).isZero();
    }

    private static RealWorld world() {
        if (started == null) {
            throw new IllegalStateException("nothing was started");
        }
        return started;
    }

    private static PackagedGateway gateway() {
        return world().gateway();
    }

    private static RealPayee payee() {
        return world().payee();
    }

    private static Witness witness() {
        return new Witness(gateway().client());
    }

    private static Customer customer(String name) {
        assertThat(DevnetAccounts.CUSTOMERS).anyMatch(account -> account.value().equals(name));
        return new Customer(world().devnet(), name);
    }
}

package io.github.hivebolt.e2e.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.github.hivebolt.devnet.DevnetOptions;
import io.github.hivebolt.devnet.DevnetServer;
import io.github.hivebolt.devnet.lightning.InvoiceBehaviour;
import io.github.hivebolt.devnet.lightning.InvoiceOrder;
import io.github.hivebolt.devnet.lightning.InvoiceState;
import io.github.hivebolt.devnet.lightning.LightningNode;
import io.github.hivebolt.devnet.lightning.NodeInvoice;
import io.github.hivebolt.devnet.lightning.OfferTerms;
import io.github.hivebolt.devnet.lightning.PayOrder;
import io.github.hivebolt.devnet.story.Customer;
import io.github.hivebolt.domain.money.Msat;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The packaged app with Core Lightning: it is paid through plain invoices, and old orders keep their old node. */
@Timeout(300)
final class CoreLightningIT {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final Duration BLOCKS = Duration.ofSeconds(1);

    private final Workplace workplace = Workplace.of(CoreLightningIT.class);

    @Test
    void plainInvoice_isDeliveredOnce_alsoIfItIsPaidWhileTheGatewayIsDown() throws Exception {
        try (DevnetServer devnet = devnet("devnet");
                PackagedGateway gateway = new PackagedGateway(workplace, devnet, coreLightning(devnet))) {
            gateway.startAndAwaitReady();
            gateway.awaitOverall("up");
            try (Shop shop = new Shop(devnet, gateway.url(), PackagedGateway.PASSWORD)) {
                Shop.Invoice first = shop.invoice("alice", 2_000, 600);
                Shop.Invoice second = shop.invoice("bob", 3_000, 600);
                pay(devnet, first);
                shop.awaitState(first, "done");

                gateway.kill();
                pay(devnet, second);
                gateway.startAndAwaitReady();

                shop.awaitState(second, "done");
                for (Shop.Invoice paid : new Shop.Invoice[] {first, second}) {
                    assertThat(shop.payouts(paid))
                            .singleElement()
                            .satisfies(transfer ->
                                    assertThat(transfer.amount().milli()).isEqualTo(paid.payout()));
                }
            }
        }
    }

    @Test
    void offer_isPaidThroughOneInvoice_withItsOwnAmountOrTheMemos_andWhatIsLeftComesBack() throws Exception {
        try (DevnetServer devnet = devnet("devnet");
                PackagedGateway gateway = new PackagedGateway(workplace, devnet, coreLightning(devnet))) {
            gateway.startAndAwaitReady();
            gateway.awaitOverall("up");
            LightningNode merchant = devnet.lightning().merchant();
            String priced = merchant.addOffer(OfferTerms.plain(Optional.of(Msat.ofSats(2_000))));
            String open = merchant.addOffer(OfferTerms.plain(Optional.empty()));

            Customer alice = new Customer(devnet, "alice");
            Customer bob = new Customer(devnet, "bob");
            Customer.Transfer first = alice.transfer("10.000", priced);
            Customer.Transfer second = bob.transfer("10.000", open + " amount=1500");
            awaitState(gateway, first, "done");
            awaitState(gateway, second, "done");

            assertThat(merchant.invoices())
                    .extracting(NodeInvoice::valueMsat, NodeInvoice::state)
                    .containsExactlyInAnyOrder(
                            tuple(2_000_000L, InvoiceState.SETTLED), tuple(1_500_000L, InvoiceState.SETTLED));
            assertThat(alice.answers(first)).hasSize(1);
            assertThat(bob.answers(second)).hasSize(1);
        }
    }

    @Test
    void orderInFlight_staysWithItsNode_afterAnotherOneWasChosen() throws Exception {
        try (DevnetServer devnet = devnet("devnet");
                DevnetServer other = devnet("other");
                PackagedGateway before = new PackagedGateway(workplace, devnet, Map.of());
                PackagedGateway after = new PackagedGateway(workplace, devnet, coreLightning(other))) {
            before.startAndAwaitReady();
            before.awaitOverall("up");
            NodeInvoice held = bill(devnet, new InvoiceBehaviour.Holds());
            Customer.Transfer old = new Customer(devnet, "alice").transfer("10.000", held.paymentRequest());
            // Killed any earlier, the gateway may not have asked for the payment yet.
            await("the payee holds the payment").atMost(LIMIT).until(() -> isHeld(devnet, held));
            before.kill();

            after.startAndAwaitReady();
            NodeInvoice fresh = bill(other, new InvoiceBehaviour.Pays());
            Customer.Transfer recent = new Customer(devnet, "bob").transfer("10.000", fresh.paymentRequest());
            awaitState(after, recent, "done");
            assertThat(after.client().orderState(old.orderId()))
                    .as("Core Lightning knows nothing of it, and that proves nothing")
                    .isEqualTo("paying");

            devnet.lightning().merchant().settle(held.preimage().orElseThrow());
            awaitState(after, old, "done");
        }
    }

    private DevnetServer devnet(String name) throws IOException {
        DevnetOptions options = DevnetOptions.freePorts(workplace.resolve(name)).withBlocks(BLOCKS, BLOCKS);
        return DevnetServer.start(options.withSeed(name), new MachineTime());
    }

    private static Map<String, String> coreLightning(DevnetServer devnet) {
        return Map.of(
                "HIVEBOLT_LIGHTNING", "cln",
                "HIVEBOLT_CLN_URL", devnet.cln().url(),
                "HIVEBOLT_CLN_RUNE_FILE", devnet.cln().runeFile().toString(),
                "HIVEBOLT_CLN_TLS_CA_FILE", devnet.cln().caFile().toString());
    }

    private static NodeInvoice bill(DevnetServer devnet, InvoiceBehaviour behaviour) throws Exception {
        return devnet.lightning()
                .merchant()
                .addInvoice(InvoiceOrder.plain(2_000_000, "bill", Duration.ofHours(1), behaviour));
    }

    private static boolean isHeld(DevnetServer devnet, NodeInvoice bill) {
        return devnet.lightning()
                .merchant()
                .invoice(bill.hash())
                .filter(invoice -> invoice.state() == InvoiceState.ACCEPTED)
                .isPresent();
    }

    private static void pay(DevnetServer devnet, Shop.Invoice invoice) throws Exception {
        devnet.lightning().merchant().pay(new PayOrder(invoice.paymentRequest(), OptionalLong.empty(), 1_000_000, 432));
    }

    private static void awaitState(PackagedGateway gateway, Customer.Transfer transfer, String state) {
        await(transfer.orderId() + " is " + state)
                .atMost(LIMIT)
                .until(() -> gateway.client().orderState(transfer.orderId()).equals(state));
    }
}

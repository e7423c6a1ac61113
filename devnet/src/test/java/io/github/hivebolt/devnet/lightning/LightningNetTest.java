package io.github.hivebolt.devnet.lightning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.hivebolt.devnet.common.Seed;
import io.github.hivebolt.ports.MonotonicTime;
import io.github.hivebolt.ports.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class LightningNetTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private Instant now = Instant.parse("2026-11-23T04:00:00Z");
    private final LightningNet net = new LightningNet(LightningNetOptions.usual(), new Seed("test"), new TimeSource() {
        @Override
        public Instant now() {
            return now;
        }

        @Override
        public MonotonicTime monotonic() {
            return new MonotonicTime(0);
        }
    });

    @Test
    void payment_movesMoneyAndGivesThePreimage() throws Exception {
        NodeInvoice invoice = invoice(1_000_000, new InvoiceBehaviour.Pays());

        NodePayment payment = net.gateway().pay(order(invoice, 0));

        assertThat(payment.status()).isEqualTo(PaymentStatus.SUCCEEDED);
        assertThat(payment.preimage().orElseThrow().hash()).isEqualTo(invoice.hash());
        assertThat(net.gateway().channel().localMsat()).isEqualTo(11_999_000_000L);
        assertThat(net.merchant().channel().localMsat()).isEqualTo(4_001_000_000L);
    }

    @Test
    void routingFee_isPaidOnTop_andAboveTheLimitThereIsNoRoute() throws Exception {
        net.routingFee(new RoutingFee(1000, 100));
        NodeInvoice invoice = invoice(1_000_000, new InvoiceBehaviour.Pays());

        NodePayment tooDear = net.gateway().pay(order(invoice, 1099));
        assertThat(tooDear.reason()).isEqualTo(LndFailure.NO_ROUTE);
        NodePayment paid = net.gateway().pay(order(invoice, 1100));

        assertThat(paid.feeMsat()).isEqualTo(1100);
        assertThat(net.gateway().channel().localMsat()).isEqualTo(12_000_000_000L - 1_001_100);
        assertThat(paid.index()).isGreaterThan(tooDear.index());
    }

    @Test
    void longTimelock_aboveTheLimitHasNoRoute() throws Exception {
        net.routingFee(new RoutingFee(0, 1));
        NodeInvoice invoice = invoice(1_000_000, new InvoiceBehaviour.Pays());
        PayOrder tight = new PayOrder(invoice.paymentRequest(), OptionalLong.empty(), 10_000, 100);
        assertThat(net.gateway().pay(tight).reason()).isEqualTo(LndFailure.NO_ROUTE);
        PayOrder nonsense = new PayOrder(invoice.paymentRequest(), OptionalLong.empty(), 10_000, 83);
        assertThatThrownBy(() -> net.gateway().pay(nonsense)).hasMessage("cltv limit 83 should be greater than 83");
    }

    @Test
    void hashIsPaidOnce_whateverItsState_butAFailedOneMayBeSentAgain() throws Exception {
        NodeInvoice held = invoice(1_000, new InvoiceBehaviour.Holds());
        net.gateway().pay(order(held, 0));
        assertThatThrownBy(() -> net.gateway().pay(order(held, 0))).hasMessage("payment is in transition");
        net.merchant().settle(held.preimage().orElseThrow());
        assertThatThrownBy(() -> net.gateway().pay(order(held, 0))).hasMessage("invoice is already paid");

        NodeInvoice fails = invoice(1_000, new InvoiceBehaviour.Fails(LndFailure.TIMEOUT));
        assertThat(net.gateway().pay(order(fails, 0)).index()).isEqualTo(2);
        assertThat(net.gateway().pay(order(fails, 0)).index()).isEqualTo(3);
    }

    @Test
    void expiredInvoice_isRefusedEvenWhereItWasPaid() throws Exception {
        NodeInvoice invoice = invoice(1_000, new InvoiceBehaviour.Pays());
        net.gateway().pay(order(invoice, 0));
        now = now.plus(HOUR).plusSeconds(1);

        assertThatThrownBy(() -> net.gateway().pay(order(invoice, 0))).hasMessageStartingWith("invoice expired.");
        assertThat(net.gateway().payment(invoice.hash()).orElseThrow().status()).isEqualTo(PaymentStatus.SUCCEEDED);
    }

    @Test
    void heldPayment_locksMoneyUntilItIsCancelled() throws Exception {
        NodeInvoice held = invoice(5_000_000, new InvoiceBehaviour.Holds());
        net.gateway().pay(order(held, 0));
        assertThat(net.gateway().channel().outgoing()).hasSize(1);
        assertThat(net.gateway().channel().localMsat()).isEqualTo(11_995_000_000L);

        net.merchant().cancel(held.hash());

        assertThat(net.gateway().payment(held.hash()).orElseThrow().reason())
                .isEqualTo(LndFailure.INCORRECT_PAYMENT_DETAILS);
        assertThat(net.gateway().channel().localMsat()).isEqualTo(12_000_000_000L);
        assertThat(net.gateway().channel().outgoing()).isEmpty();
    }

    @Test
    void heldHtlc_isGivenBackBeforeItTimesOut() throws Exception {
        NodeInvoice held = invoice(5_000_000, new InvoiceBehaviour.Holds());
        net.gateway().pay(order(held, 0));
        net.advanceBlocks(70);
        assertThat(net.gateway().payment(held.hash()).orElseThrow().status()).isEqualTo(PaymentStatus.IN_FLIGHT);
        net.advanceBlocks(1);
        assertThat(net.gateway().payment(held.hash()).orElseThrow().status()).isEqualTo(PaymentStatus.FAILED);
    }

    @Test
    void paymentThatDied_holdsNoHtlcAndNeverEnds() throws Exception {
        NodeInvoice dies = invoice(5_000_000, new InvoiceBehaviour.DiesAfterSending());
        net.gateway().pay(order(dies, 0));
        net.advanceBlocks(1000);

        NodePayment payment = net.gateway().payment(dies.hash()).orElseThrow();
        assertThat(payment.status()).isEqualTo(PaymentStatus.IN_FLIGHT);
        assertThat(payment.attempt()).isPresent();
        assertThat(net.gateway().channel().outgoing()).isEmpty();
        assertThat(net.merchant().invoice(dies.hash()).orElseThrow().state()).isEqualTo(InvoiceState.OPEN);
    }

    @Test
    void reserveOfTheChannel_cannotBeSpent_norAnInactiveChannel() throws Exception {
        NodeInvoice most = invoice(11_840_000_000L, new InvoiceBehaviour.Pays());
        NodeInvoice more = invoice(11_840_001_000L, new InvoiceBehaviour.Pays());
        assertThat(net.gateway().pay(order(more, 0)).reason()).isEqualTo(LndFailure.INSUFFICIENT_BALANCE);
        net.channelActive(false);
        assertThat(net.gateway().pay(order(most, 0)).reason()).isEqualTo(LndFailure.INSUFFICIENT_BALANCE);
        net.channelActive(true);
        assertThat(net.gateway().pay(order(most, 0)).status()).isEqualTo(PaymentStatus.SUCCEEDED);
    }

    @Test
    void gatewaysInvoice_canBePaidByTheMerchant() throws Exception {
        NodeInvoice invoice = net.gateway()
                .addInvoice(InvoiceOrder.plain(2_000_000, "to the gateway", HOUR, new InvoiceBehaviour.Pays()));

        assertThat(net.merchant().pay(order(invoice, 0)).status()).isEqualTo(PaymentStatus.SUCCEEDED);
        assertThat(net.gateway().invoice(invoice.hash()).orElseThrow().state()).isEqualTo(InvoiceState.SETTLED);
        assertThat(net.gateway().channel().localMsat()).isEqualTo(12_002_000_000L);
    }

    private NodeInvoice invoice(long msat, InvoiceBehaviour behaviour) throws LightningRefusal {
        return net.merchant().addInvoice(InvoiceOrder.plain(msat, "coffee", HOUR, behaviour));
    }

    private static PayOrder order(NodeInvoice invoice, long feeLimitMsat) {
        return new PayOrder(invoice.paymentRequest(), OptionalLong.empty(), feeLimitMsat, 0);
    }
}

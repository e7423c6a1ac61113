package io.github.hivebolt.devnet.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.hivebolt.devnet.common.Seed;
import io.github.hivebolt.devnet.lightning.InvoiceBehaviour;
import io.github.hivebolt.devnet.lightning.InvoiceOrder;
import io.github.hivebolt.devnet.lightning.LightningNet;
import io.github.hivebolt.devnet.lightning.LightningNetOptions;
import io.github.hivebolt.devnet.lightning.LndFailure;
import io.github.hivebolt.devnet.lightning.LndState;
import io.github.hivebolt.devnet.lightning.NodeInvoice;
import io.github.hivebolt.devnet.memory.Link.Trouble;
import io.github.hivebolt.domain.lightning.FailureReason;
import io.github.hivebolt.domain.lightning.PaymentOutcome;
import io.github.hivebolt.domain.lightning.PaymentRecord;
import io.github.hivebolt.domain.lightning.SendReport;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.ports.MonotonicTime;
import io.github.hivebolt.ports.NodeMemory;
import io.github.hivebolt.ports.PartyUnavailableException;
import io.github.hivebolt.ports.PaymentRequest;
import io.github.hivebolt.ports.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InMemoryLightningTest {
    private static final TimeSource NOW = new TimeSource() {
        @Override
        public Instant now() {
            return Instant.parse("2026-11-23T04:00:00Z");
        }

        @Override
        public MonotonicTime monotonic() {
            return new MonotonicTime(0);
        }
    };

    private final LightningNet net = new LightningNet(LightningNetOptions.usual(), new Seed("test"), NOW);
    private Trouble trouble = Trouble.NONE;
    private final InMemoryLightning payer = new InMemoryLightning(net.gateway(), call -> trouble);
    private final NodeMemory memory = new NodeMemory(net.gateway().id(), Optional.empty());

    @Test
    void goodLine_reportsTheNodesOwnOutcome() throws Exception {
        NodeInvoice paid = invoice(new InvoiceBehaviour.Pays());
        SendReport report = payer.pay(request(paid));
        assertThat(report.outcome())
                .isEqualTo(new PaymentOutcome.Succeeded(paid.preimage().orElseThrow(), Msat.ZERO));
        assertThat(payer.look(paid.hash(), memory)).isInstanceOf(PaymentRecord.Settled.class);

        NodeInvoice refused = invoice(new InvoiceBehaviour.Fails(LndFailure.INCORRECT_PAYMENT_DETAILS));
        assertThat(payer.pay(request(refused)).outcome())
                .isEqualTo(new PaymentOutcome.Failed(FailureReason.PAYEE_REFUSED));
    }

    @Test
    void payingTwice_isUnknownAndRegistered_neverASecondPayment() throws Exception {
        NodeInvoice paid = invoice(new InvoiceBehaviour.Pays());
        payer.pay(request(paid));
        SendReport again = payer.pay(request(paid));

        assertThat(again.outcome()).isInstanceOf(PaymentOutcome.Unknown.class);
        assertThat(again.answered()).isTrue();
        assertThat(again.registered()).isTrue();
        assertThat(net.merchant().channel().localMsat()).isEqualTo(4_001_000_000L);
    }

    @Test
    void lostAnswer_isUnknownAlthoughItWasPaid() throws Exception {
        NodeInvoice invoice = invoice(new InvoiceBehaviour.Pays());
        trouble = Trouble.LOST_AFTER_EFFECT;
        SendReport report = payer.pay(request(invoice));
        assertThat(report.outcome()).isInstanceOf(PaymentOutcome.Unknown.class);
        assertThat(report.answered()).isFalse();
        assertThat(payer.look(invoice.hash(), memory)).isInstanceOf(PaymentRecord.Unclear.class);
        trouble = Trouble.NONE;
        assertThat(payer.look(invoice.hash(), memory)).isInstanceOf(PaymentRecord.Settled.class);
    }

    @Test
    void delayedRequest_arrivesLater() throws Exception {
        NodeInvoice invoice = invoice(new InvoiceBehaviour.Pays());
        trouble = Trouble.DELAYED;
        assertThat(payer.pay(request(invoice)).answered()).isFalse();
        trouble = Trouble.NONE;
        assertThat(payer.look(invoice.hash(), memory)).isEqualTo(new PaymentRecord.Absent());

        assertThat(payer.deliverDelayed()).isEqualTo(1);

        assertThat(payer.look(invoice.hash(), memory)).isInstanceOf(PaymentRecord.Settled.class);
    }

    @Test
    void whatNeverLeft_isNotSent() throws Exception {
        NodeInvoice invoice = invoice(new InvoiceBehaviour.Pays());
        trouble = Trouble.REFUSED;
        assertThat(payer.pay(request(invoice)).outcome()).isInstanceOf(PaymentOutcome.NotSent.class);
        assertThatThrownBy(payer::status).isInstanceOf(PartyUnavailableException.class);
        trouble = Trouble.NONE;
        net.gateway().state(LndState.LOCKED);
        assertThat(payer.pay(request(invoice)).outcome()).isInstanceOf(PaymentOutcome.NotSent.class);
        assertThat(net.gateway().payment(invoice.hash())).isEmpty();
    }

    @Test
    void nodeThatForgot_contradictsItself() throws Exception {
        NodeInvoice first = invoice(new InvoiceBehaviour.Pays());
        payer.pay(request(first));
        NodeMemory remembers = new NodeMemory(net.gateway().id(), Optional.of(first.hash()));
        NodeInvoice second = invoice(new InvoiceBehaviour.Pays());
        assertThat(payer.look(second.hash(), remembers)).isEqualTo(new PaymentRecord.Absent());

        net.gateway().forgetPayment(first.hash());

        assertThat(payer.look(second.hash(), remembers)).isInstanceOf(PaymentRecord.Contradiction.class);
        NodeMemory other = new NodeMemory(net.merchant().id(), Optional.empty());
        assertThat(payer.look(second.hash(), other)).isInstanceOf(PaymentRecord.Contradiction.class);
    }

    @Test
    void paymentThatDied_isStuckOnlyPastItsTimelock() throws Exception {
        NodeInvoice dies = invoice(new InvoiceBehaviour.DiesAfterSending());
        assertThat(payer.pay(request(dies)).outcome()).isInstanceOf(PaymentOutcome.Unknown.class);
        assertThat(payer.look(dies.hash(), memory))
                .isInstanceOfSatisfying(
                        PaymentRecord.InFlight.class,
                        record -> assertThat(record.stuck()).isFalse());
        net.advanceBlocks(90);
        assertThat(payer.look(dies.hash(), memory))
                .isInstanceOfSatisfying(
                        PaymentRecord.InFlight.class,
                        record -> assertThat(record.stuck()).isTrue());
    }

    private NodeInvoice invoice(InvoiceBehaviour behaviour) throws Exception {
        return net.merchant().addInvoice(InvoiceOrder.plain(1_000_000, "x", Duration.ofHours(1), behaviour));
    }

    private PaymentRequest request(NodeInvoice invoice) throws Exception {
        return new PaymentRequest(
                net.gateway().decode(invoice.paymentRequest()),
                new Msat(1_000_000),
                new Msat(10_000),
                432,
                net.gateway().id(),
                Duration.ofSeconds(60),
                Duration.ofSeconds(60));
    }
}

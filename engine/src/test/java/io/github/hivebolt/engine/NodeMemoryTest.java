package io.github.hivebolt.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.hivebolt.devnet.lightning.InvoiceBehaviour;
import io.github.hivebolt.devnet.lightning.LndFailure;
import io.github.hivebolt.devnet.lightning.NodeInvoice;
import io.github.hivebolt.domain.incident.IncidentKind;
import io.github.hivebolt.domain.order.OrderId;
import io.github.hivebolt.ports.store.StoreView;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of orders when the operator deletes payments from the node's books. */
class NodeMemoryTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final EngineWorld world = new EngineWorld(1);

    private OrderId order(NodeInvoice invoice) {
        return world.transfer("alice", "10.000", invoice.paymentRequest());
    }

    private NodeInvoice invoice(InvoiceBehaviour behaviour) {
        return world.invoice(2_000, Duration.ofHours(20), behaviour);
    }

    /** An order that waits because the node forgot the payment before. */
    private OrderId orderAfterAForgottenPayment() {
        world.run(SOON);
        NodeInvoice paid = invoice(new InvoiceBehaviour.Pays());
        OrderId first = order(paid);
        assertThat(world.runUntil(SOON, () -> world.isFinal(first))).isTrue();
        world.net.gateway().forgetPayment(paid.hash());
        OrderId next = order(invoice(new InvoiceBehaviour.Pays()));
        world.run(SOON);
        assertThat(world.label(next)).isEqualTo("waiting");
        return next;
    }

    private List<IncidentKind> openIncidents() {
        return world.store.read(StoreView::openIncidents).stream()
                .map(incident -> incident.kind())
                .toList();
    }

    @Test
    void failedPaymentThatTheOperatorDeletes_doesNotHoldOrdersUp() {
        world.run(SOON);
        NodeInvoice failing = invoice(new InvoiceBehaviour.Fails(LndFailure.NO_ROUTE));
        OrderId first = order(failing);
        assertThat(world.runUntil(SOON, () -> world.isFinal(first))).isTrue();
        world.net.gateway().forgetPayment(failing.hash());
        OrderId next = order(invoice(new InvoiceBehaviour.Pays()));
        assertThat(world.runUntil(SOON, () -> world.isFinal(next))).isTrue();
        assertThat(world.label(next)).isEqualTo("done");
        assertThat(openIncidents()).isEmpty();
    }

    @Test
    void settledPaymentThatTheNodeForgot_isToldToTheOperatorInTheNodesWords() {
        orderAfterAForgottenPayment();
        assertThat(world.store.read(StoreView::openIncidents)).singleElement().satisfies(incident -> {
            assertThat(incident.kind()).isEqualTo(IncidentKind.NODE_CONTRADICTION);
            assertThat(incident.subject()).isEmpty();
            assertThat(incident.text()).contains("forgot a payment");
        });
    }

    @Test
    void nodeThatTheOperatorAcknowledges_paysAgain() {
        OrderId next = orderAfterAForgottenPayment();
        world.engine().desk().acknowledgeNode("tester");
        assertThat(openIncidents()).isEmpty();
        assertThat(world.runUntil(Duration.ofMinutes(10), () -> world.isFinal(next)))
                .isTrue();
        assertThat(world.label(next)).isEqualTo("done");
        assertThat(openIncidents()).isEmpty();
        assertThat(world.store.auditLines())
                .anyMatch(line -> line.contains("tester") && line.contains("acknowledge-node"));
    }

    @Test
    void resumeSending_acknowledgesTheNodeToo() {
        OrderId next = orderAfterAForgottenPayment();
        world.engine().desk().resumeSending("tester");
        assertThat(openIncidents()).isEmpty();
        assertThat(world.runUntil(Duration.ofMinutes(10), () -> world.isFinal(next)))
                .isTrue();
        assertThat(world.label(next)).isEqualTo("done");
    }
}

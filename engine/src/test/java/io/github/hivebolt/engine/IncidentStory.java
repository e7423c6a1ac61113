package io.github.hivebolt.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.hivebolt.devnet.lightning.InvoiceBehaviour;
import io.github.hivebolt.devnet.lightning.LightningRefusal;
import io.github.hivebolt.devnet.lightning.NodeInvoice;
import io.github.hivebolt.domain.order.OrderId;
import io.github.hivebolt.domain.order.ReasonCode;
import io.github.hivebolt.domain.order.SendState;
import io.github.hivebolt.ports.store.OrderFilter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;

/** What the tests of published incidents have in common: a world in which one customer or one party does what went wrong. */
abstract class IncidentStory {
    static final Duration SOON = Duration.ofSeconds(60);
    static final Duration TEN_MINUTES = Duration.ofMinutes(10);
    static final Duration HOUR = Duration.ofHours(1);

    final EngineWorld world = new EngineWorld(29);

    @BeforeEach
    void begin() {
        world.run(SOON);
    }

    /** An invoice over 2000 sats, which a transfer of 10.000 HIVE pays. */
    final NodeInvoice invoice(Duration expiry, InvoiceBehaviour behaviour) {
        return world.invoice(2_000, expiry, behaviour);
    }

    final OrderId pay(String from, NodeInvoice invoice) {
        return world.transfer(from, "10.000", invoice.paymentRequest());
    }

    final void runUntil(OrderId id, String label) {
        assertThat(world.runUntil(HOUR, () -> world.label(id).equals(label)))
                .as("%s instead of %s", world.label(id), label)
                .isTrue();
    }

    final void settle(NodeInvoice invoice) {
        try {
            world.net.merchant().settle(invoice.preimage().orElseThrow());
        } catch (LightningRefusal refusal) {
            throw new AssertionError(refusal);
        }
    }

    /** Paid once, the change came back once, and nothing happens to it any more. */
    final void assertPaidOnce(OrderId id, NodeInvoice invoice) {
        runUntil(id, "done");
        world.run(TEN_MINUTES);
        assertWasPaidOnce(id, invoice);
    }

    final void assertWasPaidOnce(OrderId id, NodeInvoice invoice) {
        assertThat(world.label(id)).isEqualTo("done");
        assertThat(world.timesPaid(invoice)).isEqualTo(1);
        assertThat(world.answers(id))
                .singleElement()
                .satisfies(answer -> assertThat(answer.memo()).startsWith("Change:"));
        assertThat(world.booksBalance()).isTrue();
    }

    /** Returned whole and once, whatever happens afterwards. */
    final void assertReturnedOnce(OrderId id, String hive) {
        runUntil(id, "refunded");
        world.run(TEN_MINUTES);
        assertWasReturnedOnce(id, hive);
    }

    final void assertWasReturnedOnce(OrderId id, String hive) {
        assertThat(world.label(id)).isEqualTo("refunded");
        assertThat(world.answers(id)).singleElement().satisfies(answer -> {
            assertThat(answer.amount().decimal()).isEqualTo(hive);
            assertThat(answer.memo()).startsWith("Refund");
        });
        assertThat(world.booksBalance()).isTrue();
    }

    final ReasonCode reason(OrderId id) {
        return ((SendState.Refunded) world.state(id)).refusal().code();
    }

    /** Every order that there is. */
    final List<OrderId> orders() {
        OrderFilter all = new OrderFilter(Optional.empty(), Set.of(), Optional.empty(), 500);
        return world.store.read(view -> view.orders(all)).stream()
                .map(row -> row.order().id())
                .toList();
    }

    /** How many pay requests the node ever took. */
    final int requestsTaken() {
        return world.net.gateway().payments(payment -> true).size();
    }
}

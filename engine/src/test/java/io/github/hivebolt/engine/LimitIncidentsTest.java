package io.github.hivebolt.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.hivebolt.devnet.lightning.InvoiceBehaviour;
import io.github.hivebolt.devnet.lightning.LndFailure;
import io.github.hivebolt.devnet.lightning.NodeInvoice;
import io.github.hivebolt.domain.order.OrderId;
import io.github.hivebolt.domain.order.ReasonCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Published incidents of limits that did not hold, see {@code docs/incidents.md}. 400 000 sats in four hours are allowed. */
class LimitIncidentsTest extends IncidentStory {
    private static final String HIVE = "310.000";
    private static final long SATS = 90_000;

    private final List<NodeInvoice> invoices = new ArrayList<>();

    private OrderId large() {
        NodeInvoice invoice = world.invoice(SATS, HOUR, new InvoiceBehaviour.Pays());
        invoices.add(invoice);
        return world.transfer("alice", HIVE, invoice.paymentRequest());
    }

    private long paidSats() {
        return SATS * invoices.stream().mapToLong(world::timesPaid).sum();
    }

    @Test
    void h15_limit_countsThePresentPayment() {
        for (int i = 0; i < 4; i++) {
            runUntil(large(), "done");
        }
        OrderId fifth = large();
        assertReturnedOnce(fifth, HIVE);
        assertThat(reason(fifth)).isEqualTo(ReasonCode.RATE_LIMITED);
        assertThat(paidSats()).isEqualTo(4 * SATS);
    }

    @Test
    void i11_paymentsAtTheSameMoment_doNotBeatTheLimitTogether() {
        List<OrderId> orders = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            orders.add(large());
        }
        assertThat(world.runUntil(HOUR, () -> orders.stream().allMatch(world::isFinal)))
                .isTrue();
        assertThat(paidSats()).isEqualTo(4 * SATS);
        assertThat(orders.stream().filter(id -> world.label(id).equals("done"))).hasSize(4);
        assertThat(world.booksBalance()).isTrue();
    }

    /** The first transfer waits for other hosts, and later ones are paid before it. */
    private OrderId overtaken() {
        world.host.othersAreSilent = true;
        OrderId first = large();
        world.run(Duration.ofMinutes(5));
        world.host.othersAreSilent = false;
        return first;
    }

    @Test
    void transferThatIsDecidedAfterLaterOnes_doesNotBeatTheLimitWithThem() {
        OrderId first = overtaken();
        List<OrderId> later = List.of(large(), large(), large(), large());
        assertThat(world.runUntil(
                        HOUR, () -> world.isFinal(first) && later.stream().allMatch(world::isFinal)))
                .isTrue();
        assertThat(later).allSatisfy(id -> assertThat(world.label(id)).isEqualTo("done"));
        assertThat(reason(first)).isEqualTo(ReasonCode.RATE_LIMITED);
        assertThat(paidSats()).isEqualTo(4 * SATS);
    }

    @Test
    void transferThatIsDecidedAfterLaterOnes_isPaidWhereNoWindowIsExceeded() {
        List<OrderId> before = List.of(large(), large());
        assertThat(world.runUntil(HOUR, () -> before.stream().allMatch(world::isFinal)))
                .isTrue();
        world.time.advance(Duration.ofMinutes(236));
        world.run(Duration.ofSeconds(5));
        OrderId first = overtaken();
        List<OrderId> later = List.of(large(), large());
        assertThat(world.runUntil(
                        HOUR, () -> world.isFinal(first) && later.stream().allMatch(world::isFinal)))
                .isTrue();
        assertThat(world.label(first)).isEqualTo("done");
        assertThat(paidSats()).isEqualTo(5 * SATS);
    }

    /** Whoever has everything returned to him costs nothing, and must not stop everybody else. */
    @Test
    void refundedOrders_doNotUseUpWhatMayLeaveInAnHour() {
        world.run(Duration.ofMinutes(1));
        for (int i = 0; i < 21; i++) {
            NodeInvoice refused = world.invoice(
                    95_000, Duration.ofHours(40), new InvoiceBehaviour.Fails(LndFailure.INCORRECT_PAYMENT_DETAILS));
            OrderId failing = world.transfer("carol", "330.000", refused.paymentRequest());
            world.runUntil(Duration.ofMinutes(3), () -> world.isFinal(failing));
        }
        NodeInvoice good = world.invoice(20_000, Duration.ofHours(40), new InvoiceBehaviour.Pays());
        OrderId honest = world.transfer("alice", "80.000", good.paymentRequest());
        world.run(Duration.ofMinutes(2));
        assertThat(world.label(honest)).isEqualTo("done");
    }
}

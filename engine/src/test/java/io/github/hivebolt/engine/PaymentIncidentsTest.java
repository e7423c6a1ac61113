package io.github.hivebolt.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.hivebolt.devnet.lightning.InvoiceBehaviour;
import io.github.hivebolt.devnet.lightning.LndFailure;
import io.github.hivebolt.devnet.lightning.NodeInvoice;
import io.github.hivebolt.devnet.lightning.RoutingFee;
import io.github.hivebolt.devnet.memory.Link;
import io.github.hivebolt.domain.order.OperatorCommand;
import io.github.hivebolt.domain.order.OperatorDecision;
import io.github.hivebolt.domain.order.OrderId;
import io.github.hivebolt.domain.order.ParkCause;
import io.github.hivebolt.domain.order.ReasonCode;
import io.github.hivebolt.domain.order.SendState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Published incidents of paying over Lightning, see {@code docs/incidents.md}: what happened there happens here, too. */
class PaymentIncidentsTest extends IncidentStory {
    private static final InvoiceBehaviour HOLDS = new InvoiceBehaviour.Holds();
    private static final InvoiceBehaviour PAYS = new InvoiceBehaviour.Pays();

    @Test
    void h2_transportErrorOfThePayStream_isNotTakenForFailure() {
        world.payTroubles.add(Link.Trouble.LOST_AFTER_EFFECT);
        NodeInvoice invoice = invoice(HOUR, HOLDS);
        OrderId id = pay("alice", invoice);
        runUntil(id, "paying");
        world.run(Duration.ofMinutes(40));
        assertThat(world.label(id)).isEqualTo("paying");
        assertThat(world.answers(id)).isEmpty();
        settle(invoice);
        assertPaidOnce(id, invoice);
    }

    @Test
    void i1_expiredReadAsFailed_holdInvoiceSettledLater_isNotRefunded() {
        NodeInvoice invoice = invoice(TEN_MINUTES, HOLDS);
        OrderId id = pay("alice", invoice);
        runUntil(id, "paying");
        world.run(Duration.ofMinutes(20));
        world.crash();
        world.run(Duration.ofMinutes(40));
        assertThat(invoice.expiresAt()).isBefore(world.time.now());
        assertThat(world.label(id)).isEqualTo("paying");
        assertThat(world.answers(id)).isEmpty();
        settle(invoice);
        assertPaidOnce(id, invoice);
    }

    @Test
    void i2_paymentInFlightForEverAfterARestart_isShownToTheOperator_andNeitherRefundedNorInTheWay() {
        OrderId stuck = pay("alice", invoice(HOUR, new InvoiceBehaviour.DiesAfterSending()));
        runUntil(stuck, "paying");
        world.crash();
        world.run(Duration.ofMinutes(40));
        NodeInvoice bobs = invoice(HOUR, PAYS);
        assertPaidOnce(pay("bob", bobs), bobs);
        assertThat(world.label(stuck)).isEqualTo("paying");
        world.net.advanceBlocks(1_000);
        runUntil(stuck, "parked");
        assertThat(((SendState.Parked) world.state(stuck)).cause()).isEqualTo(ParkCause.STUCK_IN_FLIGHT);
        world.run(Duration.ofMinutes(40));
        assertThat(world.answers(stuck)).isEmpty();
    }

    @Test
    void i4_nodeThatDisconnectsWithPartsInFlight_isNotAFailure() {
        NodeInvoice invoice = invoice(HOUR, HOLDS);
        OrderId id = pay("alice", invoice);
        runUntil(id, "paying");
        world.run(Duration.ofSeconds(30));
        world.lightningIsOut = true;
        world.net.channelActive(false);
        world.run(Duration.ofMinutes(40));
        world.lightningIsOut = false;
        world.run(TEN_MINUTES);
        assertThat(world.label(id)).isEqualTo("paying");
        assertThat(world.answers(id)).isEmpty();
        world.net.channelActive(true);
        settle(invoice);
        assertPaidOnce(id, invoice);
    }

    @Test
    void i5_restartAfterTheExpiry_findsWhatWasPaid_andNeitherCancelsNorPaysAgain() {
        world.payTroubles.add(Link.Trouble.LOST_AFTER_EFFECT);
        NodeInvoice invoice = invoice(TEN_MINUTES, PAYS);
        OrderId id = pay("alice", invoice);
        assertThat(world.runUntil(HOUR, () -> requestsTaken() == 1)).isTrue();
        world.time.advance(HOUR);
        world.crash();
        assertPaidOnce(id, invoice);
        assertThat(requestsTaken()).isEqualTo(1);
    }

    @Test
    void i6_timeOut_leadsToNoSecondRequest_andTheOldOneMayStillArrive() {
        world.payTroubles.add(Link.Trouble.DELAYED);
        NodeInvoice invoice = invoice(HOUR, PAYS);
        OrderId id = pay("alice", invoice);
        runUntil(id, "paying");
        world.run(Duration.ofMinutes(50));
        world.crash();
        world.run(Duration.ofMinutes(5));
        assertThat(requestsTaken()).isZero();
        assertThat(world.answers(id)).isEmpty();
        assertThat(world.deliverDelayedPayRequests()).isEqualTo(1);
        assertPaidOnce(id, invoice);
        assertThat(requestsTaken()).isEqualTo(1);
    }

    @Test
    void i7_operatorAndWorkerAtTheSameOrder_payAndReturnOnlyOnce() {
        NodeInvoice invoice = invoice(HOUR, HOLDS);
        OrderId id = pay("alice", invoice);
        runUntil(id, "paying");
        assertEveryCommandIsRefused(id, invoice);
        settle(invoice);
        assertPaidOnce(id, invoice);
        assertEveryCommandIsRefused(id, invoice);
        assertPaidOnce(id, invoice);
    }

    private void assertEveryCommandIsRefused(OrderId id, NodeInvoice invoice) {
        for (OperatorCommand command : List.of(
                new OperatorCommand.ResolveNeverPaid("it looks stuck"),
                new OperatorCommand.ResolvePaid(invoice.preimage().orElseThrow()),
                new OperatorCommand.Refund())) {
            Optional<OperatorDecision> answer = world.engine().desk().command(id, command, "tester");
            assertThat(answer)
                    .get()
                    .isInstanceOfSatisfying(
                            OperatorDecision.Refused.class,
                            refused -> assertThat(refused.code()).isEqualTo("NOT_PARKED"));
        }
    }

    @Test
    void i7_oneInvoiceClaimedTwice_isPaidOnce() {
        NodeInvoice invoice = invoice(HOUR, PAYS);
        OrderId first = pay("alice", invoice);
        OrderId second = pay("alice", invoice);
        assertThat(world.runUntil(HOUR, () -> world.isFinal(first) && world.isFinal(second)))
                .isTrue();
        OrderId returned = world.label(first).equals("refunded") ? first : second;
        assertReturnedOnce(returned, "10.000");
        assertPaidOnce(returned.equals(first) ? second : first, invoice);
        OrderId later = pay("bob", invoice);
        assertReturnedOnce(later, "10.000");
        assertThat(world.timesPaid(invoice)).isEqualTo(1);
    }

    @Test
    void i8_settledWhileTheGatewayWasDown_isFoundAfterwards() {
        NodeInvoice invoice = invoice(HOUR, HOLDS);
        OrderId id = pay("alice", invoice);
        runUntil(id, "paying");
        settle(invoice);
        world.time.advance(Duration.ofHours(5));
        world.crash();
        assertPaidOnce(id, invoice);
    }

    @Test
    void i9_invoiceThatSomebodyElsePaid_isReturnedWhole() {
        OrderId id = pay("alice", invoice(HOUR, new InvoiceBehaviour.Fails(LndFailure.INCORRECT_PAYMENT_DETAILS)));
        assertReturnedOnce(id, "10.000");
        assertThat(reason(id)).isEqualTo(ReasonCode.PAYEE_REFUSED);
    }

    @Test
    void i10_dearRoute_isNotTaken_andCostsTheGatewayNothing() {
        world.net.routingFee(new RoutingFee(1_000_000, 500_000));
        long before = world.net.gateway().channel().localMsat();
        OrderId id = pay("alice", invoice(HOUR, PAYS));
        assertReturnedOnce(id, "10.000");
        assertThat(reason(id)).isEqualTo(ReasonCode.NO_ROUTE);
        assertThat(world.net.gateway().channel().localMsat()).isEqualTo(before);
    }
}

package io.github.hivebolt.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.hivebolt.devnet.lightning.InvoiceBehaviour;
import io.github.hivebolt.devnet.lightning.LightningRefusal;
import io.github.hivebolt.devnet.lightning.LndFailure;
import io.github.hivebolt.devnet.lightning.NodeInvoice;
import io.github.hivebolt.devnet.lightning.PayOrder;
import io.github.hivebolt.devnet.memory.Link;
import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.hive.BlockReference;
import io.github.hivebolt.domain.incident.IncidentKind;
import io.github.hivebolt.domain.money.HiveAsset;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.domain.order.Direction;
import io.github.hivebolt.domain.order.OperatorCommand;
import io.github.hivebolt.domain.order.OrderId;
import io.github.hivebolt.domain.order.ParkCause;
import io.github.hivebolt.domain.order.ReasonCode;
import io.github.hivebolt.domain.order.SendState;
import io.github.hivebolt.ports.ChainTip;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EngineTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration SOON = Duration.ofSeconds(60);

    private final EngineWorld world = new EngineWorld(1);

    private NodeInvoice invoice(InvoiceBehaviour behaviour) {
        return world.invoice(2_000, HOUR, behaviour);
    }

    private ReasonCode reason(OrderId id) {
        return switch (world.state(id)) {
            case SendState.Refunded refunded -> refunded.refusal().code();
            case SendState.RefundPending pending -> pending.refusal().code();
            default -> throw new AssertionError("not refunded: " + world.label(id));
        };
    }

    private void assertReturnedWhole(OrderId id, String hive) {
        assertThat(world.answers(id)).singleElement().satisfies(answer -> {
            assertThat(answer.amount().decimal()).isEqualTo(hive);
            assertThat(answer.memo()).startsWith("Refund: ").endsWith("| hb:" + id.text());
        });
        assertThat(world.booksBalance()).isTrue();
    }

    @Test
    void transferWithInvoice_isPaidAndTheChangeComesBack() {
        world.run(SOON);
        NodeInvoice invoice = invoice(new InvoiceBehaviour.Pays());
        OrderId id = world.transfer("alice", "10.000", invoice.paymentRequest());
        assertThat(world.runUntil(SOON, () -> world.isFinal(id))).isTrue();

        SendState.Done done = (SendState.Done) world.state(id);
        assertThat(done.payment().preimage().hash()).isEqualTo(invoice.hash());
        Msat charge = done.payment().dispatch().quote().charge(done.payment().routing());
        long kept = EngineWorld.rate(HiveAsset.HIVE).costRoundedUp(charge).milli();
        assertThat(world.answers(id))
                .singleElement()
                .satisfies(answer -> assertThat(answer.amount().milli()).isEqualTo(10_000 - kept));
        assertThat(world.timesPaid(invoice)).isEqualTo(1);
        assertThat(world.booksBalance()).isTrue();
        assertThat(world.store.<Long>read(view -> view.counter(DecisionWriter.EXPOSURE)))
                .isZero();
    }

    @Test
    void paymentThatTheNodeRecordsAsFailed_isReturnedWhole() {
        world.run(SOON);
        NodeInvoice invoice = invoice(new InvoiceBehaviour.Fails(LndFailure.NO_ROUTE));
        OrderId id = world.transfer("alice", "10.000", invoice.paymentRequest());
        assertThat(world.runUntil(SOON, () -> world.isFinal(id))).isTrue();
        assertThat(reason(id)).isEqualTo(ReasonCode.NO_ROUTE);
        assertReturnedWhole(id, "10.000");
    }

    @Test
    void nonsenseTooSmallAndTooLittle_areReturnedWhole() {
        world.run(SOON);
        OrderId nonsense = world.transfer("carol", "5.000", "please pay my friend");
        OrderId tooSmall = world.transfer(
                "carol",
                "1.000",
                world.invoice(249, HOUR, new InvoiceBehaviour.Pays()).paymentRequest());
        OrderId tooLittle = world.transfer(
                "carol", "2.000", invoice(new InvoiceBehaviour.Pays()).paymentRequest());
        assertThat(world.runUntil(
                        SOON, () -> world.isFinal(nonsense) && world.isFinal(tooSmall) && world.isFinal(tooLittle)))
                .isTrue();
        assertThat(List.of(reason(nonsense), reason(tooSmall), reason(tooLittle)))
                .containsExactly(
                        ReasonCode.MEMO_NOT_RECOGNISED, ReasonCode.AMOUNT_TOO_SMALL, ReasonCode.NOT_ENOUGH_SENT);
        assertReturnedWhole(nonsense, "5.000");
        assertReturnedWhole(tooSmall, "1.000");
        assertReturnedWhole(tooLittle, "2.000");
    }

    @Test
    void sameInvoiceInTwoTransfers_isPaidOnceAndTheOtherReturned() {
        world.run(SOON);
        NodeInvoice invoice = invoice(new InvoiceBehaviour.Pays());
        OrderId first = world.transfer("alice", "10.000", invoice.paymentRequest());
        OrderId second = world.transfer("bob", "10.000", invoice.paymentRequest());
        assertThat(world.runUntil(SOON, () -> world.isFinal(first) && world.isFinal(second)))
                .isTrue();
        assertThat(List.of(world.label(first), world.label(second))).containsExactlyInAnyOrder("done", "refunded");
        assertThat(world.timesPaid(invoice)).isEqualTo(1);
        OrderId returned = world.label(first).equals("refunded") ? first : second;
        assertThat(reason(returned)).isEqualTo(ReasonCode.INVOICE_ALREADY_USED);
        assertReturnedWhole(returned, "10.000");
    }

    @Test
    void answerLostAfterThePaymentWasMade_isFoundOutAndNotRefunded() {
        world.run(SOON);
        world.payTroubles.add(Link.Trouble.LOST_AFTER_EFFECT);
        NodeInvoice invoice = invoice(new InvoiceBehaviour.Pays());
        OrderId id = world.transfer("alice", "10.000", invoice.paymentRequest());
        assertThat(world.runUntil(SOON, () -> world.isFinal(id))).isTrue();
        assertThat(world.label(id)).isEqualTo("done");
        assertThat(world.timesPaid(invoice)).isEqualTo(1);
    }

    @Test
    void requestThatMayStillArrive_isNotRefundedBeforeTheInvoiceHasExpired() {
        world.run(SOON);
        world.payTroubles.add(Link.Trouble.DELAYED);
        NodeInvoice invoice = invoice(new InvoiceBehaviour.Pays());
        OrderId id = world.transfer("alice", "10.000", invoice.paymentRequest());
        world.run(Duration.ofMinutes(50));
        assertThat(world.label(id)).isEqualTo("paying");
        assertThat(world.deliverDelayedPayRequests()).isEqualTo(1);
        assertThat(world.runUntil(Duration.ofMinutes(5), () -> world.isFinal(id)))
                .isTrue();
        assertThat(world.label(id)).isEqualTo("done");
        assertThat(world.timesPaid(invoice)).isEqualTo(1);
    }

    @Test
    void requestThatNeverArrives_isRefundedOnceItCannotArriveAnyMore() {
        world.run(SOON);
        world.payTroubles.add(Link.Trouble.LOST_BEFORE_EFFECT);
        NodeInvoice invoice = world.invoice(2_000, Duration.ofMinutes(10), new InvoiceBehaviour.Pays());
        OrderId id = world.transfer("alice", "10.000", invoice.paymentRequest());
        world.run(Duration.ofMinutes(19));
        assertThat(world.label(id)).isEqualTo("paying");
        assertThat(world.runUntil(Duration.ofMinutes(10), () -> world.isFinal(id)))
                .isTrue();
        assertReturnedWhole(id, "10.000");
        assertThat(world.timesPaid(invoice)).isZero();
    }

    @Test
    void heldPayment_isNeverRefundedHoweverLongItTakes() {
        world.run(SOON);
        NodeInvoice invoice = invoice(new InvoiceBehaviour.Holds());
        OrderId id = world.transfer("alice", "10.000", invoice.paymentRequest());
        world.run(Duration.ofHours(9));
        assertThat(world.label(id)).isEqualTo("paying");
        assertThat(openIncidents()).contains(IncidentKind.ORDER_HELD_LONG);
        settle(invoice);
        assertThat(world.runUntil(Duration.ofMinutes(3), () -> world.isFinal(id)))
                .isTrue();
        assertThat(world.label(id)).isEqualTo("done");
        assertThat(openIncidents()).isEmpty();
    }

    @Test
    void paymentThatDiedInTheNode_isParkedAfterItsTimelockAndTheOperatorReturnsIt() {
        world.run(SOON);
        NodeInvoice invoice = invoice(new InvoiceBehaviour.DiesAfterSending());
        OrderId id = world.transfer("alice", "10.000", invoice.paymentRequest());
        world.run(Duration.ofHours(2));
        assertThat(world.label(id)).isEqualTo("paying");
        world.net.advanceBlocks(1_000);
        assertThat(world.runUntil(Duration.ofMinutes(5), () -> world.label(id).equals("parked")))
                .isTrue();
        SendState.Parked parked = (SendState.Parked) world.state(id);
        assertThat(parked.cause()).isEqualTo(ParkCause.STUCK_IN_FLIGHT);
        assertThat(world.answers(id)).isEmpty();

        world.engine().desk().command(id, new OperatorCommand.ResolveNeverPaid("no HTLC in any channel"), "tester");
        assertThat(world.runUntil(SOON, () -> world.isFinal(id))).isTrue();
        assertReturnedWhole(id, "10.000");
        assertThat(world.store.<Long>read(view -> view.counter(DecisionWriter.EXPOSURE)))
                .isZero();
    }

    @Test
    void paymentThatOurStoreNeverSent_parksTheOrderAndStopsAllSending() throws Exception {
        world.run(SOON);
        NodeInvoice invoice = invoice(new InvoiceBehaviour.Pays());
        world.net.gateway().pay(new PayOrder(invoice.paymentRequest(), OptionalLong.empty(), 100_000, 432));
        OrderId id = world.transfer("alice", "10.000", invoice.paymentRequest());
        OrderId other = world.transfer("bob", "10.000", "nonsense");
        world.run(SOON);
        assertThat(world.label(id)).isEqualTo("parked");
        assertThat(openIncidents()).contains(IncidentKind.STORE_BEHIND);
        assertThat(world.answers(id)).isEmpty();
        assertThat(world.label(other)).isIn("waiting", "refunded");

        world.engine().desk().resumeSending("tester");
        assertThat(world.runUntil(SOON, () -> world.isFinal(other))).isTrue();
    }

    @Test
    void ownTransferWithAnOrderIdThatWeNeverSigned_stopsAllSending() {
        world.run(SOON);
        String foreign = "0123456789012345678901234567890123456789-0";
        world.transfer(
                EngineWorld.GATEWAY, new AccountName("alice"), "1.000", "Refund: by another gateway | hb:" + foreign);
        world.run(SOON);
        OrderId id = world.transfer("bob", "10.000", "nonsense");
        world.run(SOON);
        assertThat(openIncidents()).contains(IncidentKind.STORE_BEHIND);
        assertThat(world.label(id)).isEqualTo("waiting");
        assertThat(world.answers(id)).isEmpty();
    }

    @Test
    void answersOfGateways_areNeverAnswered() {
        world.run(SOON);
        OrderId id =
                world.transfer("alice", "1.000", "Refund: something | hb:0123456789012345678901234567890123456789-0");
        assertThat(world.runUntil(SOON, () -> world.isFinal(id))).isTrue();
        world.run(SOON);
        assertThat(world.label(id)).isEqualTo("kept");
        assertThat(world.answers(id)).isEmpty();
        assertThat(world.booksBalance()).isTrue();
    }

    @Test
    void payoutThatNoNodeKept_isSignedAnewOnlyAfterItCanNoLongerBeIncluded() {
        world.run(SOON);
        OrderId id = world.transfer("carol", "5.000", "nonsense");
        assertThat(world.runUntil(SOON, () -> payoutLabel(id).equals("signed"))).isTrue();
        for (int i = 0; i < 4 * 60 * 9; i++) {
            world.chain.clearMempool();
            world.tick();
        }
        assertThat(attempt(id)).isEqualTo(1);
        assertThat(world.runUntil(Duration.ofMinutes(10), () -> world.isFinal(id)))
                .isTrue();
        assertReturnedWhole(id, "5.000");
    }

    @Test
    void withoutRates_ordersWaitAndAreReturnedAfterMaxWait() {
        world.run(SOON);
        world.ratesAreOut = true;
        NodeInvoice invoice = world.invoice(2_000, Duration.ofHours(20), new InvoiceBehaviour.Pays());
        OrderId id = world.transfer("alice", "10.000", invoice.paymentRequest());
        world.run(Duration.ofHours(5));
        assertThat(world.label(id)).isEqualTo("waiting");
        assertThat(world.runUntil(Duration.ofHours(2), () -> world.isFinal(id))).isTrue();
        assertThat(reason(id)).isEqualTo(ReasonCode.NO_RATE);
        assertReturnedWhole(id, "10.000");
    }

    @Test
    void paused_vetoesFreshDispatchesOnly() {
        world.run(SOON);
        world.engine().desk().pause(Direction.SEND, true, "tester");
        NodeInvoice invoice = world.invoice(2_000, Duration.ofHours(20), new InvoiceBehaviour.Pays());
        OrderId id = world.transfer("alice", "10.000", invoice.paymentRequest());
        OrderId nonsense = world.transfer("carol", "5.000", "nonsense");
        world.run(Duration.ofHours(8));
        assertThat(world.label(id)).isEqualTo("waiting");
        assertThat(world.label(nonsense)).isEqualTo("refunded");
        world.engine().desk().pause(Direction.SEND, false, "tester");
        assertThat(world.runUntil(SOON, () -> world.isFinal(id))).isTrue();
        assertThat(world.label(id)).isEqualTo("done");
    }

    @Test
    void ratesThatStayAway_openAnIncidentAndABlipDoesNot() {
        world.run(SOON);
        world.ratesAreOut = true;
        world.run(Duration.ofSeconds(20));
        world.ratesAreOut = false;
        world.run(Duration.ofSeconds(20));
        assertThat(world.store.<Long>read(view -> view.queuedNotificationCount()))
                .isZero();
        world.ratesAreOut = true;
        world.run(Duration.ofSeconds(90));
        assertThat(openIncidents()).containsExactly(IncidentKind.RATES_UNAVAILABLE);
        world.ratesAreOut = false;
        world.run(Duration.ofSeconds(5));
        assertThat(openIncidents()).isEmpty();
        assertThat(world.store.<Long>read(view -> view.queuedNotificationCount()))
                .isEqualTo(2);
    }

    @Test
    void shortBlipOfTheNetwork_opensNoIncident() {
        world.run(SOON);
        world.networkIsOut = true;
        world.run(Duration.ofSeconds(15));
        world.networkIsOut = false;
        world.run(SOON);
        assertThat(world.store.<Long>read(view -> view.queuedNotificationCount()))
                .isZero();
    }

    @Test
    void lookUpThatEndsBeforeTheListIsGiven_stillOpensTheGate() {
        StartGate gate = new StartGate();
        OrderId order = new OrderId("0123456789012345678901234567890123456789-0");
        BlockReference block = world.ports().reader().block(5);
        gate.chainSeen(new ChainTip(5, block.timestamp(), 5, 1));
        gate.readAndBookedUpTo(block);
        gate.lookedUp(order);
        gate.inFlightAtStart(Set.of(order));
        assertThat(gate.mayDispatch()).isFalse();
        gate.stillInFlight(Set.of());
        assertThat(gate.mayDispatch()).isTrue();
    }

    @Test
    void pausedWithoutRates_patienceStands() {
        world.run(SOON);
        world.ratesAreOut = true;
        world.engine().desk().pause(Direction.SEND, true, "tester");
        NodeInvoice invoice = world.invoice(2_000, Duration.ofHours(20), new InvoiceBehaviour.Pays());
        OrderId id = world.transfer("alice", "10.000", invoice.paymentRequest());
        world.run(Duration.ofHours(8));
        assertThat(world.label(id)).isEqualTo("waiting");
    }

    private String payoutLabel(OrderId id) {
        return world.store
                .read(view -> view.payout(id))
                .map(payout -> payout.state().label())
                .orElse("none");
    }

    private int attempt(OrderId id) {
        return world.store.read(view -> view.payout(id)).orElseThrow().attempt();
    }

    private void settle(NodeInvoice invoice) {
        try {
            world.net.merchant().settle(invoice.preimage().orElseThrow());
        } catch (LightningRefusal refusal) {
            throw new AssertionError(refusal);
        }
    }

    private List<IncidentKind> openIncidents() {
        return world.store.read(view -> view.openIncidents()).stream()
                .map(incident -> incident.kind())
                .toList();
    }
}

package io.github.hivebolt.app.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.hivebolt.app.receive.NoReceiving;
import io.github.hivebolt.domain.order.SendOrder;
import io.github.hivebolt.domain.order.SendState;
import io.github.hivebolt.engine.GatewayDesk;
import io.github.hivebolt.testkit.InMemoryOrderStore;
import io.github.hivebolt.testkit.ManualTimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What the operator may decide, through a real desk. */
class AdminOrderResourceTest {
    private static final String TRX = SampleOrders.transaction(1).hex();

    private final ManualTimeSource time = new ManualTimeSource(SampleOrders.NOW);
    private final InMemoryOrderStore store = new InMemoryOrderStore(time);
    private final GatewayDesk desk = Gateways.desk(store, time);
    private final OrderLookup lookup = new OrderLookup(desk);
    private final AdminOrderResource resource = new AdminOrderResource(desk, lookup, NoReceiving.orders());

    private void order(SendState state) {
        SendOrder order = SampleOrders.order(1, state);
        store.write(tx -> tx.insertOrder(order, time.now()));
    }

    @Test
    void refundOfAnUnknownOutcome_is409AndChangesNothing() {
        order(SampleOrders.PARKED_IN_FLIGHT);

        Answers.problem(() -> resource.refund(TRX), 409, "OUTCOME_UNKNOWN");
        Answers.problem(() -> resource.retry(TRX), 409, "OUTCOME_UNKNOWN");

        assertThat(lookup.find(TRX).row().order().state()).isEqualTo(SampleOrders.PARKED_IN_FLIGHT);
        assertThat(lookup.find(TRX).payout()).isEmpty();
    }

    @Test
    void commandOnAnOrderThatIsNotParked_is409() {
        order(new SendState.Received());

        Answers.problem(() -> resource.refund(TRX), 409, "NOT_PARKED");
    }

    @Test
    void commandOnNoOrder_is404() {
        Answers.problem(() -> resource.refund(TRX), 404, "ORDER_NOT_FOUND");
    }

    @Test
    void heldRefund_isSentAndAudited() {
        order(SampleOrders.PARKED_REFUND);

        OrderView after = resource.refund(TRX);

        assertThat(after.state()).isEqualTo("refund_pending");
        assertThat(after.transfers()).singleElement().satisfies(transfer -> {
            assertThat(transfer.kind()).isEqualTo("refund");
            assertThat(transfer.amount()).isEqualTo("12.345");
        });
        assertThat(store.auditLines()).singleElement().asString().contains("admin", "Refund", TRX);
    }

    @Test
    void wrongPreimage_is422() {
        order(SampleOrders.PARKED_IN_FLIGHT);

        for (String preimage : List.of("00".repeat(32), "zz", "")) {
            Answers.problem(
                    () -> resource.resolve(TRX, "{\"outcome\":\"paid\",\"preimage\":\"" + preimage + "\"}"),
                    422,
                    "WRONG_PREIMAGE");
        }
    }

    @Test
    void rightPreimage_provesThePayment() {
        order(SampleOrders.PARKED_IN_FLIGHT);

        OrderView after = resource.resolve(
                TRX,
                "{\"outcome\":\"paid\",\"preimage\":\""
                        + SampleOrders.PREIMAGE.hex().toUpperCase(Locale.ROOT)
                        + "\",\"unknown\":{\"field\":[1,null]}}");

        assertThat(after.preimage()).contains(SampleOrders.PREIMAGE.hex());
        assertThat(after.state()).isIn("paid", "change_pending", "done");
    }

    @Test
    void neverPaid_isRefusedWhileThePaymentCanBeClaimed_andWorksAfterwards() {
        order(SampleOrders.PARKED_IN_FLIGHT);
        String body = "{\"outcome\":\"never-paid\",\"evidence\":\"the node's log\"}";

        Answers.problem(() -> resource.resolve(TRX, body), 409, "TIMELOCK_RUNNING");
        time.advance(Duration.ofDays(4));

        assertThat(resource.resolve(TRX, body).state()).isEqualTo("refund_pending");
        assertThat(store.auditLines().getLast()).contains("the node's log");
    }

    @Test
    void badBodies_areOneClearSentence() {
        order(SampleOrders.PARKED_IN_FLIGHT);
        for (String body : List.of("", "null", "[]", "\"paid\"", "{", "{\"outcome\":[]}", "[".repeat(16_000))) {
            Answers.problem(() -> resource.resolve(TRX, body), 400, "MALFORMED_BODY");
        }
        Answers.problem(() -> resource.resolve(TRX, "{}"), 400, "INVALID_OUTCOME");
        Answers.problem(() -> resource.resolve(TRX, "{\"outcome\":\"never-paid\"}"), 400, "EVIDENCE_MISSING");
        Answers.problem(
                () -> resource.resolve(TRX, "{\"outcome\":\"never-paid\",\"evidence\":\"" + "x".repeat(1_001) + "\"}"),
                400,
                "EVIDENCE_MISSING");
    }
}

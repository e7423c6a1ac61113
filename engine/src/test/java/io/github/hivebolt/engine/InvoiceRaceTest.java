package io.github.hivebolt.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.hivebolt.devnet.lightning.InvoiceState;
import io.github.hivebolt.devnet.lightning.LightningRefusal;
import io.github.hivebolt.devnet.lightning.NodeInvoice;
import io.github.hivebolt.devnet.lightning.PayOrder;
import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.money.HiveAsset;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.domain.order.OrderId;
import io.github.hivebolt.domain.order.ReasonCode;
import io.github.hivebolt.domain.order.ReceiveAsk;
import io.github.hivebolt.domain.order.ReceiveOrder;
import io.github.hivebolt.domain.order.ReceiveState;
import io.github.hivebolt.engine.ReceiveDesk.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens while an invoice is being made. All were found by seeds of the simulator. */
class InvoiceRaceTest {
    private static final Duration EXPIRY = Duration.ofMinutes(10);

    private final EngineWorld world = new EngineWorld(1);

    @BeforeEach
    void begin() {
        world.run(Duration.ofSeconds(40));
    }

    private ReceiveDesk desk() {
        return world.engine().receiveDesk().orElseThrow();
    }

    private Answer create(OrderId id) {
        ReceiveAsk.Amount amount = new ReceiveAsk.Amount.Paid(Msat.ofSats(2_000), HiveAsset.HIVE);
        ReceiveAsk ask = new ReceiveAsk(new AccountName("alice"), amount);
        return desk().create(id, new ReceiveDesk.InvoiceWish(ask, "", Optional.empty(), EXPIRY, "shop"));
    }

    private ReceiveOrder order(OrderId id) {
        return desk().order(id).orElseThrow().row().order();
    }

    private NodeInvoice invoice(OrderId id) {
        return world.net.gateway().invoice(order(id).hash()).orElseThrow();
    }

    @Test
    void twoRequestsOfOneWishAtOnce_shareTheOrderThatWasStoredFirst() {
        OrderId id = desk().idFor("shop", "order 17");
        int[] calls = {0};
        world.beforeStoreCall = () -> {
            calls[0]++;
            if (calls[0] == 2) {
                world.lightningIsOut = true;
                assertThat(create(id)).isInstanceOf(Answer.Refused.class);
                world.lightningIsOut = false;
                world.time.advance(Duration.ofSeconds(5));
            }
        };
        Answer second = create(id);
        assertThat(second).isInstanceOf(Answer.Made.class);
        assertThat(invoice(id).expiresAt())
                .isBeforeOrEqualTo(order(id).request().expiresAt());
    }

    @Test
    void invoiceThatTheNodeMadeWhenItsOrderHadExpired_isTakenBack() {
        OrderId id = desk().newId();
        world.beforeReceiverCall = call -> {
            if (call.equals("create")) {
                world.beforeReceiverCall = next -> {};
                world.run(EXPIRY.plusMinutes(2));
                assertThat(order(id).state()).isEqualTo(new ReceiveState.Expired());
            }
        };
        assertThat(create(id))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo(ReasonCode.LIGHTNING_UNAVAILABLE));
        assertThat(order(id).paymentRequest()).isEmpty();
        assertThat(invoice(id).state()).isEqualTo(InvoiceState.CANCELED);
    }

    /** Of two requests of one wish the first one's invoice is paid and delivered while the second still waits for the node. */
    @Test
    void requestThatTheNodeAnswersWhenTheOrderIsDone_cancelsNothingAndTellsTheInvoice() {
        OrderId id = desk().newId();
        List<String> calls = new ArrayList<>();
        world.beforeReceiverCall = slow -> {
            world.beforeReceiverCall = calls::add;
            assertThat(create(id)).isInstanceOf(Answer.Made.class);
            pay(order(id));
            assertThat(world.runUntil(Duration.ofMinutes(5), () -> order(id).state() instanceof ReceiveState.Done))
                    .isTrue();
        };
        assertThat(create(id)).isInstanceOf(Answer.Made.class);
        assertThat(calls).contains("settle").doesNotContain("cancel");
    }

    private void pay(ReceiveOrder order) {
        try {
            world.net
                    .merchant()
                    .pay(new PayOrder(order.paymentRequest().orElseThrow(), OptionalLong.empty(), 100_000, 432));
        } catch (LightningRefusal refusal) {
            throw new AssertionError(refusal);
        }
    }
}

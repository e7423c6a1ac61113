package io.github.hivebolt.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.hivebolt.devnet.lightning.OfferTerms;
import io.github.hivebolt.devnet.lightning.PaymentStatus;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.domain.order.OrderId;
import io.github.hivebolt.ports.store.OrderRow;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two instances and one offer: whatever happens around the question for its invoice, one invoice is paid, once. */
class TwoEnginesOffersTest {
    private static final Duration LONG = Duration.ofMinutes(15);

    private final TwoEngines world = new TwoEngines(12);

    private OrderId transferToAnOffer() {
        String offer = world.net.merchant().addOffer(OfferTerms.plain(Optional.of(Msat.ofSats(2_000))));
        return world.transfer("alice", "10.000", offer);
    }

    private boolean isDone(OrderId id) {
        return world.row(id)
                .map(OrderRow::order)
                .filter(order -> order.state().isFinal())
                .isPresent();
    }

    private void assertPaidOnce(OrderId id) {
        assertThat(world.row(id).orElseThrow().order().state().label()).isEqualTo("done");
        assertThat(world.net.gateway().payments(payment -> payment.status() == PaymentStatus.SUCCEEDED))
                .hasSize(1);
        assertThat(world.net.gateway().payments(payment -> true)).hasSize(1);
        assertThat(world.answers(id)).hasSize(1);
    }

    /** The other one takes the question over, and its invoice is the one that is kept. */
    @ParameterizedTest
    @ValueSource(strings = {"before fetch", "after fetch", "before payments", "after payments"})
    void instanceThatStandsStillAroundAQuestion_doesNotBringASecondInvoiceIn(String moment) {
        world.standStillAt(moment);
        OrderId id = transferToAnOffer();
        assertThat(world.runUntil(LONG, () -> isDone(id))).isTrue();
        assertThat(world.stoodStill()).isEqualTo(1);
        assertPaidOnce(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fetch", "payments", "look"})
    void instanceThatIsKilledBeforeACall_isReplaced_andTheOfferIsPaidOnce(String call) {
        world.killBefore(call);
        OrderId id = transferToAnOffer();
        assertThat(world.runUntil(LONG, world::oneIsGone)).isTrue();
        world.startAgain();
        assertThat(world.runUntil(LONG, () -> isDone(id))).isTrue();
        assertPaidOnce(id);
    }
}

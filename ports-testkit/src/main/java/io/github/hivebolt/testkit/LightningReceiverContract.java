package io.github.hivebolt.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.hivebolt.domain.lightning.Invoice;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.lightning.Preimage;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.ports.HoldInvoiceRequest;
import io.github.hivebolt.ports.LightningReceiver;
import io.github.hivebolt.ports.PartyUnavailableException;
import io.github.hivebolt.ports.ReceivedPayment;
import io.github.hivebolt.ports.ReceivedPayment.State;
import io.github.hivebolt.ports.ReceiverCapability;
import io.github.hivebolt.ports.TakenPayment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What every {@link LightningReceiver} must do; the numbers are those of its rules. What it does not declare must be
 * refused, so every test tests something of every receiver.
 */
@Timeout(60)
public interface LightningReceiverContract {
    /** The preimage of the invoice of these tests. */
    Preimage PREIMAGE = new Preimage("5a".repeat(32));

    /** What it asks for. */
    Msat AMOUNT = Msat.ofSats(2_000);

    /**
     * The network that pays.
     *
     * @return the same one throughout a test
     */
    LightningWorld world();

    /**
     * The receiver that is tested.
     *
     * @return the same one throughout a test
     */
    LightningReceiver receiver();

    @Test
    default void create_asksForWhatWasWanted() {
        assertThat(receiver().create(request())).satisfies(invoice -> {
            assertThat(invoice.paymentHash()).isEqualTo(PREIMAGE.hash());
            assertThat(invoice.payee()).isEqualTo(world().node());
            assertThat(invoice.amount()).contains(AMOUNT);
            assertThat(invoice.description()).contains("for alice");
            assertThat(invoice.expiry()).isEqualTo(Duration.ofMinutes(10));
            assertThat(invoice.minFinalCltvBlocks()).isGreaterThanOrEqualTo(80);
        });
    }

    @Test
    default void createForLnurl_showsThePayerOnlyAHash_andCanBeFoundAllTheSame() {
        Optional<String> metadata = Optional.of("[[\"text/plain\",\"Payment to alice\"]]");
        Invoice invoice = receiver()
                .create(new HoldInvoiceRequest(PREIMAGE, AMOUNT, "for alice", metadata, Duration.ofMinutes(10), 80));

        assertThat(invoice.description()).isEmpty();
        assertThat(look()).hasValueSatisfying(open -> assertThat(open.state()).isEqualTo(State.OPEN));
        assertThat(receiver()
                        .create(new HoldInvoiceRequest(
                                PREIMAGE, AMOUNT, "for alice", metadata, Duration.ofMinutes(10), 80)))
                .isEqualTo(invoice);
    }

    @Test
    default void r2_createAgain_returnsTheInvoiceThatExists() {
        Invoice first = receiver().create(request());

        assertThat(receiver().create(request())).isEqualTo(first);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "HANG")
    default void r2_createUnderEveryFault_canBeAskedForAgain(WireFault fault) {
        world().faultOnEverything(fault);
        assertThatThrownBy(() -> receiver().create(request())).isInstanceOf(PartyUnavailableException.class);
        world().heal();

        assertThat(receiver().create(request()).paymentHash()).isEqualTo(PREIMAGE.hash());
    }

    @Test
    default void look_followsTheInvoiceToItsSettlement() {
        assertThat(look()).isEmpty();
        Invoice invoice = receiver().create(request());
        assertThat(look()).contains(new ReceivedPayment(PREIMAGE.hash(), State.OPEN, Msat.ZERO, 0));

        world().somebodyPays(invoice);
        if (!holds()) {
            assertThat(look()).contains(new ReceivedPayment(PREIMAGE.hash(), State.PAID, AMOUNT, 0));
            return;
        }
        assertThat(look()).hasValueSatisfying(held -> {
            assertThat(held.state()).isEqualTo(State.ACCEPTED);
            assertThat(held.received()).isEqualTo(AMOUNT);
            assertThat(held.blocksLeft()).isBetween(40, 1_000);
        });

        receiver().settle(PREIMAGE);
        assertThat(look()).contains(new ReceivedPayment(PREIMAGE.hash(), State.SETTLED, AMOUNT, 0));
    }

    @Test
    default void r4_settleAgain_isHarmless() {
        world().somebodyPays(receiver().create(request()));
        if (isRefusedWithoutHoldInvoices()) {
            return;
        }
        receiver().settle(PREIMAGE);

        receiver().settle(PREIMAGE);

        assertThat(look()).hasValueSatisfying(paid -> assertThat(paid.state()).isEqualTo(State.SETTLED));
    }

    @Test
    default void settleBeforeAnybodyPaid_isRefused() {
        receiver().create(request());
        if (isRefusedWithoutHoldInvoices()) {
            return;
        }
        assertThatThrownBy(() -> receiver().settle(PREIMAGE)).isInstanceOf(PartyUnavailableException.class);
    }

    @Test
    default void cancel_andAgain_givesTheMoneyBack() {
        Invoice invoice = receiver().create(request());
        if (!holds()) {
            receiver().cancel(PREIMAGE.hash());
            receiver().cancel(PREIMAGE.hash());
            world().somebodyPays(invoice);
            assertThat(look().filter(found -> found.state() != State.CANCELLED)).isEmpty();
            return;
        }
        world().somebodyPays(invoice);

        receiver().cancel(PREIMAGE.hash());
        receiver().cancel(PREIMAGE.hash());

        assertThat(look()).hasValueSatisfying(back -> assertThat(back.state()).isEqualTo(State.CANCELLED));
        assertThatThrownBy(() -> receiver().settle(PREIMAGE)).isInstanceOf(PartyUnavailableException.class);
    }

    @Test
    default void cancelOfWhatIsSettled_isRefused() {
        world().somebodyPays(receiver().create(request()));
        if (holds()) {
            receiver().settle(PREIMAGE);
        }
        State before = look().orElseThrow().state();

        assertThatThrownBy(() -> receiver().cancel(PREIMAGE.hash())).isInstanceOf(PartyUnavailableException.class);
        assertThat(look()).hasValueSatisfying(paid -> assertThat(paid.state()).isEqualTo(before));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "HANG")
    default void look_underEveryFault_isUnavailableAndNeverEmpty(WireFault fault) {
        world().faultOnEverything(fault);
        assertThatThrownBy(this::look).isInstanceOf(PartyUnavailableException.class);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "HANG")
    default void r4_settleUnderEveryFault_canBeAskedForAgain(WireFault fault) {
        world().somebodyPays(receiver().create(request()));
        if (isRefusedWithoutHoldInvoices()) {
            return;
        }
        world().faultOnEverything(fault);
        assertThatThrownBy(() -> receiver().settle(PREIMAGE)).isInstanceOf(PartyUnavailableException.class);
        world().heal();

        State truth =
                FaultMatrix.expected(FaultMatrix.Call.SETTLE_OR_CANCEL, fault) == FaultMatrix.Outcome.NO_ANSWER_BUT_DONE
                        ? State.SETTLED
                        : State.ACCEPTED;
        assertThat(look()).hasValueSatisfying(paid -> assertThat(paid.state()).isEqualTo(truth));
        receiver().settle(PREIMAGE);
        assertThat(look()).hasValueSatisfying(paid -> assertThat(paid.state()).isEqualTo(State.SETTLED));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "HANG")
    default void cancelUnderEveryFault_canBeAskedForAgain(WireFault fault) {
        Invoice invoice = receiver().create(request());
        if (holds()) {
            world().somebodyPays(invoice);
        }
        world().faultOnEverything(fault);
        PaymentHash hash = PREIMAGE.hash();
        assertThatThrownBy(() -> receiver().cancel(hash)).isInstanceOf(PartyUnavailableException.class);
        world().heal();

        receiver().cancel(hash);
        Optional<ReceivedPayment> end = look();
        assertThat(end.isPresent() || !holds())
                .as("only a plain invoice may be deleted")
                .isTrue();
        assertThat(end.filter(found -> found.state() != State.CANCELLED)).isEmpty();
    }

    @Test
    default void r7_takenAfter_leavesNothingOut() {
        if (holds()) {
            return;
        }
        List<PaymentHash> paid = new ArrayList<>();
        for (String filler : List.of("01", "02", "03")) {
            Preimage preimage = new Preimage(filler.repeat(32));
            world().somebodyPays(receiver()
                    .create(new HoldInvoiceRequest(
                            preimage, AMOUNT, "for " + filler, Optional.empty(), Duration.ofMinutes(10), 80)));
            paid.add(preimage.hash());
        }
        List<TakenPayment> found = new ArrayList<>();
        List<TakenPayment> more;
        do {
            long last = found.isEmpty() ? 0 : found.getLast().index();
            more = receiver().takenAfter(last, Duration.ZERO);
            assertThat(more).allMatch(payment -> payment.index() > last);
            found.addAll(more);
        } while (!more.isEmpty());

        assertThat(found.stream().map(TakenPayment::hash)).containsExactlyElementsOf(paid);
        assertThat(found).allMatch(payment -> payment.received().equals(AMOUNT));
        assertThat(found).allMatch(payment -> payment.keysend().isEmpty());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "HANG")
    default void takenAfter_underEveryFault_isUnavailableAndNeverEmpty(WireFault fault) {
        if (holds() && !receiver().capabilities().contains(ReceiverCapability.KEYSEND)) {
            assertThat(receiver().takenAfter(0, Duration.ZERO)).isEmpty();
            return;
        }
        world().faultOnEverything(fault);
        assertThatThrownBy(() -> receiver().takenAfter(0, Duration.ZERO)).isInstanceOf(PartyUnavailableException.class);
    }

    private boolean holds() {
        return receiver().capabilities().contains(ReceiverCapability.HOLD_INVOICES);
    }

    /** R6: whether settling is refused because it was not declared. */
    private boolean isRefusedWithoutHoldInvoices() {
        if (!holds()) {
            assertThatThrownBy(() -> receiver().settle(PREIMAGE)).isInstanceOf(UnsupportedOperationException.class);
        }
        return !holds();
    }

    private Optional<ReceivedPayment> look() {
        PaymentHash hash = PREIMAGE.hash();
        return receiver().look(hash);
    }

    private static HoldInvoiceRequest request() {
        return new HoldInvoiceRequest(PREIMAGE, AMOUNT, "for alice", Optional.empty(), Duration.ofMinutes(10), 80);
    }
}

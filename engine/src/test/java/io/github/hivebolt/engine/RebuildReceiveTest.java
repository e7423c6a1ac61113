package io.github.hivebolt.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.hivebolt.codec.TransferOperation;
import io.github.hivebolt.devnet.lightning.InvoiceBehaviour;
import io.github.hivebolt.devnet.lightning.InvoiceOrder;
import io.github.hivebolt.devnet.lightning.LightningRefusal;
import io.github.hivebolt.devnet.lightning.PayOrder;
import io.github.hivebolt.devnet.lightning.PaymentStatus;
import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.incident.IncidentKind;
import io.github.hivebolt.domain.money.HiveAsset;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.domain.order.OrderId;
import io.github.hivebolt.domain.order.ReceiveAsk;
import io.github.hivebolt.domain.order.ReceiveOrder;
import io.github.hivebolt.domain.order.ReceiveState;
import io.github.hivebolt.engine.ReceiveDesk.Answer;
import io.github.hivebolt.ports.store.ReceiveRow;
import io.github.hivebolt.ports.store.StoreView;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Receive orders whose store was lost, or brought back from an older backup. */
class RebuildReceiveTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration QUIET = Duration.ofMinutes(20);

    private final EngineWorld world = new EngineWorld(1);

    @BeforeEach
    void begin() {
        world.hasReceiveSecret = true;
        world.crash();
        world.run(SOON);
    }

    private ReceiveOrder invoice(String message) {
        ReceiveDesk desk = world.engine().receiveDesk().orElseThrow();
        ReceiveAsk ask = new ReceiveAsk(
                new AccountName("alice"), new ReceiveAsk.Amount.Paid(Msat.ofSats(2_000), HiveAsset.HIVE));
        Answer answer = desk.create(
                desk.newId(),
                new ReceiveDesk.InvoiceWish(ask, message, Optional.empty(), Duration.ofMinutes(10), "shop"));
        assertThat(answer).isInstanceOf(Answer.Made.class);
        return ((Answer.Made) answer).dossier().row().order();
    }

    private void pay(String paymentRequest) {
        try {
            world.net.merchant().pay(new PayOrder(paymentRequest, OptionalLong.empty(), 100_000, 432));
        } catch (LightningRefusal refusal) {
            throw new AssertionError(refusal);
        }
    }

    private ReceiveOrder paid(String message) {
        ReceiveOrder order = invoice(message);
        pay(order.paymentRequest().orElseThrow());
        return order;
    }

    private PaymentStatus payerSees(ReceiveOrder order) {
        return world.net.merchant().payment(order.hash()).orElseThrow().status();
    }

    private ReceiveState state(OrderId id) {
        return world.store
                .read(view -> view.receive().order(id))
                .map(ReceiveRow::order)
                .orElseThrow()
                .state();
    }

    private boolean is(ReceiveOrder order, String label) {
        return world.store
                .read(view -> view.receive().order(order.id()))
                .filter(row -> row.order().state().label().equals(label))
                .isPresent();
    }

    private List<TransferOperation> payouts(OrderId id) {
        return world.sentFromGateway().stream()
                .filter(transfer -> transfer.memo().contains("hb:" + id.text()))
                .toList();
    }

    private void lose() {
        world.loseTheStore(OptionalLong.empty());
    }

    private void assertNothingIsLeft() {
        assertThat(world.booksBalance()).isTrue();
        assertThat(world.store.<Long>read(view -> view.counter(Cover.reservedName(HiveAsset.HIVE))))
                .as("reserved")
                .isZero();
    }

    private List<IncidentKind> openIncidents() {
        return world.store.read(StoreView::openIncidents).stream()
                .map(incident -> incident.kind())
                .toList();
    }

    /** Taken by the node, decided by us, and the payout never reached the chain. */
    private ReceiveOrder paidAndUndelivered() {
        world.broadcastsAreLost = true;
        ReceiveOrder order = paid("coffee v4v-ab12c");
        assertThat(world.runUntil(SOON, () -> is(order, "payout_pending"))).isTrue();
        world.run(Duration.ofSeconds(10));
        assertThat(payouts(order.id())).isEmpty();
        lose();
        world.broadcastsAreLost = false;
        return order;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void paidAndPaidOut_isDoneAfterwards_andNotPaidOutAgain(boolean secretIsKept) {
        ReceiveOrder order = paid("coffee");
        assertThat(world.runUntil(SOON, () -> is(order, "done"))).isTrue();
        world.run(SOON);
        ReceiveState.Done before = (ReceiveState.Done) state(order.id());
        lose();
        world.hasReceiveSecret = secretIsKept;
        RebuildReport report = world.rebuild(OptionalLong.empty());
        assertThat(report.added()).isEqualTo(1);
        assertThat(report.ended()).isEqualTo(1);
        ReceiveState.Done after = (ReceiveState.Done) state(order.id());
        assertThat(after.preimage()).isEqualTo(before.preimage());
        assertThat(after.payout()).isEqualTo(before.payout());
        assertThat(after.settlement().payout()).isEqualTo(before.settlement().payout());
        world.run(QUIET);
        assertThat(payouts(order.id())).hasSize(1);
        assertThat(openIncidents()).isEmpty();
        assertNothingIsLeft();
    }

    @Test
    void paidAndUndelivered_isPaidOutOnceAndOnlyOnce_withTheSameWords() {
        ReceiveOrder order = paidAndUndelivered();
        RebuildReport report = world.rebuild(OptionalLong.empty());
        assertThat(report.open()).isEqualTo(1);
        world.run(Duration.ofMinutes(9));
        assertThat(payouts(order.id()))
                .as("what the lost store signed may still be taken")
                .isEmpty();
        assertThat(world.runUntil(QUIET, () -> is(order, "done"))).isTrue();
        world.run(QUIET);
        assertThat(payouts(order.id())).singleElement().satisfies(transfer -> {
            assertThat(transfer.to()).isEqualTo(new AccountName("alice"));
            assertThat(transfer.amount()).hasToString("6.397 HIVE");
            assertThat(transfer.memo())
                    .isEqualTo("coffee v4v-ab12c | hb:" + order.id().text() + " v4v-ab12c");
        });
        assertNothingIsLeft();
    }

    @Test
    void paidAndUndelivered_whoseSecretIsLost_isParkedUntilTheOperatorLetsItGo() {
        ReceiveOrder order = paidAndUndelivered();
        world.hasReceiveSecret = false;
        assertThat(world.rebuild(OptionalLong.empty()).parked()).containsExactly(order.id());
        world.run(QUIET);
        assertThat(payouts(order.id())).isEmpty();
        assertThat(openIncidents()).contains(IncidentKind.ORDER_PARKED);
        assertThat(world.booksBalance()).isTrue();
        assertThat(world.engine().receiveDesk().orElseThrow().retry(order.id(), "operator"))
                .contains(true);
        assertThat(world.runUntil(QUIET, () -> is(order, "done"))).isTrue();
        assertThat(payouts(order.id())).hasSize(1);
        assertNothingIsLeft();
    }

    @Test
    void rebuildingTwice_paysOutOnce() {
        ReceiveOrder order = paidAndUndelivered();
        world.rebuild(OptionalLong.empty());
        int entries = world.store.ledgerEntries().size();
        assertThat(world.rebuild(OptionalLong.empty()).added()).isZero();
        assertThat(world.store.ledgerEntries()).hasSize(entries);
        assertThat(world.runUntil(QUIET, () -> is(order, "done"))).isTrue();
        world.rebuild(OptionalLong.empty());
        world.run(QUIET);
        assertThat(payouts(order.id())).hasSize(1);
        assertNothingIsLeft();
    }

    @Test
    void openInvoice_isStillPaidOutWhenSomebodyPaysIt() {
        ReceiveOrder order = invoice("later");
        lose();
        world.rebuild(OptionalLong.empty());
        assertThat(is(order, "open")).isTrue();
        world.run(Duration.ofSeconds(20));
        pay(order.paymentRequest().orElseThrow());
        assertThat(world.runUntil(QUIET, () -> is(order, "done") || is(order, "cancelled")))
                .isTrue();
        boolean taken = payerSees(order) == PaymentStatus.SUCCEEDED;
        assertThat(payouts(order.id())).hasSize(taken ? 1 : 0);
        assertNothingIsLeft();
    }

    @Test
    void heldPayment_isTakenAndPaidOutOrGivenBack_neverForgotten() {
        world.ratesAreOut = false;
        ReceiveOrder order = invoice("held");
        world.crash();
        pay(order.paymentRequest().orElseThrow());
        lose();
        world.rebuild(OptionalLong.empty());
        assertThat(world.runUntil(QUIET, () -> is(order, "done") || is(order, "cancelled")))
                .isTrue();
        boolean taken = payerSees(order) == PaymentStatus.SUCCEEDED;
        assertThat(payouts(order.id())).hasSize(taken ? 1 : 0);
        assertNothingIsLeft();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1000000.000 HIVE", "0.001 HIVE", "6.000 HIVE"})
    void imitationOfAnInvoice_isNeverPaidOut(String claim) throws Exception {
        ReceiveOrder real = paid("coffee");
        assertThat(world.runUntil(SOON, () -> is(real, "done"))).isTrue();
        OrderId id = new OrderId("rffffffffffffffffffffffff");
        InvoiceOrder forged = InvoiceOrder.plain(
                2_000_000, claim + " for mallory hb:" + id, Duration.ofHours(1), new InvoiceBehaviour.Pays());
        pay(world.net.gateway().addInvoice(forged).paymentRequest());
        world.run(SOON);
        lose();
        RebuildReport report = world.rebuild(OptionalLong.empty());
        assertThat(report.open()).isZero();
        world.run(Duration.ofMinutes(40));
        assertThat(payouts(id)).isEmpty();
        assertThat(world.booksBalance()).isTrue();
        assertThat(world.engine().desk().status().sendingStopped()).isEmpty();
        if (claim.startsWith("1000000")) {
            assertThat(world.store.<Long>read(view -> view.counter(Cover.reservedName(HiveAsset.HIVE))))
                    .as("ties nothing up")
                    .isZero();
        }
    }

    @Test
    void backupFromBeforeThePayment_isBroughtUpToDate_andNothingIsPaidOutAgain() {
        ReceiveOrder order = invoice("coffee");
        world.store.markBackup();
        pay(order.paymentRequest().orElseThrow());
        assertThat(world.runUntil(SOON, () -> is(order, "done"))).isTrue();
        world.run(SOON);
        world.restoreTheBackup();
        world.run(QUIET);
        assertThat(is(order, "parked")).isTrue();
        RebuildReport report = world.rebuild(OptionalLong.empty());
        assertThat(report.parked()).isEmpty();
        assertThat(is(order, "done")).isTrue();
        world.run(QUIET);
        assertThat(payouts(order.id())).hasSize(1);
        assertThat(openIncidents()).isEmpty();
        assertNothingIsLeft();
    }
}

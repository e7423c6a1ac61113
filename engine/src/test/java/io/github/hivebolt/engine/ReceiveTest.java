package io.github.hivebolt.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.hivebolt.codec.TransferOperation;
import io.github.hivebolt.devnet.lightning.LightningRefusal;
import io.github.hivebolt.devnet.lightning.NodePayment;
import io.github.hivebolt.devnet.lightning.PayOrder;
import io.github.hivebolt.devnet.lightning.PaymentStatus;
import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.incident.IncidentKind;
import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.money.HiveAsset;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.domain.order.Direction;
import io.github.hivebolt.domain.order.OrderId;
import io.github.hivebolt.domain.order.ReasonCode;
import io.github.hivebolt.domain.order.ReceiveAsk;
import io.github.hivebolt.domain.order.ReceiveOrder;
import io.github.hivebolt.domain.order.ReceiveState;
import io.github.hivebolt.domain.order.Refusal;
import io.github.hivebolt.engine.ReceiveDesk.Answer;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lightning to Hive with everything real but network, disk and clock. */
class ReceiveTest {
    private static final Duration SOON = Duration.ofSeconds(40);
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
    private static final String NO_OFFER = "no invoice was made";

    private final EngineWorld world = new EngineWorld(1);

    /** The process was killed, as seen from inside it. */
    private static final class KilledError extends Error {
        private static final long serialVersionUID = 1L;
    }

    @BeforeEach
    void begin() {
        world.run(SOON);
    }

    private ReceiveDesk desk() {
        return world.engine().receiveDesk().orElseThrow();
    }

    private static ReceiveDesk.InvoiceWish wish(String account, long sats) {
        ReceiveAsk.Amount amount = new ReceiveAsk.Amount.Paid(Msat.ofSats(sats), HiveAsset.HIVE);
        return new ReceiveDesk.InvoiceWish(
                new ReceiveAsk(new AccountName(account), amount),
                "coffee v4v-ab12c",
                Optional.empty(),
                TEN_MINUTES,
                "shop");
    }

    private ReceiveOrder invoice(long sats) {
        Answer answer = desk().create(desk().newId(), wish("alice", sats));
        assertThat(answer).as(NO_OFFER).isInstanceOf(Answer.Made.class);
        return ((Answer.Made) answer).dossier().row().order();
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

    private PaymentStatus payerSees(ReceiveOrder order) {
        return world.net
                .merchant()
                .payment(order.hash())
                .map(NodePayment::status)
                .orElseThrow(() -> new AssertionError("nothing was paid"));
    }

    private ReceiveState state(ReceiveOrder order) {
        return desk().order(order.id()).orElseThrow().row().order().state();
    }

    private String label(ReceiveOrder order) {
        return state(order).label();
    }

    private void runUntil(ReceiveOrder order, String label) {
        assertThat(world.runUntil(TEN_MINUTES, () -> label(order).equals(label)))
                .as("%s instead of %s", label(order), label)
                .isTrue();
    }

    private List<TransferOperation> payouts(ReceiveOrder order) {
        List<TransferOperation> found = new ArrayList<>();
        for (TransferOperation transfer : world.sentFromGateway()) {
            if (transfer.memo().contains("hb:" + order.id().text())) {
                found.add(transfer);
            }
        }
        return found;
    }

    private void assertDelivered(ReceiveOrder order, String hive) {
        assertThat(payouts(order)).singleElement().satisfies(transfer -> {
            assertThat(transfer.to()).isEqualTo(new AccountName("alice"));
            assertThat(transfer.amount()).isEqualTo(HiveAmount.parse(hive, HiveAsset.HIVE));
        });
        assertThat(payerSees(order)).isEqualTo(PaymentStatus.SUCCEEDED);
        assertNothingIsLeft();
    }

    private void assertGivenBack(ReceiveOrder order, ReasonCode code) {
        assertThat(state(order))
                .isInstanceOfSatisfying(
                        ReceiveState.Cancelled.class,
                        cancelled -> assertThat(cancelled.refusal().code()).isEqualTo(code));
        assertThat(payerSees(order)).isEqualTo(PaymentStatus.FAILED);
        assertThat(payouts(order)).isEmpty();
        assertNothingIsLeft();
    }

    private void assertNothingIsLeft() {
        assertThat(world.booksBalance()).isTrue();
        assertThat(world.store.<Long>read(view -> view.counter(Cover.reservedName(HiveAsset.HIVE))))
                .as("reserved")
                .isZero();
    }

    @Test
    void payment_isTakenAndPaidOutOnceWithMessageAndCode() {
        ReceiveOrder order = invoice(2_000);
        pay(order);
        runUntil(order, "done");
        assertDelivered(order, "6.397");
        assertThat(payouts(order).getFirst().memo())
                .isEqualTo("coffee v4v-ab12c | hb:" + order.id().text() + " v4v-ab12c");
        world.run(Duration.ofMinutes(20));
        assertThat(payouts(order)).hasSize(1);
    }

    @Test
    void overpayment_isPaidOutToo() throws Exception {
        ReceiveOrder order = invoice(2_000);
        world.net.merchant().payMore(order.paymentRequest().orElseThrow(), 3_000_000);
        runUntil(order, "done");
        assertDelivered(order, "9.679");
    }

    @Test
    void threeTimesTheAmount_isGivenBack() throws Exception {
        ReceiveOrder order = invoice(2_000);
        world.net.merchant().payMore(order.paymentRequest().orElseThrow(), 6_000_000);
        runUntil(order, "cancelled");
        assertGivenBack(order, ReasonCode.AMOUNT_TOO_LARGE);
    }

    @Test
    void invoiceThatNobodyPays_expiresAndCannotBePaidAnyMore() {
        ReceiveOrder order = invoice(2_000);
        world.run(Duration.ofMinutes(11));
        assertThat(label(order)).isEqualTo("expired");
        assertThat(world.store.<Long>read(view -> view.workCounts().values().stream()
                        .mapToLong(Long::longValue)
                        .sum()))
                .as("nothing is left to do")
                .isZero();
    }

    @Test
    void hiveOutWhileAccepted_givesThePayerHisMoneyBackInTime() {
        ReceiveOrder order = invoice(2_000);
        world.hiveIsOut = true;
        world.run(Duration.ofSeconds(30));
        pay(order);
        runUntil(order, "accepted");
        world.run(Duration.ofMinutes(2));
        assertThat(payerSees(order)).isEqualTo(PaymentStatus.IN_FLIGHT);
        runUntil(order, "cancelled");
        assertGivenBack(order, ReasonCode.PAYOUT_UNAVAILABLE);
    }

    @Test
    void hiveBackInTime_deliversLate() {
        ReceiveOrder order = invoice(2_000);
        world.hiveIsOut = true;
        world.run(Duration.ofSeconds(30));
        pay(order);
        world.run(Duration.ofMinutes(2));
        world.hiveIsOut = false;
        runUntil(order, "done");
        assertDelivered(order, "6.397");
    }

    @Test
    void hiveOutAfterTheMoneyWasTaken_deliversWhenItIsBack() {
        ReceiveOrder order = invoice(2_000);
        world.broadcastsAreLost = true;
        pay(order);
        runUntil(order, "payout_pending");
        world.hiveIsOut = true;
        world.run(Duration.ofHours(2));
        assertThat(label(order)).isEqualTo("payout_pending");
        world.hiveIsOut = false;
        world.broadcastsAreLost = false;
        assertThat(world.runUntil(Duration.ofHours(1), () -> label(order).equals("done")))
                .isTrue();
        assertDelivered(order, "6.397");
    }

    @Test
    void lightningOutWhileAccepted_isTakenWhenItIsBack() {
        ReceiveOrder order = invoice(2_000);
        world.hiveIsOut = true;
        world.run(Duration.ofSeconds(30));
        pay(order);
        runUntil(order, "accepted");
        world.lightningIsOut = true;
        world.hiveIsOut = false;
        world.run(Duration.ofMinutes(1));
        assertThat(label(order)).isEqualTo("accepted");
        world.lightningIsOut = false;
        runUntil(order, "done");
        assertDelivered(order, "6.397");
    }

    @Test
    void lightningOutAfterTheIntentToSettle_isTakenHoweverLate() {
        ReceiveOrder order = invoice(2_000);
        world.beforeReceiverCall = call -> world.lightningIsOut |= call.equals("settle");
        pay(order);
        runUntil(order, "settling");
        world.run(Duration.ofHours(1));
        assertThat(label(order)).isEqualTo("settling");
        world.beforeReceiverCall = call -> {};
        world.lightningIsOut = false;
        runUntil(order, "done");
        assertDelivered(order, "6.397");
    }

    @Test
    void paymentThatRanOutBeforeItCouldBeTaken_isNotPaidOut() {
        ReceiveOrder order = invoice(2_000);
        world.beforeReceiverCall = call -> world.lightningIsOut |= call.equals("settle");
        pay(order);
        runUntil(order, "settling");
        world.net.advanceBlocks(200);
        world.beforeReceiverCall = call -> {};
        world.lightningIsOut = false;
        runUntil(order, "cancelled");
        assertGivenBack(order, ReasonCode.PAYOUT_UNAVAILABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"create", "look", "settle", "cancel", "held"})
    void killedBeforeAnyCallToTheNode_deliversOnceOrGivesBack(String call) {
        boolean giveBack = call.equals("cancel");
        ReceiveOrder order = invoice(2_000);
        if (giveBack) {
            world.satsPerHive = new BigDecimal("400");
        }
        world.beforeReceiverCall = next -> {
            if (next.equals(call)) {
                throw new KilledError();
            }
        };
        pay(order);
        boolean killed = false;
        for (int i = 0; i < 400 && !killed; i++) {
            try {
                world.tick();
                if (call.equals("create")) {
                    desk().create(desk().newId(), wish("bob", 500));
                }
            } catch (KilledError dead) {
                killed = true;
            }
        }
        assertThat(killed).isTrue();
        world.beforeReceiverCall = next -> {};
        world.crash();
        runUntil(order, giveBack ? "cancelled" : "done");
        if (giveBack) {
            assertGivenBack(order, ReasonCode.PRICE_MOVED);
        } else {
            assertDelivered(order, "6.397");
        }
    }

    @Test
    void killedInEveryState_deliversOnce() {
        ReceiveOrder order = invoice(2_000);
        world.crash();
        world.run(Duration.ofSeconds(20));
        pay(order);
        String last = "";
        for (int i = 0; i < 4_000 && !label(order).equals("done"); i++) {
            world.tick();
            String now = label(order);
            if (!now.equals(last)) {
                world.crash();
                last = now;
            }
        }
        assertThat(last).isEqualTo("done");
        assertDelivered(order, "6.397");
    }

    @Test
    void paidWhileWeWereDown_isDeliveredOnce() {
        ReceiveOrder order = invoice(2_000);
        pay(order);
        world.time.advance(Duration.ofMinutes(3));
        world.crash();
        runUntil(order, "done");
        assertDelivered(order, "6.397");
    }

    @Test
    void foundLongAfterItWasPaid_isGivenBack() {
        ReceiveOrder order = invoice(2_000);
        pay(order);
        world.time.advance(Duration.ofHours(3));
        world.crash();
        runUntil(order, "cancelled");
        assertGivenBack(order, ReasonCode.PAYOUT_UNAVAILABLE);
    }

    @Test
    void priceThatRose_givesBack() {
        ReceiveOrder order = invoice(2_000);
        world.satsPerHive = new BigDecimal("307");
        pay(order);
        runUntil(order, "cancelled");
        assertGivenBack(order, ReasonCode.PRICE_MOVED);
    }

    @Test
    void moreInvoicesThanTheBalanceCovers_areNotAllTaken() throws Exception {
        HiveAmount balance =
                world.host.account(EngineWorld.GATEWAY).orElseThrow().hive();
        long all = balance.milli() - HiveAmount.parse("500.000", HiveAsset.HIVE).milli();
        ReceiveOrder first = invoice(95_000);
        ReceiveOrder second = invoice(95_000);
        world.wallet.transfer(
                EngineWorld.GATEWAY, new AccountName("carol"), new HiveAmount(all, HiveAsset.HIVE), "out");
        world.run(Duration.ofSeconds(90));
        pay(first);
        pay(second);
        world.run(Duration.ofMinutes(8));
        assertThat(List.of(label(first), label(second))).containsExactlyInAnyOrder("done", "cancelled");
        assertNothingIsLeft();
    }

    /** The simulator found that such a wish was taken for another one when it was repeated. */
    @Test
    void sameKeyAgain_withAMessageThatTheStoreCannotHold_isTheSameInvoice() {
        OrderId id = desk().idFor("shop", "order 18");
        ReceiveDesk.InvoiceWish wish = new ReceiveDesk.InvoiceWish(
                wish("alice", 2_000).ask(), "a\u0000b", Optional.empty(), TEN_MINUTES, "shop");
        Answer.Made first = (Answer.Made) desk().create(id, wish);
        Answer again = desk().create(id, wish);
        assertThat(again).isEqualTo(first);
    }

    @Test
    void sameKeyAgain_isTheSameInvoice_andAnotherWishIsRefused() {
        OrderId id = desk().idFor("shop", "order 17");
        Answer.Made first = (Answer.Made) desk().create(id, wish("alice", 2_000));
        Answer.Made again = (Answer.Made) desk().create(desk().idFor("shop", "order 17"), wish("alice", 2_000));
        assertThat(again.dossier().row().order())
                .isEqualTo(first.dossier().row().order());
        assertThat(desk().create(id, wish("alice", 2_001))).isEqualTo(new Answer.OtherWish());
        assertThat(desk().idFor("other", "order 17")).isNotEqualTo(id);
    }

    @Test
    void nodeThatDoesNotAnswer_isAskedAgainForTheSameInvoice() {
        OrderId id = desk().newId();
        world.lightningIsOut = true;
        assertRefused(desk().create(id, wish("alice", 2_000)), ReasonCode.LIGHTNING_UNAVAILABLE);
        world.lightningIsOut = false;
        Answer.Made made = (Answer.Made) desk().create(id, wish("alice", 2_000));
        pay(made.dossier().row().order());
        runUntil(made.dossier().row().order(), "done");
    }

    @Test
    void whatCannotBeDelivered_isNotOffered() {
        assertRefused(offer("nobody-here", 2_000), ReasonCode.PAYEE_MISSING);
        assertRefused(offer(EngineWorld.GATEWAY.value(), 2_000), ReasonCode.ACCOUNT_BLOCKED);
        assertRefused(offer("alice", 249), ReasonCode.AMOUNT_TOO_SMALL);
        assertRefused(offer("alice", 100_001), ReasonCode.AMOUNT_TOO_LARGE);
        world.engine().desk().pause(Direction.RECEIVE, true, "tester");
        assertRefused(offer("alice", 2_000), ReasonCode.PAYOUT_UNAVAILABLE);
        world.engine().desk().pause(Direction.RECEIVE, false, "tester");
        world.ratesAreOut = true;
        assertRefused(offer("alice", 2_000), ReasonCode.NO_RATE);
        world.ratesAreOut = false;
        world.hiveIsOut = true;
        world.run(Duration.ofSeconds(20));
        assertRefused(offer("alice", 2_000), ReasonCode.PAYOUT_UNAVAILABLE);
    }

    private void settleBehindOurBack(ReceiveOrder order) {
        ReceiveSecrets secrets = new ReceiveSecrets(
                world.store, world.receiveSetup(), world.ports().random());
        try {
            world.net.gateway().settle(secrets.preimage(order).orElseThrow());
        } catch (LightningRefusal refusal) {
            throw new AssertionError(refusal);
        }
    }

    private Answer offer(String account, long sats) {
        return desk().create(desk().newId(), wish(account, sats));
    }

    private static void assertRefused(Answer answer, ReasonCode code) {
        assertThat(answer)
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.refusal())
                                .extracting(Refusal::code)
                                .isEqualTo(code));
    }

    @Test
    void pauseAfterThePayment_doesNotHoldItBack() {
        ReceiveOrder order = invoice(2_000);
        world.engine().desk().pause(Direction.RECEIVE, true, "tester");
        pay(order);
        runUntil(order, "done");
        assertDelivered(order, "6.397");
    }

    @Test
    void moneyThatAnOlderStoreNeverTook_stopsAllSending() {
        ReceiveOrder order = invoice(2_000);
        pay(order);
        settleBehindOurBack(order);
        runUntil(order, "parked");
        assertThat(world.store.<List<IncidentKind>>read(view -> view.openIncidents().stream()
                        .map(incident -> incident.kind())
                        .toList()))
                .contains(IncidentKind.STORE_BEHIND, IncidentKind.ORDER_PARKED);
        assertThat(payouts(order)).isEmpty();
        assertThat(world.booksBalance()).isTrue();
        world.engine().desk().resumeSending("tester");
        assertThat(desk().retry(order.id(), "tester")).contains(true);
        runUntil(order, "done");
        assertDelivered(order, "6.397");
    }

    @Test
    void manyAtOnce_areAllDeliveredOnce() {
        List<ReceiveOrder> orders = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            orders.add(invoice(300 + i));
        }
        orders.forEach(this::pay);
        assertThat(world.runUntil(
                        Duration.ofMinutes(5),
                        () -> orders.stream().allMatch(order -> label(order).equals("done"))))
                .isTrue();
        orders.forEach(order -> assertThat(payouts(order)).hasSize(1));
        assertNothingIsLeft();
    }
}

package io.github.hivebolt.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.hivebolt.codec.TransferOperation;
import io.github.hivebolt.devnet.lightning.LightningRefusal;
import io.github.hivebolt.devnet.lightning.PayOrder;
import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.money.HiveAsset;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.domain.order.ReasonCode;
import io.github.hivebolt.domain.order.ReceiveAsk;
import io.github.hivebolt.domain.order.ReceiveOrder;
import io.github.hivebolt.engine.ReceiveDesk.Answer;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lightning to Hive through a node that takes every payment at once: what was paid is delivered, sooner or later. */
class PlainReceiveTest {
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    private final EngineWorld world = new EngineWorld(1);

    @BeforeEach
    void begin() {
        world.useNodeWithoutHoldInvoices();
        world.run(Duration.ofSeconds(40));
    }

    private ReceiveDesk desk() {
        return world.engine().receiveDesk().orElseThrow();
    }

    private Answer ask(long sats, Duration expiry) {
        ReceiveAsk.Amount amount = new ReceiveAsk.Amount.Paid(Msat.ofSats(sats), HiveAsset.HIVE);
        return desk().create(
                        desk().newId(),
                        new ReceiveDesk.InvoiceWish(
                                new ReceiveAsk(new AccountName("alice"), amount),
                                "coffee",
                                Optional.empty(),
                                expiry,
                                "shop"));
    }

    private ReceiveOrder invoice(long sats) {
        return ((Answer.Made) ask(sats, TEN_MINUTES)).dossier().row().order();
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

    private String label(ReceiveOrder order) {
        return desk().order(order.id()).orElseThrow().row().order().state().label();
    }

    private void runUntil(ReceiveOrder order, String label) {
        assertThat(world.runUntil(Duration.ofHours(1), () -> label(order).equals(label)))
                .as("%s instead of %s", label(order), label)
                .isTrue();
    }

    private void assertDeliveredOnce(ReceiveOrder order, String hive) {
        List<TransferOperation> payouts = new ArrayList<>();
        for (TransferOperation transfer : world.sentFromGateway()) {
            if (transfer.memo().contains("hb:" + order.id().text())) {
                payouts.add(transfer);
            }
        }
        assertThat(payouts)
                .singleElement()
                .satisfies(transfer -> assertThat(transfer.amount()).isEqualTo(HiveAmount.parse(hive, HiveAsset.HIVE)));
        assertThat(world.booksBalance()).isTrue();
        assertThat(world.store.<Long>read(view -> view.counter(Cover.reservedName(HiveAsset.HIVE))))
                .as("reserved")
                .isZero();
    }

    @Test
    void paidInvoice_isDeliveredWithinSecondsAndOnce() {
        ReceiveOrder order = invoice(2_000);
        pay(order);
        assertThat(world.runUntil(Duration.ofSeconds(5), () -> label(order).equals("payout_pending")))
                .as("learnt of it from the node's feed, not from the slow poll")
                .isTrue();
        runUntil(order, "done");
        assertDeliveredOnce(order, "6.397");
        world.run(Duration.ofMinutes(20));
        assertDeliveredOnce(order, "6.397");
    }

    @Test
    void paidWhileNothingCanBeDelivered_waitsAndIsDelivered() {
        ReceiveOrder order = invoice(2_000);
        world.hiveIsOut = true;
        world.ratesAreOut = true;
        world.satsPerHive = new BigDecimal("400");
        world.run(Duration.ofMinutes(1));
        pay(order);
        world.run(Duration.ofHours(8));
        assertThat(label(order)).isEqualTo("payout_pending");
        world.hiveIsOut = false;
        runUntil(order, "done");
        assertDeliveredOnce(order, "6.397");
    }

    @Test
    void paidWithoutEnoughOnHive_waitsForMore() throws Exception {
        ReceiveOrder order = invoice(95_000);
        HiveAmount balance =
                world.host.account(EngineWorld.GATEWAY).orElseThrow().hive();
        world.wallet.transfer(
                EngineWorld.GATEWAY,
                new AccountName("carol"),
                new HiveAmount(balance.milli() - 10_000, HiveAsset.HIVE),
                "out");
        world.run(Duration.ofSeconds(90));
        pay(order);
        world.run(Duration.ofMinutes(30));
        assertThat(label(order)).isEqualTo("payout_pending");
        world.wallet.transfer(
                new AccountName("carol"), EngineWorld.GATEWAY, new HiveAmount(400_000, HiveAsset.HIVE), "");
        runUntil(order, "done");
    }

    @Test
    void paidWhileWeWereDownForDays_isDeliveredOnce() {
        ReceiveOrder order = invoice(2_000);
        pay(order);
        world.time.advance(Duration.ofDays(3));
        world.crash();
        runUntil(order, "done");
        assertDeliveredOnce(order, "6.397");
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
            if (!label(order).equals(last)) {
                last = label(order);
                world.crash();
            }
        }
        assertThat(last).isEqualTo("done");
        assertDeliveredOnce(order, "6.397");
    }

    @Test
    void feedThatLeavesAPaymentOut_isMadeUpForByThePoll() {
        world.beforeReceiverCall = call -> world.lightningIsOut = call.equals("taken");
        ReceiveOrder order = invoice(2_000);
        pay(order);
        runUntil(order, "done");
        assertDeliveredOnce(order, "6.397");
    }

    @Test
    void invoiceThatNobodyPays_expiresAsTheNodeSays_andNothingIsLeftToDo() {
        ReceiveOrder order = invoice(2_000);
        world.run(Duration.ofMinutes(11));
        assertThat(label(order)).isEqualTo("expired");
        assertThat(world.store.<Long>read(view -> view.workCounts().values().stream()
                        .mapToLong(Long::longValue)
                        .sum()))
                .isZero();
    }

    @Test
    void longExpiry_isMadeShort_becauseThePriceIsFixedFromTheBeginning() {
        Answer.Made made = (Answer.Made) ask(2_000, Duration.ofMinutes(15));
        ReceiveOrder order = made.dossier().row().order();
        assertThat(Duration.between(order.request().createdAt(), order.request().expiresAt()))
                .isEqualTo(ReceiveDesk.PLAIN_EXPIRY);
    }

    @Test
    void openInvoicesTogether_neverPromiseMoreThanThereIs() {
        long balance =
                world.host.account(EngineWorld.GATEWAY).orElseThrow().hive().milli();
        long promised = 0;
        Answer answer = ask(100_000, TEN_MINUTES);
        while (answer instanceof Answer.Made made && promised <= balance) {
            ReceiveOrder order = made.dossier().row().order();
            promised += order.request()
                    .quote()
                    .payout(order.request().quote().amount())
                    .milli();
            answer = ask(100_000, TEN_MINUTES);
        }
        assertThat(promised).isBetween(1L, balance);
        assertThat(answer)
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo(ReasonCode.PAYOUT_UNAVAILABLE));
    }

    @Test
    void olderStoreThatDoesNotKnowOfThePayout_doesNotPayAgain() {
        ReceiveOrder order = invoice(2_000);
        world.store.markBackup();
        pay(order);
        runUntil(order, "done");
        world.run(Duration.ofMinutes(3));
        world.restoreTheBackup();
        world.run(Duration.ofMinutes(10));
        assertThat(world.sentFromGateway().stream()
                        .filter(transfer ->
                                transfer.memo().contains("hb:" + order.id().text())))
                .hasSize(1);
    }
}

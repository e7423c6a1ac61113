package io.github.hivebolt.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.hivebolt.codec.TransferOperation;
import io.github.hivebolt.devnet.lightning.LightningRefusal;
import io.github.hivebolt.devnet.lightning.PayOrder;
import io.github.hivebolt.devnet.lightning.PaymentStatus;
import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.money.HiveAsset;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.domain.order.OrderId;
import io.github.hivebolt.domain.order.ReasonCode;
import io.github.hivebolt.domain.order.ReceiveAsk;
import io.github.hivebolt.domain.order.ReceiveOrder;
import io.github.hivebolt.engine.ReceiveDesk.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Published incidents of receiving over Lightning, see {@code docs/incidents.md}. */
class ReceiveIncidentsTest extends IncidentStory {
    private static final int FEE_LIMIT_MSAT = 100_000;
    private static final int CLTV_LIMIT = 432;

    private ReceiveDesk desk() {
        return world.engine().receiveDesk().orElseThrow();
    }

    private ReceiveOrder asked(long sats, String message) {
        ReceiveAsk ask =
                new ReceiveAsk(new AccountName("alice"), new ReceiveAsk.Amount.Paid(Msat.ofSats(sats), HiveAsset.HIVE));
        Answer answer = desk().create(
                        desk().newId(),
                        new ReceiveDesk.InvoiceWish(ask, message, Optional.empty(), TEN_MINUTES, "shop"));
        assertThat(answer).isInstanceOf(Answer.Made.class);
        return ((Answer.Made) answer).dossier().row().order();
    }

    private static String request(ReceiveOrder order) {
        return order.paymentRequest().orElseThrow();
    }

    private void pay(ReceiveOrder order) {
        try {
            world.net.merchant().pay(new PayOrder(request(order), OptionalLong.empty(), FEE_LIMIT_MSAT, CLTV_LIMIT));
        } catch (LightningRefusal refusal) {
            throw new AssertionError(refusal);
        }
    }

    private String label(ReceiveOrder order) {
        return desk().order(order.id()).orElseThrow().row().order().state().label();
    }

    private void assertEnds(ReceiveOrder order, String label) {
        assertThat(world.runUntil(HOUR, () -> label(order).equals(label)))
                .as("%s instead of %s", label(order), label)
                .isTrue();
    }

    private List<TransferOperation> payouts(ReceiveOrder order) {
        return world.sentFromGateway().stream()
                .filter(transfer -> transfer.memo().contains("hb:" + order.id().text()))
                .toList();
    }

    private String deliveredOnce(ReceiveOrder order) {
        assertEnds(order, "done");
        world.run(TEN_MINUTES);
        assertThat(payouts(order)).hasSize(1);
        assertThat(payouts(order).getFirst().to()).isEqualTo(new AccountName("alice"));
        assertThat(world.booksBalance()).isTrue();
        return payouts(order).getFirst().amount().decimal();
    }

    @Test
    void h3_receiptDuringAnOutage_isNotMissedAlthoughANewerInvoiceIsUnpaid() {
        ReceiveOrder paid = asked(2_000, "coffee");
        ReceiveOrder newer = asked(2_000, "tea");
        world.lightningIsOut = true;
        pay(paid);
        world.run(Duration.ofMinutes(2));
        world.crash();
        world.lightningIsOut = false;
        assertThat(deliveredOnce(paid)).isEqualTo("6.397");
        assertThat(payouts(newer)).isEmpty();
    }

    @Test
    void h12_whatWasPaid_isDelivered_andNotWhatTheInvoiceSays() throws Exception {
        ReceiveOrder exact = asked(2_000, "coffee");
        ReceiveOrder more = asked(2_000, "coffee");
        pay(exact);
        world.net.merchant().payMore(request(more), 3_000_000);
        assertThat(deliveredOnce(exact)).isEqualTo("6.397");
        assertThat(deliveredOnce(more)).isEqualTo("9.679");
    }

    @Test
    void h12_wordsOfTheMessage_divertNoReceipt() {
        for (String message :
                List.of("funding", "owner loan", "Refund: it", "Change: it", "#secret", "to bob amount=1")) {
            ReceiveOrder order = asked(2_000, message);
            pay(order);
            assertEnds(order, "done");
            assertThat(payouts(order)).as(message).singleElement().satisfies(payout -> {
                assertThat(payout.to()).isEqualTo(new AccountName("alice"));
                assertThat(payout.amount().decimal()).isEqualTo("6.397");
            });
        }
    }

    @Test
    void i8_settlementsWhileDown_areAllFound() {
        List<ReceiveOrder> orders = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            orders.add(asked(2_000 + i, "coffee"));
        }
        List<ReceiveOrder> latestFirst = new ArrayList<>(orders);
        Collections.reverse(latestFirst);
        latestFirst.forEach(this::pay);
        world.time.advance(Duration.ofMinutes(3));
        world.crash();
        orders.forEach(this::deliveredOnce);
    }

    @Test
    void i12_gapsInTheSettleIndex_hideNoReceipt() throws Exception {
        ReceiveOrder first = asked(2_000, "first");
        ReceiveOrder second = asked(2_000, "second");
        ReceiveOrder third = asked(2_000, "third");
        pay(third);
        assertEnds(third, "done");
        world.net.gateway().cancel(second.hash());
        pay(first);
        assertThat(deliveredOnce(first)).isEqualTo("6.397");
        assertThat(deliveredOnce(third)).isEqualTo("6.397");
        assertEnds(second, "expired");
        assertThat(payouts(second)).isEmpty();
    }

    @Test
    void i12_holdInvoiceWhoseHtlcTimedOut_isNeverPaidOut() {
        ReceiveOrder order = asked(2_000, "coffee");
        world.hiveIsOut = true;
        world.run(Duration.ofSeconds(30));
        pay(order);
        assertEnds(order, "accepted");
        world.lightningIsOut = true;
        world.net.advanceBlocks(1_000);
        world.hiveIsOut = false;
        world.run(TEN_MINUTES);
        world.lightningIsOut = false;
        assertEnds(order, "cancelled");
        world.run(HOUR);
        assertThat(payouts(order)).isEmpty();
        assertThat(world.net.merchant().payment(order.hash()).orElseThrow().status())
                .isEqualTo(PaymentStatus.FAILED);
    }

    @Test
    void i10_ownInvoiceInATransfer_isNotPaidInternally_andStaysPayableOnce() {
        ReceiveOrder order = asked(2_000, "coffee");
        OrderId internal = world.transfer("bob", "10.000", request(order));
        runUntil(internal, "refunded");
        assertThat(reason(internal)).isEqualTo(ReasonCode.SELF_PAYMENT);
        assertThat(payouts(order)).isEmpty();
        pay(order);
        deliveredOnce(order);
        assertWasReturnedOnce(internal, "10.000");
        assertThat(requestsTaken()).isZero();
    }
}

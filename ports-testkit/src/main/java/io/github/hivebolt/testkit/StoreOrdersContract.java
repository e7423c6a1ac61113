package io.github.hivebolt.testkit;

import static io.github.hivebolt.testkit.StoreSamples.ALICE;
import static io.github.hivebolt.testkit.StoreSamples.LATER;
import static io.github.hivebolt.testkit.StoreSamples.START;
import static io.github.hivebolt.testkit.StoreSamples.dispatch;
import static io.github.hivebolt.testkit.StoreSamples.order;
import static io.github.hivebolt.testkit.StoreSamples.payment;
import static io.github.hivebolt.testkit.StoreSamples.states;
import static io.github.hivebolt.testkit.StoreSamples.transaction;
import static io.github.hivebolt.testkit.StoreSamples.transfer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.hive.ChainTransfer;
import io.github.hivebolt.domain.hive.OperationId;
import io.github.hivebolt.domain.hive.TransferKind;
import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.money.HiveAsset;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.domain.order.ParkCause;
import io.github.hivebolt.domain.order.ReasonCode;
import io.github.hivebolt.domain.order.Refusal;
import io.github.hivebolt.domain.order.SendOrder;
import io.github.hivebolt.domain.order.SendState;
import io.github.hivebolt.ports.store.HistoryEntry;
import io.github.hivebolt.ports.store.OrderFilter;
import io.github.hivebolt.ports.store.OrderRow;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Orders, their history, and the sums over them that limits rest on. */
public interface StoreOrdersContract extends StoreContract {
    @Test
    default void order_inAnyState_comesBackAsItWas() {
        List<SendState> states = states(5);
        for (int i = 0; i < states.size(); i++) {
            SendOrder stored = order(i, states.get(i));
            store().write(transaction -> transaction.insertOrder(stored, START));
        }
        for (int i = 0; i < states.size(); i++) {
            SendOrder expected = order(i, states.get(i));
            assertThat(store().<Optional<OrderRow>>read(view -> view.order(expected.id())))
                    .contains(new OrderRow(expected, START, START));
        }
    }

    @Test
    default void order_updatedToAnyState_comesBackAsItWas() {
        SendOrder first = order(1);
        store().write(transaction -> transaction.insertOrder(first, START));
        for (SendState state : states(5)) {
            SendOrder next = order(1, state);
            update(next, START.plusSeconds(9), "");
            assertThat(store().<Optional<OrderRow>>read(view -> view.order(next.id())))
                    .contains(new OrderRow(next, START, START.plusSeconds(9)));
        }
    }

    @Test
    default void order_withHostileMemo_comesBackAsItWas() {
        String memo = "\u0000\u0001\u0007\r\n\t'\";--\\ %s ${x} \ud83d\ude80 \ud800 \udc00\ud800 \ue000 \ue0000000 "
                + "\u202e".repeat(10) + "x".repeat(2047);
        ChainTransfer plain = transfer(1, ALICE);
        ChainTransfer hostile = new ChainTransfer(
                plain.operation(),
                plain.kind(),
                plain.from(),
                plain.to(),
                plain.amount(),
                memo,
                plain.blockNumber(),
                plain.blockTime());
        SendOrder stored = SendOrder.received(hostile);
        store().write(transaction -> transaction.insertOrder(stored, START));
        assertThat(store().<Optional<OrderRow>>read(view -> view.order(stored.id()))
                        .orElseThrow()
                        .order())
                .isEqualTo(stored);
    }

    @Test
    default void order_ofVirtualOperation_comesBackAsItWas() {
        ChainTransfer fill = new ChainTransfer(
                new OperationId.Virtual(4_294_967_295L, 4_294_967_295L, 7),
                TransferKind.RECURRENT_FILL,
                new AccountName("a-b.c-d-e"),
                StoreSamples.GATEWAY,
                new HiveAmount(Long.MAX_VALUE, HiveAsset.HBD),
                "",
                4_294_967_295L,
                Instant.parse("2026-10-25T01:30:00Z"));
        SendOrder stored = SendOrder.received(fill);
        store().write(transaction -> transaction.insertOrder(stored, START));
        assertThat(store().<Optional<OrderRow>>read(view -> view.order(stored.id()))
                        .orElseThrow()
                        .order())
                .isEqualTo(stored);
    }

    @Test
    default void insertOrder_twice_leavesTheFirst() {
        SendOrder first = order(2, new SendState.Paying(dispatch(2)));
        assertThat(store().<Boolean>write(transaction -> transaction.insertOrder(first, START)))
                .isTrue();
        assertThat(store().<Boolean>write(transaction -> transaction.insertOrder(order(2), START.plusSeconds(1))))
                .isFalse();
        assertThat(store().<Optional<OrderRow>>read(view -> view.order(first.id())))
                .contains(new OrderRow(first, START, START));
        assertThat(store().<List<HistoryEntry>>read(view -> view.history(first.id())))
                .hasSize(1);
    }

    @Test
    default void updateOrder_withoutLock_isRefused() {
        store().write(transaction -> transaction.insertOrder(order(1), START));
        assertThatThrownBy(() -> store().write(transaction -> {
                    transaction.updateOrder(order(1, new SendState.Paying(dispatch(1))), START, "");
                    return true;
                }))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    default void updateOrder_withAnotherTransfer_isRefused() {
        store().write(transaction -> transaction.insertOrder(order(1), START));
        ChainTransfer forged = new ChainTransfer(
                transfer(1, ALICE).operation(),
                TransferKind.TRANSFER,
                ALICE,
                StoreSamples.GATEWAY,
                new HiveAmount(1, HiveAsset.HIVE),
                "",
                1,
                START);
        assertThatThrownBy(() -> update(SendOrder.received(forged), START, ""))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    default void lockOrder_unknown_isEmpty() {
        assertThat(store().<Optional<OrderRow>>write(transaction -> transaction.lockOrder(order(1).id())))
                .isEmpty();
    }

    @Test
    default void history_listsEachStateOnce_oldestFirst() {
        store().write(transaction -> transaction.insertOrder(order(1), START));
        update(order(1, new SendState.Paying(dispatch(1))), START.plusSeconds(1), "off it goes");
        update(order(1, states(1).get(2)), START.plusSeconds(2), "the same state again");
        update(order(1, new SendState.Paid(payment(1))), START.plusSeconds(3), "\u0000");
        assertThat(store().<List<HistoryEntry>>read(view -> view.history(order(1).id())))
                .containsExactly(
                        new HistoryEntry("received", START, ""),
                        new HistoryEntry("paying", START.plusSeconds(1), "off it goes"),
                        new HistoryEntry("paid", START.plusSeconds(3), "\u0000"));
    }

    @Test
    default void ordersOf_oneTransaction_areInItsOrder() {
        for (int index : new int[] {2, 0, 10}) {
            insertAt(new OperationId.Signed(transaction(1), index), START);
        }
        insertAt(new OperationId.Signed(transaction(2), 0), START);
        assertThat(store().<List<OrderRow>>read(view -> view.ordersOf(transaction(1))))
                .extracting(row -> row.order().id().text())
                .containsExactly(transaction(1) + "-0", transaction(1) + "-2", transaction(1) + "-10");
    }

    @Test
    default void orders_arePaged_newestFirst() {
        for (int i = 0; i < 7; i++) {
            SendState state = i % 2 == 0 ? new SendState.Received() : new SendState.Paying(dispatch(i));
            SendOrder stored = new SendOrder(transfer(i, new AccountName(i < 5 ? "alice" : "bobby")), false, state);
            store().write(transaction -> transaction.insertOrder(stored, START));
        }
        assertThat(page(new OrderFilter(Optional.empty(), Set.of(), Optional.empty(), 3)))
                .containsExactly(6, 5, 4);
        assertThat(page(new OrderFilter(Optional.empty(), Set.of(), Optional.of(id(4)), 3)))
                .containsExactly(3, 2, 1);
        assertThat(page(new OrderFilter(Optional.of("alice"), Set.of("paying", "done"), Optional.empty(), 500)))
                .containsExactly(3, 1);
        assertThat(page(new OrderFilter(Optional.empty(), Set.of(), Optional.of("' OR 1=1"), 3)))
                .isEmpty();
        assertThat(store().<Map<String, Long>>read(view -> view.orderCounts()))
                .containsEntry("received", 4L)
                .containsEntry("paying", 3L);
    }

    @Test
    default void windowUse_countsOpenAndPaid_notRefundedNotBefore() {
        Refusal refusal = Refusal.of(ReasonCode.NO_ROUTE);
        List<SendState> states = List.of(
                new SendState.Paying(dispatch(1)),
                new SendState.Done(payment(2), Optional.empty()),
                new SendState.Parked(ParkCause.UNANSWERED_SEND, "", new SendState.Paying(dispatch(4))),
                new SendState.RefundPending(refusal, Optional.of(dispatch(8))),
                new SendState.Refunded(refusal, Optional.of(dispatch(16)), transaction(16)),
                new SendState.Received());
        for (int i = 0; i < states.size(); i++) {
            SendOrder stored = order(i, states.get(i));
            store().write(transaction -> transaction.insertOrder(stored, START));
        }
        SendOrder bobs =
                new SendOrder(transfer(50, new AccountName("bobby")), false, new SendState.Paying(dispatch(32)));
        store().write(transaction -> transaction.insertOrder(bobs, START));
        assertThat(store().<Msat>read(view -> view.windowUse(ALICE, START, LATER, bobs.id())))
                .isEqualTo(Msat.ofSats(6_000 + 7));
        assertThat(store().<Msat>read(view -> view.windowUse(ALICE, START.plusSeconds(1), LATER, bobs.id())))
                .as("the first transfer is older, the second is just in")
                .isEqualTo(Msat.ofSats(4_000 + 6));
        assertThat(store().<Msat>read(view -> view.windowUse(ALICE, START, LATER, order(1).id())))
                .as("all but one order")
                .isEqualTo(Msat.ofSats(4_000 + 5));
        assertThat(store().<Msat>read(view -> view.windowUse(ALICE, START, START.plusSeconds(1), bobs.id())))
                .as("the second transfer is just in, later ones are not")
                .isEqualTo(Msat.ofSats(4_000 + 3));
    }

    @Test
    default void dispatchedSince_countsByDecision_whatWasPaidOrIsOnItsWay() {
        store().write(transaction -> transaction.insertOrder(order(1, new SendState.Paying(dispatch(1))), START));
        SendState refunded =
                new SendState.Refunded(Refusal.of(ReasonCode.NO_ROUTE), Optional.of(dispatch(3)), transaction(99));
        store().write(transaction -> transaction.insertOrder(order(2, refunded), START));
        store().write(transaction -> transaction.insertOrder(order(3, new SendState.Paid(payment(3))), START));
        assertThat(store().<Msat>read(view -> view.dispatchedSince(START.plusSeconds(1))))
                .isEqualTo(Msat.ofSats(4_004));
        assertThat(store().<Msat>read(view -> view.dispatchedSince(START.plusSeconds(3))))
                .isEqualTo(Msat.ofSats(2_003));
        assertThat(store().<Msat>read(view -> view.dispatchedSince(START.plusSeconds(4))))
                .isEqualTo(Msat.ZERO);
    }

    @Test
    default void oldestInFlight_looksAtPayingOnly() {
        assertThat(store().<Optional<Instant>>read(view -> view.oldestInFlight(ALICE)))
                .isEmpty();
        store().write(transaction -> transaction.insertOrder(order(1, new SendState.Paid(payment(1))), START));
        store().write(transaction -> transaction.insertOrder(order(9, new SendState.Paying(dispatch(9))), START));
        store().write(transaction -> transaction.insertOrder(order(5, new SendState.Paying(dispatch(5))), START));
        assertThat(store().<Optional<Instant>>read(view -> view.oldestInFlight(ALICE)))
                .contains(START.plusSeconds(5).plusMillis(1));
    }

    private void update(SendOrder next, Instant at, String note) {
        store().write(transaction -> {
            transaction.lockOrder(next.id());
            transaction.updateOrder(next, at, note);
            return true;
        });
    }

    private void insertAt(OperationId operation, Instant blockTime) {
        ChainTransfer plain = transfer(1, ALICE);
        ChainTransfer moved =
                new ChainTransfer(operation, plain.kind(), plain.from(), plain.to(), plain.amount(), "", 1, blockTime);
        store().write(transaction -> transaction.insertOrder(SendOrder.received(moved), START));
    }

    private static String id(int number) {
        return order(number).id().text();
    }

    private List<Integer> page(OrderFilter filter) {
        return store().read(view -> view.orders(filter)).stream()
                .map(row -> (int) (row.order().transfer().blockNumber() - 1_000))
                .toList();
    }
}

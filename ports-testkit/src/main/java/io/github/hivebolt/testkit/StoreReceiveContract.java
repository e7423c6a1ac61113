package io.github.hivebolt.testkit;

import static io.github.hivebolt.testkit.StoreSamples.ALICE;
import static io.github.hivebolt.testkit.StoreSamples.GATEWAY;
import static io.github.hivebolt.testkit.StoreSamples.START;
import static io.github.hivebolt.testkit.StoreSamples.order;
import static io.github.hivebolt.testkit.StoreSamples.preimage;
import static io.github.hivebolt.testkit.StoreSamples.transaction;
import static io.github.hivebolt.testkit.StoreSamples.transfer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.money.HiveAsset;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.domain.money.Rate;
import io.github.hivebolt.domain.order.KeepReason;
import io.github.hivebolt.domain.order.OrderId;
import io.github.hivebolt.domain.order.ParkCause;
import io.github.hivebolt.domain.order.ReasonCode;
import io.github.hivebolt.domain.order.ReceiveOrder;
import io.github.hivebolt.domain.order.ReceiveRequest;
import io.github.hivebolt.domain.order.ReceiveState;
import io.github.hivebolt.domain.order.Refusal;
import io.github.hivebolt.domain.order.SendState;
import io.github.hivebolt.domain.order.Settlement;
import io.github.hivebolt.domain.quote.FeeSchedule;
import io.github.hivebolt.domain.quote.ReceiveQuote;
import io.github.hivebolt.ports.store.HistoryEntry;
import io.github.hivebolt.ports.store.ReceiveFilter;
import io.github.hivebolt.ports.store.ReceiveRow;
import io.github.hivebolt.ports.store.TransferSighting;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Receive orders, their history, and the sums over them that limits and cover rest on. */
public interface StoreReceiveContract extends StoreContract {
    @Test
    default void receiveOrder_inAnyState_comesBackAsItWas() {
        List<ReceiveState> states = states(1);
        insert(sample(1, ALICE));
        for (int i = 0; i < states.size(); i++) {
            ReceiveOrder next = with(sample(1, ALICE), states.get(i));
            Instant at = START.plusSeconds(i + 1);
            store().write(tx -> {
                tx.receive().lock(next.id());
                tx.receive().update(next, at, "");
                return true;
            });
            assertThat(found(next.id()))
                    .satisfies(row -> assertThat(row.order()).isEqualTo(next))
                    .satisfies(row -> assertThat(row.createdAt()).isEqualTo(START))
                    .satisfies(row -> assertThat(row.updatedAt()).isEqualTo(at));
        }
    }

    @Test
    default void receiveOrder_isInsertedOnce() {
        assertThat(insert(sample(1, ALICE))).isTrue();
        assertThat(insert(with(sample(1, ALICE), new ReceiveState.Expired()))).isFalse();
        assertThat(found(sample(1, ALICE).id()).order()).isEqualTo(sample(1, ALICE));
        assertThat(store().<Optional<ReceiveRow>>read(
                                view -> view.receive().order(sample(2, ALICE).id())))
                .isEmpty();
    }

    @Test
    default void receiveOrder_isChangedOnlyWhenLockedAndOnlyInItsState() {
        ReceiveOrder order = sample(1, ALICE);
        insert(order);
        assertThatThrownBy(() -> store().write(tx -> {
                    tx.receive().update(order, START, "");
                    return true;
                }))
                .isInstanceOf(IllegalStateException.class);
        ReceiveOrder other =
                new ReceiveOrder(order.id(), order.request(), preimage(9).hash(), Optional.empty(), order.state());
        assertThatThrownBy(() -> store().write(tx -> {
                    tx.receive().lock(order.id());
                    tx.receive().update(other, START, "");
                    return true;
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(found(order.id()).order()).isEqualTo(order);
    }

    @Test
    default void receiveHistory_growsWhereTheLabelChanges() {
        ReceiveOrder order = sample(1, ALICE);
        insert(order);
        Refusal refusal = Refusal.of(ReasonCode.PRICE_MOVED);
        ReceiveState accepted = new ReceiveState.Accepted(Msat.ofSats(5), START, Optional.empty());
        update(with(order, accepted), 1, "paid");
        update(with(order, new ReceiveState.Accepted(Msat.ofSats(5), START, Optional.of(refusal))), 2, "no");
        update(with(order, new ReceiveState.Cancelled(refusal)), 3, "back");
        assertThat(store().<List<HistoryEntry>>read(view -> view.receive().history(order.id())))
                .containsExactly(
                        new HistoryEntry("open", START, ""),
                        new HistoryEntry("accepted", START.plusSeconds(1), "paid"),
                        new HistoryEntry("cancelled", START.plusSeconds(3), "back"));
    }

    @Test
    default void receiveOrders_comeNewestFirstPageByPage() {
        AccountName bob = new AccountName("bob");
        for (int i = 1; i <= 5; i++) {
            insert(sample(i, i == 3 ? bob : ALICE));
        }
        update(with(sample(4, ALICE), new ReceiveState.Expired()), 1, "");
        assertThat(page(filter(Optional.empty(), Set.of(), Optional.empty(), 3)))
                .containsExactly(5, 4, 3);
        assertThat(page(filter(Optional.empty(), Set.of(), Optional.of(id(3).text()), 3)))
                .containsExactly(2, 1);
        assertThat(page(filter(Optional.of("bob"), Set.of(), Optional.empty(), 3)))
                .containsExactly(3);
        assertThat(page(filter(Optional.empty(), Set.of("open"), Optional.empty(), 9)))
                .containsExactly(5, 3, 2, 1);
        assertThat(page(new ReceiveFilter(Optional.empty(), Optional.of("key-2"), Set.of(), Optional.empty(), 9)))
                .containsExactly(2);
        assertThat(page(filter(Optional.empty(), Set.of(), Optional.of("r00000000"), 9)))
                .isEmpty();
        assertThat(store().<Map<String, Long>>read(view -> view.receive().counts()))
                .isEqualTo(Map.of("open", 4L, "expired", 1L));
        assertThat(store().<Long>read(view -> view.receive().count("open"))).isEqualTo(4);
        assertThat(store().<Long>read(view -> view.receive().count("done"))).isZero();
    }

    @Test
    default void receiveWindow_countsWhatWasPaidAndNotGivenBack() {
        List<ReceiveState> states = states(1);
        long expected = 0;
        for (int i = 0; i < states.size(); i++) {
            ReceiveOrder order = sample(i, ALICE);
            insert(order);
            ReceiveState state = states(i).get(i);
            update(with(order, state), 1, "");
            expected += state.takesFromWindow().value();
        }
        assertThat(expected).isPositive();
        long sum = expected;
        assertThat(window(ALICE, START, id(99))).isEqualTo(new Msat(sum));
        assertThat(window(new AccountName("bob"), START, id(99))).isEqualTo(Msat.ZERO);
        assertThat(window(ALICE, START.plusSeconds(100), id(99))).isEqualTo(Msat.ZERO);
        assertThat(window(ALICE, START, id(3)).value()).isLessThan(sum);
    }

    @Test
    default void whatSendOrdersMayHaveToReturn_isWhatCameInWithUnfinishedOnes() {
        store().write(tx -> {
            tx.insertOrder(order(1), START);
            tx.insertOrder(order(2), START);
            tx.insertOrder(order(3, new SendState.Kept(KeepReason.GIFT)), START);
            return true;
        });
        assertThat(store().<HiveAmount>read(view -> view.receive().returnable(HiveAsset.HIVE)))
                .isEqualTo(new HiveAmount(20_003, HiveAsset.HIVE));
        assertThat(store().<HiveAmount>read(view -> view.receive().returnable(HiveAsset.HBD)))
                .isEqualTo(HiveAmount.zero(HiveAsset.HBD));
    }

    @Test
    default void unbooked_isWhatWasSeenAndNeitherBookedNorDisputed() {
        store().write(tx -> {
            for (int i = 1; i <= 3; i++) {
                tx.insertSighting(new TransferSighting(transfer(i, ALICE), "host", TransferSighting.State.SEEN));
            }
            tx.bookSighting(transfer(1, ALICE).operation());
            tx.disputeSighting(transfer(2, ALICE).operation());
            return true;
        });
        assertThat(store().<HiveAmount>read(view -> view.receive().unbookedTo(GATEWAY, HiveAsset.HIVE)))
                .isEqualTo(new HiveAmount(10_003, HiveAsset.HIVE));
        assertThat(store().<HiveAmount>read(view -> view.receive().unbookedTo(ALICE, HiveAsset.HIVE)))
                .isEqualTo(HiveAmount.zero(HiveAsset.HIVE));
    }

    private static OrderId id(int number) {
        return new OrderId("r%08d".formatted(number + 1));
    }

    private static ReceiveOrder sample(int number, AccountName payee) {
        Rate rate = new Rate(HiveAsset.HBD, new BigDecimal("1234.567890"));
        ReceiveQuote quote =
                new ReceiveQuote(Msat.ofSats(2_000 + number), new FeeSchedule(new Msat(50_001), 15_000), rate);
        Instant made = START.plusSeconds(number);
        ReceiveRequest request = new ReceiveRequest(
                payee,
                GATEWAY,
                quote,
                "two \ud83d\ude00 v4v-ab12c \ud800",
                "key-" + number,
                made,
                made.plusSeconds(600));
        return ReceiveOrder.open(id(number), request, preimage(number).hash());
    }

    private static ReceiveOrder with(ReceiveOrder order, ReceiveState state) {
        return new ReceiveOrder(order.id(), order.request(), order.hash(), Optional.of("lnbc1pxyz"), state);
    }

    /** One of each state, with the proof of a sample's number. */
    private static List<ReceiveState> states(int number) {
        Refusal refusal = Refusal.of(ReasonCode.PAYEE_MISSING);
        Settlement settlement =
                new Settlement(new Msat(2_000_001), new HiveAmount(9_600, HiveAsset.HBD), START.plusMillis(7));
        ReceiveState.PayoutPending pending = new ReceiveState.PayoutPending(settlement, preimage(number));
        return List.of(
                new ReceiveState.Open(),
                new ReceiveState.Accepted(new Msat(2_000_002), START.plusMillis(3), Optional.empty()),
                new ReceiveState.Accepted(new Msat(2_000_003), START.plusMillis(3), Optional.of(refusal)),
                new ReceiveState.Settling(settlement),
                pending,
                new ReceiveState.Done(settlement, preimage(number), transaction(7)),
                new ReceiveState.Expired(),
                new ReceiveState.Cancelled(refusal),
                new ReceiveState.Parked(ParkCause.REJECTED_BY_CHAIN, "no \ud800 account", pending));
    }

    private boolean insert(ReceiveOrder order) {
        return store().<Boolean>write(tx -> tx.receive().insert(order, START));
    }

    private void update(ReceiveOrder order, int seconds, String note) {
        store().write(tx -> {
            tx.receive().lock(order.id());
            tx.receive().update(order, START.plusSeconds(seconds), note);
            return true;
        });
    }

    private ReceiveRow found(OrderId id) {
        return store().<Optional<ReceiveRow>>read(view -> view.receive().order(id))
                .orElseThrow();
    }

    private Msat window(AccountName account, Instant since, OrderId except) {
        return store().read(view -> view.receive().windowUse(account, since, except));
    }

    private static ReceiveFilter filter(
            Optional<String> account, Set<String> states, Optional<String> after, int limit) {
        return new ReceiveFilter(account, Optional.empty(), states, after, limit);
    }

    private List<Integer> page(ReceiveFilter filter) {
        return store().<List<ReceiveRow>>read(view -> view.receive().orders(filter)).stream()
                .map(row -> Integer.parseInt(row.order().id().text().substring(1)) - 1)
                .toList();
    }
}

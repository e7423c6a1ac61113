package io.github.hivebolt.testkit;

import static io.github.hivebolt.testkit.StoreSamples.ALICE;
import static io.github.hivebolt.testkit.StoreSamples.START;
import static io.github.hivebolt.testkit.StoreSamples.entry;
import static io.github.hivebolt.testkit.StoreSamples.order;
import static io.github.hivebolt.testkit.StoreSamples.payout;
import static io.github.hivebolt.testkit.StoreSamples.preimage;
import static io.github.hivebolt.testkit.StoreSamples.signed;
import static io.github.hivebolt.testkit.StoreSamples.transaction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.hivebolt.domain.ledger.Account;
import io.github.hivebolt.domain.ledger.Currency;
import io.github.hivebolt.domain.ledger.LedgerEntry;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.order.Direction;
import io.github.hivebolt.domain.order.OrderId;
import io.github.hivebolt.domain.payout.Payout;
import io.github.hivebolt.domain.payout.PayoutState;
import io.github.hivebolt.ports.store.BookedEntry;
import io.github.hivebolt.ports.store.LedgerBalance;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Ledger, counters, payment hashes and payouts. */
public interface StoreMoneyContract extends StoreContract {
    @Test
    default void r2_counter_neverPassesItsLimit() {
        assertThat(add("exposure", 60, 100)).isTrue();
        assertThat(add("exposure", 41, 100)).isFalse();
        assertThat(counter("exposure")).isEqualTo(60);
        assertThat(add("exposure", 40, 100)).isTrue();
        assertThat(counter("exposure")).isEqualTo(100);
        assertThat(add("other", 101, 100)).isFalse();
        assertThat(counter("other")).isZero();
    }

    @Test
    default void counter_givenBackTooMuch_staysAtZero() {
        add("exposure", 5, 10);
        assertThat(add("exposure", -7, 0)).isTrue();
        assertThat(counter("exposure")).isZero();
        assertThat(add("never-used", -7, 0)).isTrue();
        assertThat(counter("never-used")).isZero();
    }

    @Test
    default void counter_overItsNewLimit_canOnlyShrink() {
        add("exposure", 90, 100);
        assertThat(add("exposure", 1, 50)).isFalse();
        assertThat(add("exposure", -1, 50)).isTrue();
        assertThat(add("exposure", Long.MAX_VALUE, Long.MAX_VALUE)).isFalse();
        assertThat(counter("exposure")).isEqualTo(89);
    }

    @Test
    default void r3_post_twice_isRefusedAndChangesNothing() {
        post(entry("a/received", 10));
        assertThatThrownBy(() -> store().write(transaction -> {
                    transaction.putFact("lost", "yes");
                    transaction.post(entry("a/received", 10), START);
                    return true;
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(store().<Optional<String>>read(view -> view.fact("lost"))).isEmpty();
        assertThat(store().<List<LedgerBalance>>read(view -> view.balances())).hasSize(2);
    }

    @Test
    default void r3_post_twice_undoesTheTransactionEvenIfTheCallerIgnoresIt() {
        post(entry("a/received", 10));
        assertThatThrownBy(() -> store().write(transaction -> {
                    transaction.putFact("lost", "yes");
                    assertThatThrownBy(() -> transaction.post(entry("a/received", 10), START))
                            .isInstanceOf(IllegalStateException.class);
                    return true;
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(store().<Optional<String>>read(view -> view.fact("lost"))).isEmpty();
    }

    @Test
    default void balances_areSumsPerAccountAndCurrency_withoutZeros() {
        post(entry("1", 10));
        post(entry("2", 5));
        post(LedgerEntry.of("3", "converted")
                .debit(Account.TREASURY, Currency.MILLI_HIVE, 15)
                .credit(Account.CONVERSION, Currency.MILLI_HIVE, 15)
                .debit(Account.CONVERSION, Currency.MSAT, Long.MAX_VALUE)
                .credit(Account.LIGHTNING, Currency.MSAT, Long.MAX_VALUE)
                .build());
        assertThat(store().<List<LedgerBalance>>read(view -> view.balances()))
                .containsExactlyInAnyOrder(
                        new LedgerBalance(Account.HIVE_HOT_WALLET, Currency.MILLI_HIVE, 15),
                        new LedgerBalance(Account.CONVERSION, Currency.MILLI_HIVE, -15),
                        new LedgerBalance(Account.CONVERSION, Currency.MSAT, Long.MAX_VALUE),
                        new LedgerBalance(Account.LIGHTNING, Currency.MSAT, -Long.MAX_VALUE));
    }

    @Test
    default void ledgerEntries_comeBackAsTheyWereBooked_inBothOrders() {
        LedgerEntry converted = LedgerEntry.of("2/paid", "paid, with a quote \" and a € sign")
                .debit(Account.TREASURY, Currency.MILLI_HIVE, 15)
                .credit(Account.CONVERSION, Currency.MILLI_HIVE, 15)
                .debit(Account.CONVERSION, Currency.MSAT, Long.MAX_VALUE)
                .credit(Account.LIGHTNING, Currency.MSAT, Long.MAX_VALUE)
                .build();
        List<LedgerEntry> booked = List.of(entry("1/received", 10), converted, entry("3/received", 7));
        booked.forEach(this::post);

        List<BookedEntry> first = store().read(view -> view.ledgerEntriesAfter(0, 2));
        List<BookedEntry> rest =
                store().read(view -> view.ledgerEntriesAfter(first.getLast().number(), 2));
        List<BookedEntry> last = store().read(view -> view.ledgerEntriesBefore(Long.MAX_VALUE, 1));
        List<BookedEntry> earlier =
                store().read(view -> view.ledgerEntriesBefore(last.getLast().number(), 5));

        assertThat(first).extracting(BookedEntry::entry).isEqualTo(booked.subList(0, 2));
        assertThat(rest).extracting(BookedEntry::entry).isEqualTo(booked.subList(2, 3));
        assertThat(last).isEqualTo(rest);
        assertThat(earlier).isEqualTo(first.reversed());
        assertThat(first).extracting(BookedEntry::at).containsOnly(START);
        assertThat(first).isSortedAccordingTo(Comparator.comparingLong(BookedEntry::number));
    }

    @Test
    default void claimHash_firstOrderKeepsIt() {
        PaymentHash hash = preimage(1).hash();
        assertThat(store().<Optional<OrderId>>read(view -> view.hashHolder(Direction.SEND, hash)))
                .isEmpty();
        assertThat(claimHash(Direction.SEND, hash, 1)).isTrue();
        assertThat(claimHash(Direction.SEND, hash, 1)).isTrue();
        assertThat(claimHash(Direction.SEND, hash, 2)).isFalse();
        assertThat(claimHash(Direction.RECEIVE, hash, 2)).isTrue();
        assertThat(store().<Optional<OrderId>>read(view -> view.hashHolder(Direction.SEND, hash)))
                .contains(order(1).id());
    }

    @Test
    default void payout_inAnyState_comesBackAsItWas() {
        Payout planned = payout(1);
        store().write(transaction -> {
            transaction.insertPayout(planned);
            return true;
        });
        assertThat(read(planned)).isEqualTo(planned);
        Payout signed = planned.with(new PayoutState.Signed(signed(planned, 700)));
        update(signed, START);
        assertThat(read(planned)).isEqualTo(signed);
        update(signed.again(), START);
        assertThat(read(planned)).isEqualTo(planned.again());
        Payout held = signed.again().with(new PayoutState.Held("refused: \u0000 \ud83d\ude80"));
        update(held, START);
        assertThat(read(planned)).isEqualTo(held);
        Payout confirmed = planned.with(new PayoutState.Confirmed(transaction(700), 4_294_967_295L));
        update(confirmed, START);
        assertThat(read(planned)).isEqualTo(confirmed);
    }

    @Test
    default void r4_secondPayout_isRefusedUnlessTheFirstIsHeld() {
        Payout planned = payout(1);
        insert(planned);
        assertThatThrownBy(() -> insert(planned)).isInstanceOf(IllegalStateException.class);
        update(planned.with(new PayoutState.Signed(signed(planned, 700))), START);
        assertThatThrownBy(() -> insert(planned)).isInstanceOf(IllegalStateException.class);
        update(planned.with(new PayoutState.Held("why")), START);
        insert(planned);
        assertThat(read(planned)).isEqualTo(planned);
        update(planned.with(new PayoutState.Confirmed(transaction(700), 5)), START);
        assertThatThrownBy(() -> insert(planned)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    default void payoutSignedAs_findsEveryAttempt() {
        Payout first = payout(1);
        insert(first);
        update(first.with(new PayoutState.Signed(signed(first, 700))), START);
        update(first.again(), START);
        Payout second = first.again().with(new PayoutState.Signed(signed(first, 701)));
        update(second, START.plusSeconds(9));
        assertThat(store().<Optional<Payout>>read(view -> view.payoutSignedAs(transaction(700))))
                .contains(second);
        assertThat(store().<Optional<Payout>>read(view -> view.payoutSignedAs(transaction(701))))
                .contains(second);
        assertThat(store().<Optional<Payout>>read(view -> view.payoutSignedAs(transaction(702))))
                .isEmpty();
    }

    @Test
    default void transactionId_ofAnotherPayout_isRefused() {
        insert(payout(1));
        insert(payout(2));
        update(payout(1).with(new PayoutState.Signed(signed(payout(1), 700))), START);
        assertThatThrownBy(() -> update(payout(2).with(new PayoutState.Signed(signed(payout(2), 700))), START))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    default void payoutsSigned_countsFirstSignaturesOnly() {
        for (int number = 1; number <= 3; number++) {
            Payout planned = payout(number);
            insert(planned);
            update(planned.with(new PayoutState.Signed(signed(planned, 700 + number))), START.plusSeconds(number));
        }
        Payout again = payout(1).again();
        update(again.with(new PayoutState.Signed(signed(again, 710))), START.plusSeconds(50));
        assertThat(store().<Long>read(view -> view.payoutsSigned(ALICE, "REFUND", START.plusSeconds(2))))
                .isEqualTo(2);
        assertThat(store().<Long>read(view -> view.payoutsSigned(ALICE, "CHANGE", START)))
                .isZero();
    }

    @Test
    default void openPayouts_areAllButConfirmed_oldestFirst() {
        for (int number : new int[] {4, 1, 3, 2}) {
            insert(payout(number));
        }
        update(payout(4).with(new PayoutState.Signed(signed(payout(4), 704))), START);
        update(payout(3).with(new PayoutState.Held("why")), START);
        update(payout(1).with(new PayoutState.Confirmed(transaction(701), 5)), START);
        assertThat(store().<List<Payout>>read(view -> view.openPayouts()))
                .extracting(Payout::order)
                .containsExactly(order(4).id(), order(3).id(), order(2).id());
    }

    @Test
    default void updatePayout_withoutLock_isRefused() {
        insert(payout(1));
        assertThatThrownBy(() -> store().write(transaction -> {
                    transaction.updatePayout(payout(1).with(new PayoutState.Held("why")), START);
                    return true;
                }))
                .isInstanceOf(IllegalStateException.class);
    }

    private boolean add(String name, long delta, long limit) {
        return store().write(transaction -> transaction.addToCounter(name, delta, limit));
    }

    private long counter(String name) {
        return store().read(view -> view.counter(name));
    }

    private void post(LedgerEntry entry) {
        store().write(transaction -> {
            transaction.post(entry, START);
            return true;
        });
    }

    private boolean claimHash(Direction direction, PaymentHash hash, int number) {
        return store().write(transaction ->
                transaction.claimHash(direction, hash, order(number).id()));
    }

    private void insert(Payout payout) {
        store().write(transaction -> {
            transaction.insertPayout(payout);
            return true;
        });
    }

    private void update(Payout next, Instant at) {
        store().write(transaction -> {
            assertThat(transaction.lockPayout(next.order())).isPresent();
            transaction.updatePayout(next, at);
            return true;
        });
    }

    private Payout read(Payout payout) {
        return store().read(view -> view.payout(payout.order())).orElseThrow();
    }
}

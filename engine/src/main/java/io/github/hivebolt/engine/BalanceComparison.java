package io.github.hivebolt.engine;

import io.github.hivebolt.domain.incident.IncidentKind;
import io.github.hivebolt.domain.ledger.Account;
import io.github.hivebolt.domain.ledger.Currency;
import io.github.hivebolt.domain.money.HiveAsset;
import io.github.hivebolt.ports.AccountMovement;
import io.github.hivebolt.ports.HiveHistory;
import io.github.hivebolt.ports.TimeSource;
import io.github.hivebolt.ports.store.OrderStore;
import io.github.hivebolt.ports.store.StoreTransaction;
import io.github.hivebolt.ports.store.StoreView;
import io.github.hivebolt.ports.store.TransferSighting;
import io.github.hivebolt.ports.store.WorkKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Compares the books with the balance on the chain as both were after one block, so that a busy gateway is compared, too:
 * what moved later is taken off both sides. A transfer that waits for its block is in the balance and in no history yet, and
 * histories may lag; therefore a look counts only if a second one finds the same. A difference is told when it is found
 * the same three times. Used by one thread.
 */
final class BalanceComparison {
    /** Four blocks: what waited at the first look is in one at the second. */
    private static final Duration SECOND_LOOK = Duration.ofSeconds(12);

    private static final Duration EVERY = Duration.ofMinutes(1);
    /** Three comparisons then take longer than a history may lag, for it must have the block that is compared. */
    private static final Duration WHILE_DIFFERENT = Duration.ofSeconds(30);

    private static final int SURE_AFTER = 3;

    private final HiveHistory history;
    private final OrderStore store;
    private final TimeSource time;
    private final IncidentDesk incidents;
    private Optional<Look> first = Optional.empty();
    private int timesDifferent;
    private HiveDifference lastDifference = HiveDifference.NONE;

    /** What was seen. The difference includes the one that the books began with. */
    private record Look(long block, HiveHistory.Balance balance, HiveDifference difference) {}

    BalanceComparison(HiveHistory history, OrderStore store, TimeSource time, IncidentDesk incidents) {
        this.history = history;
        this.store = store;
        this.time = time;
        this.incidents = incidents;
    }

    /**
     * Looks once.
     *
     * @return when to look again
     * @throws io.github.hivebolt.ports.PartyUnavailableException if too few hosts answer
     */
    Duration look() {
        Optional<Look> before = first;
        first = Optional.empty();
        OptionalLong block =
                before.map(look -> OptionalLong.of(look.block())).orElseGet(() -> store.read(Facts::reconciledBlock));
        if (block.isEmpty()) {
            return EVERY;
        }
        Optional<HiveHistory.Balance> balance = history.balanceAfter(block.getAsLong());
        if (balance.isEmpty()) {
            return SECOND_LOOK;
        }
        if (before.isPresent() && store.write(tx -> isJudged(tx, before.get(), balance.get()))) {
            return lastDifference.isNone() ? EVERY : WHILE_DIFFERENT;
        }
        long fresh = store.read(Facts::reconciledBlock).orElse(block.getAsLong());
        if (fresh != block.getAsLong()) {
            return Duration.ZERO;
        }
        first = store.read(view -> difference(view, balance.get()))
                .map(difference -> new Look(fresh, balance.get(), difference));
        return SECOND_LOOK;
    }

    /** Whether the last comparison that counted found a difference. */
    boolean isDifferent() {
        return !lastDifference.isNone();
    }

    private boolean isJudged(StoreTransaction tx, Look before, HiveHistory.Balance now) {
        Optional<HiveDifference> difference = difference(tx, now).filter(before.difference()::equals);
        if (difference.isEmpty() || !before.balance().equals(now)) {
            return false;
        }
        judge(tx, before.block(), now, difference.get());
        return true;
    }

    /** What the balance shows more than the books; empty while something of that time is not settled. */
    private static Optional<HiveDifference> difference(StoreView view, HiveHistory.Balance balance) {
        long reconciled = Facts.reconciledBlock(view).orElse(0);
        List<AccountMovement> booked = balance.since().stream()
                .filter(movement -> isBooked(view, movement, reconciled))
                .toList();
        long unsettledLater = balance.since().stream()
                .filter(movement -> isSeen(view, movement) && !booked.contains(movement))
                .count();
        if (view.workCounts().getOrDefault(WorkKind.CORROBORATE, 0L) > unsettledLater) {
            return Optional.empty();
        }
        long hiveLater = booked.stream().mapToLong(AccountMovement::hiveMilli).sum();
        long hbdLater = booked.stream().mapToLong(AccountMovement::hbdMilli).sum();
        return Optional.of(new HiveDifference(
                balance.hive().milli() - (inBooks(view, HiveAsset.HIVE) - hiveLater),
                balance.hbd().milli() - (inBooks(view, HiveAsset.HBD) - hbdLater)));
    }

    private static boolean isSeen(StoreView view, AccountMovement movement) {
        return movement.transfer().isPresent()
                && view.sighting(movement.operation()).isPresent();
    }

    /** Transfers are booked when they are corroborated, everything else by the reconciler. */
    private static boolean isBooked(StoreView view, AccountMovement movement, long reconciled) {
        return movement.transfer().isPresent()
                ? view.sighting(movement.operation())
                        .filter(sighting -> sighting.state() == TransferSighting.State.BOOKED)
                        .isPresent()
                : movement.blockNumber() <= reconciled;
    }

    private void judge(StoreTransaction tx, long block, HiveHistory.Balance onChain, HiveDifference found) {
        Optional<HiveDifference> opening = Facts.openingBalance(tx);
        if (opening.isEmpty()) {
            Facts.openingBalance(tx, found);
            Facts.agreedBlock(tx, block);
            tx.audit("reconciler", "books-opened", "", found.words(), time.now());
            return;
        }
        HiveDifference difference = found.minus(opening.get());
        timesDifferent = difference.equals(lastDifference) ? timesDifferent + 1 : 1;
        lastDifference = difference;
        if (difference.isNone()) {
            Facts.agreedBlock(tx, block);
            incidents.close(tx, IncidentKind.BOOKS_DIFFER, "", "Books and balance agree again.");
        } else if (timesDifferent >= SURE_AFTER) {
            incidents.open(
                    tx,
                    IncidentKind.BOOKS_DIFFER,
                    "",
                    "The account holds " + difference.words() + " more than the books can explain (balance "
                            + onChain.hive() + ", " + onChain.hbd() + ").");
        }
    }

    private static long inBooks(StoreView view, HiveAsset asset) {
        return view.balances().stream()
                .filter(balance ->
                        balance.account().equals(Account.HIVE_HOT_WALLET) && balance.currency() == Currency.of(asset))
                .mapToLong(balance -> balance.amount())
                .sum();
    }
}

package io.github.hivebolt.devnet.chain;

import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.hive.TransactionId;
import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.money.HiveAsset;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** All that transactions change, at one point of the chain. It is copied for every block that can still be undone. */
final class ChainState {
    private final Map<AccountName, Balance> balances;
    private final Map<TransactionId, Instant> known;
    private final List<SavingsWithdrawal> withdrawals;
    private final Map<RecurrentTransfer.Key, RecurrentTransfer> recurrent;

    ChainState() {
        this(new HashMap<>(), new HashMap<>(), new ArrayList<>(), new TreeMap<>());
    }

    private ChainState(
            Map<AccountName, Balance> balances,
            Map<TransactionId, Instant> known,
            List<SavingsWithdrawal> withdrawals,
            Map<RecurrentTransfer.Key, RecurrentTransfer> recurrent) {
        this.balances = balances;
        this.known = known;
        this.withdrawals = withdrawals;
        this.recurrent = recurrent;
    }

    ChainState copy() {
        return new ChainState(
                new HashMap<>(balances), new HashMap<>(known), new ArrayList<>(withdrawals), new TreeMap<>(recurrent));
    }

    Balance balance(AccountName account) {
        return balances.getOrDefault(account, Balance.EMPTY);
    }

    boolean knows(TransactionId id) {
        return known.containsKey(id);
    }

    void remember(TransactionId id, Instant expiration) {
        known.put(id, expiration);
    }

    /** Forgets transactions that no block may hold any more. */
    void forgetExpired(Instant headTime) {
        known.values().removeIf(expiration -> !headTime.isBefore(expiration));
    }

    void credit(AccountName account, HiveAmount amount) {
        Balance before = balance(account);
        balances.put(account, before.withLiquid(before.liquid(amount.asset()).plus(amount)));
    }

    void debit(AccountName account, HiveAmount amount) throws ChainRejection {
        Balance before = balance(account);
        HiveAmount available = before.liquid(amount.asset());
        if (available.milli() < amount.milli()) {
            throw Rejections.funds(account, amount, available);
        }
        balances.put(account, before.withLiquid(available.minus(amount)));
    }

    void creditSavings(AccountName account, HiveAmount amount) {
        Balance before = balance(account);
        balances.put(account, before.withSavings(before.savings(amount.asset()).plus(amount)));
    }

    void debitSavings(AccountName account, HiveAmount amount) throws ChainRejection {
        Balance before = balance(account);
        HiveAmount available = before.savings(amount.asset());
        if (available.milli() < amount.milli()) {
            throw Rejections.funds(account, amount, available);
        }
        balances.put(account, before.withSavings(available.minus(amount)));
    }

    void add(SavingsWithdrawal withdrawal) {
        withdrawals.add(withdrawal);
    }

    void put(RecurrentTransfer transfer) {
        if (transfer.amount().isZero()) {
            recurrent.remove(transfer.key());
        } else {
            recurrent.put(transfer.key(), transfer);
        }
    }

    /** Withdrawals that are due, which are taken out. */
    List<SavingsWithdrawal> takeDueWithdrawals(Instant now) {
        Predicate<SavingsWithdrawal> due = withdrawal -> !now.isBefore(withdrawal.dueAt());
        List<SavingsWithdrawal> taken = withdrawals.stream()
                .filter(due)
                .sorted(Comparator.comparing(SavingsWithdrawal::dueAt))
                .toList();
        withdrawals.removeIf(due);
        return taken;
    }

    /** Executes recurrent transfers that are due; what cannot be paid is skipped once, as on the chain. */
    List<RecurrentTransfer> executeDueTransfers(Instant now) {
        List<RecurrentTransfer> executed = new ArrayList<>();
        for (RecurrentTransfer transfer : List.copyOf(recurrent.values())) {
            if (now.isBefore(transfer.dueAt())) {
                continue;
            }
            RecurrentTransfer next = transfer.afterExecution();
            if (next.remainingExecutions() == 0) {
                recurrent.remove(next.key());
            } else {
                recurrent.put(next.key(), next);
            }
            if (balance(transfer.from()).liquid(transfer.amount().asset()).milli()
                    >= transfer.amount().milli()) {
                move(transfer);
                executed.add(next);
            }
        }
        return executed;
    }

    /** All that accounts hold in one asset, wherever it lies. */
    long totalMilli(HiveAsset asset) {
        long held = balances.values().stream()
                .mapToLong(balance ->
                        balance.liquid(asset).milli() + balance.savings(asset).milli())
                .sum();
        return held
                + withdrawals.stream()
                        .filter(withdrawal -> withdrawal.amount().asset() == asset)
                        .mapToLong(withdrawal -> withdrawal.amount().milli())
                        .sum();
    }

    private void move(RecurrentTransfer transfer) {
        Balance payer = balance(transfer.from());
        HiveAmount left = payer.liquid(transfer.amount().asset()).minus(transfer.amount());
        balances.put(transfer.from(), payer.withLiquid(left));
        credit(transfer.to(), transfer.amount());
    }
}

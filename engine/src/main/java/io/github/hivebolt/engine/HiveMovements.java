package io.github.hivebolt.engine;

import io.github.hivebolt.domain.ledger.Account;
import io.github.hivebolt.domain.ledger.Currency;
import io.github.hivebolt.domain.ledger.LedgerEntry;
import io.github.hivebolt.ports.AccountMovement;
import java.util.Optional;
import java.util.Set;

/** Books what moved the balance and is no transfer that an order could come from. Pure. */
final class HiveMovements {
    /** What the chain itself pays. */
    private static final Account CHAIN_INCOME = new Account(Account.Type.INCOME, "interest-and-rewards");

    private static final Set<String> PAID_BY_THE_CHAIN =
            Set.of("interest_operation", "claim_reward_balance_operation", "proposal_pay_operation");

    private HiveMovements() {}

    /** Interest and rewards are income; everything else was the operator's doing with his own funds. */
    static Optional<LedgerEntry> entry(AccountMovement movement) {
        if (movement.hiveMilli() == 0 && movement.hbdMilli() == 0) {
            return Optional.empty();
        }
        Account other = PAID_BY_THE_CHAIN.contains(movement.type()) ? CHAIN_INCOME : Account.TREASURY;
        LedgerEntry.Builder entry = LedgerEntry.of(
                movement.operation().text() + "/moved", movement.type().replace('_', ' '));
        add(entry, Currency.MILLI_HIVE, movement.hiveMilli(), other);
        add(entry, Currency.MILLI_HBD, movement.hbdMilli(), other);
        return Optional.of(entry.build());
    }

    private static void add(LedgerEntry.Builder entry, Currency currency, long milli, Account other) {
        entry.debit(Account.HIVE_HOT_WALLET, currency, Math.max(0, milli))
                .credit(other, currency, Math.max(0, milli))
                .debit(other, currency, Math.max(0, -milli))
                .credit(Account.HIVE_HOT_WALLET, currency, Math.max(0, -milli));
    }
}

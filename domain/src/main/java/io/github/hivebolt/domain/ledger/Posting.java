package io.github.hivebolt.domain.ledger;

import static io.github.hivebolt.domain.Checks.require;

/**
 * One line of a ledger entry. Debits are positive, credits negative.
 *
 * @param account what is changed
 * @param currency in which currency
 * @param amount in the currency's smallest unit, not zero; positive is a debit, negative a credit
 */
public record Posting(Account account, Currency currency, long amount) {
    /** Refuses a posting of nothing. */
    public Posting {
        require(amount != 0, "a posting of nothing is no posting");
    }
}

package io.github.hivebolt.ports.store;

import io.github.hivebolt.domain.ledger.Account;
import io.github.hivebolt.domain.ledger.Currency;

/**
 * What an account holds.
 *
 * @param account the account
 * @param currency the currency
 * @param amount debits less credits, in the currency's smallest unit
 */
public record LedgerBalance(Account account, Currency currency, long amount) {}

package io.github.hivebolt.domain.payout;

import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.money.HiveAmount;

/**
 * A transfer that is to be made on Hive.
 *
 * @param from who pays
 * @param to who receives
 * @param amount how much, more than zero
 * @param memo at most 2047 bytes of UTF-8, ending in the order's id so that no two drafts are equal
 */
public record TransferDraft(AccountName from, AccountName to, HiveAmount amount, String memo) {}

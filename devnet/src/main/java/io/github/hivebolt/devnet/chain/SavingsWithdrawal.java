package io.github.hivebolt.devnet.chain;

import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.money.HiveAmount;
import java.time.Instant;

/** Money on its way out of savings. */
record SavingsWithdrawal(
        AccountName from, AccountName to, long requestId, HiveAmount amount, String memo, Instant dueAt) {}

package io.github.hivebolt.codec;

import static io.github.hivebolt.domain.Checks.require;

import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.money.HiveAmount;

/**
 * A transfer.
 *
 * @param from who pays
 * @param to who receives
 * @param amount how much, more than zero
 * @param memo at most {@value #MAX_MEMO_BYTES} bytes of UTF-8
 */
public record TransferOperation(AccountName from, AccountName to, HiveAmount amount, String memo)
        implements HiveOperation {
    /** The most bytes of UTF-8 that the chain accepts in a memo. */
    public static final int MAX_MEMO_BYTES = 2047;

    /** Refuses what the chain would refuse. */
    public TransferOperation {
        requirePositive(amount);
        requireMemo(memo);
    }

    static void requirePositive(HiveAmount amount) {
        require(!amount.isZero(), "a transfer's amount must be more than zero");
    }

    static void requireMemo(String memo) {
        require(
                Utf8.encode(memo).length <= MAX_MEMO_BYTES,
                "a transfer's memo must not exceed " + MAX_MEMO_BYTES + " bytes");
    }
}

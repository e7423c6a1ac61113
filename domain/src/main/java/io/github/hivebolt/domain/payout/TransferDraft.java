package io.github.hivebolt.domain.payout;

import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.memo.AnswerMemo;
import io.github.hivebolt.domain.money.HiveAmount;

/**
 * A transfer that is to be made on Hive.
 *
 * @param from who pays
 * @param to who receives
 * @param amount how much, more than zero
 * @param memo at most 2047 bytes of UTF-8, ending in the order's id so that no two drafts are equal; encrypted it starts
 *     with {@code #} and only its text ends so
 */
public record TransferDraft(AccountName from, AccountName to, HiveAmount amount, String memo) {
    /**
     * The same transfer with another memo.
     *
     * @param other the memo
     * @return the draft
     */
    public TransferDraft withMemo(String other) {
        return new TransferDraft(from, to, amount, other);
    }

    /**
     * Whether another transfer may be signed where this one is planned: only this very one, or, where its memo has no
     * words, the same with an encrypted memo.
     *
     * @param other what was signed
     * @return true if it moves the same money between the same accounts and answers the same request
     */
    public boolean allows(TransferDraft other) {
        boolean encrypted = other.memo.startsWith("#") && AnswerMemo.isWordless(memo);
        return equals(encrypted ? other.withMemo(memo) : other);
    }
}

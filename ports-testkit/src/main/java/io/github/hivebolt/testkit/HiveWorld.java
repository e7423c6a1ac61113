package io.github.hivebolt.testkit;

import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.hive.BlockReference;
import io.github.hivebolt.domain.hive.TransactionId;
import io.github.hivebolt.domain.money.HiveAmount;
import java.util.Optional;

/**
 * A Hive chain that a contract test can make things happen on, behind whatever is being tested. Blocks come only when
 * they are produced, three seconds of chain time apart, and are irreversible at once. It starts with at least fifty
 * blocks, and with heads that are fresh by the tested adapter's clock.
 */
public interface HiveWorld {
    /**
     * The gateway account, which the tested adapter works for.
     *
     * @return an account that owns at least 1000.000 HIVE and 1000.000 HBD
     */
    AccountName gateway();

    /**
     * Somebody else.
     *
     * @return an account that owns at least 1000.000 HIVE and 1000.000 HBD
     */
    AccountName customer();

    /**
     * Makes blocks; the first of them holds everything that waits.
     *
     * @param blocks how many
     */
    void produce(int blocks);

    /**
     * The chain's own last irreversible block.
     *
     * @return its number
     */
    long irreversibleNumber();

    /**
     * A block as it really is.
     *
     * @param number of an irreversible block
     * @return its reference
     */
    BlockReference reference(long number);

    /**
     * Puts a transfer into the next block.
     *
     * @param from who pays
     * @param to who receives
     * @param amount how much
     * @param memo the memo
     * @return the transaction's id
     */
    TransactionId transfer(AccountName from, AccountName to, HiveAmount amount, String memo);

    /**
     * Puts one transaction with two transfers of the same amount from the customer to the gateway into the next block.
     *
     * @param amount how much, each
     * @param memo both memos
     * @return the transaction's id
     */
    TransactionId twoTransfers(HiveAmount amount, String memo);

    /**
     * Puts a {@code recurrent_transfer} from the customer to the gateway into the next block, and its first execution
     * with it.
     *
     * @param amount how much
     * @param memo the memo
     * @return the transaction's id
     */
    TransactionId recurrentTransfer(HiveAmount amount, String memo);

    /**
     * The block that holds a transaction.
     *
     * @param id the transaction
     * @return its number, or empty if it is in none
     */
    Optional<Long> blockOf(TransactionId id);

    /** From now on nothing answers. */
    void cut();

    /** Everything answers again. */
    void heal();
}

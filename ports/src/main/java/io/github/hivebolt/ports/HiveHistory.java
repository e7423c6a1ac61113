package io.github.hivebolt.ports;

import io.github.hivebolt.domain.money.HiveAmount;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Reads what moved the gateway account's money from the account histories that Hive hosts keep: a second way to the same
 * facts as {@link HiveReader}, for the books' audit and for rebuilding a lost store.
 *
 * <p>Every method may throw {@link PartyUnavailableException}; the caller must then ask again later and must conclude
 * nothing. Implementations are thread-safe and bound every answer.
 */
public interface HiveHistory {
    /**
     * Everything that changed the liquid balance in a stretch of the irreversible chain.
     *
     * <p>R1: the implementor must ask as many different hosts as are configured to confirm, and must return what any of
     * them has, each movement with the hosts that have it. Where there are more
     * hosts than that, it should begin with another one each time, so that a caller who asks again hears all. R2: it must
     * throw unless that many hosts returned their
     * history of the whole stretch without a gap. R3: movements are in chain order, and those that {@link HiveReader}
     * reports carry the same transfer.
     *
     * @param afterBlock the last block that is left out, 0 for the account's whole life
     * @param upToBlock the last block, irreversible
     * @param progress is told now and then how many operations were read so far
     * @return the movements
     */
    List<AccountMovement> movements(long afterBlock, long upToBlock, LongConsumer progress);

    /**
     * The liquid balance as it was after a block: that of now less what moved it since. A transfer that waits to get into
     * a block may be in it already, so the caller must believe it only if it stays the same for some blocks.
     *
     * @param block an irreversible block
     * @return the balance, or empty if it moved while it was asked for or hosts contradict each other: ask again
     */
    Optional<Balance> balanceAfter(long block);

    /**
     * A liquid balance.
     *
     * @param hive its HIVE
     * @param hbd its HBD
     * @param since what moved it afterwards and is not in it, the oldest first, reversible blocks included
     */
    record Balance(HiveAmount hive, HiveAmount hbd, List<AccountMovement> since) {
        /** Takes a copy of the list. */
        public Balance {
            since = List.copyOf(since);
        }
    }
}

package io.github.hivebolt.ports;

import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.hive.BlockReference;
import io.github.hivebolt.domain.hive.ChainTransfer;
import io.github.hivebolt.domain.hive.TransactionId;
import java.util.Optional;

/**
 * Reads the irreversible part of the Hive chain, for one gateway account.
 *
 * <p>Every method may throw {@link PartyUnavailableException}; the caller must then ask again later and must conclude
 * nothing. Implementations are thread-safe, bound every answer in size and time, and try other nodes before they give
 * up.
 */
public interface HiveReader {
    /**
     * How far the chain is.
     *
     * <p>R1: the implementor must count only fresh nodes (head at most 15 s old by wall time unless all stand still
     * together, and at most 10 blocks behind the best). R2: the implementor must never report a higher irreversible
     * block than two different fresh hosts report, or one host's less one where only one is fresh; what is read on the
     * word of one host is not credited before {@link #corroborate} agrees.
     *
     * @return the tip
     */
    ChainTip tip();

    /**
     * One irreversible block by its number, to begin reading from.
     *
     * @param number a block at or below {@link ChainTip#irreversibleNumber()}, at least 1
     * @return its reference
     */
    BlockReference block(long number);

    /**
     * Reads on from a block.
     *
     * <p>R3: the caller must pass the reference that it stored with everything found so far. R4: the implementor must
     * return only blocks at or below the irreversible block, contiguous in number, each linked by {@code previous}, the
     * first one linked to {@code after}; of a short answer only the good prefix; of an empty or unlinked one nothing
     * (another node is asked). R5: the implementor must report every signed operation of kind
     * {@link io.github.hivebolt.domain.hive.TransferKind#TRANSFER} and
     * {@link io.github.hivebolt.domain.hive.TransferKind#ESCROW_RELEASE} from or to the gateway account, with its
     * position in the chain, and no {@code recurrent_transfer}, which moves nothing. R6: reading twice from the same
     * block must return equal transfers.
     *
     * @param after the last block that was read
     * @param maxBlocks the most blocks to return, at least 1; the implementor may return fewer, and may fetch later
     *     ones ahead
     * @return the blocks, possibly none
     */
    BlockBatch read(BlockReference after, int maxBlocks);

    /**
     * Reads on in the virtual operations, which have a cursor of their own so that their absence stops no deposits.
     *
     * <p>R7: the implementor must report a block as read only when its virtual operations are known to be complete (a
     * node that returns no virtual operation at all for an irreversible block is broken). R8: it must report
     * {@code fill_recurrent_transfer} and {@code fill_transfer_from_savings} to the gateway account.
     *
     * @param afterBlock the last block whose virtual operations were read
     * @param upToBlock the last one to read, at or below the irreversible block
     * @return what was found
     */
    VirtualBatch readVirtual(long afterBlock, long upToBlock);

    /**
     * Asks other hosts for an operation that concerns us.
     *
     * <p>R9: the implementor must ask hosts other than {@code servedBy} and compare id, position, accounts, amount and
     * memo; {@link Corroboration.Agreed} needs as many different hosts as are configured to confirm, the serving one
     * included, and {@link Corroboration.Altered} as many others, among which the serving one counts once it
     * takes back what it said.
     *
     * @param transfer what one host reported
     * @param servedBy the host that reported it
     * @return whether the others agree
     */
    Corroboration corroborate(ChainTransfer transfer, String servedBy);

    /**
     * Looks for a transaction of ours in a stretch of the chain, on as many hosts as are configured to confirm.
     *
     * <p>R10: {@link Sighting.Missing} only when each of these hosts returned every block of the stretch, linked, and
     * none holds the transaction.
     *
     * @param id the transaction
     * @param fromBlock the first block, at least 1
     * @param toBlock the last block, irreversible
     * @return what was seen
     */
    Sighting sight(TransactionId id, long fromBlock, long toBlock);

    /**
     * Looks an account up.
     *
     * @param name the account
     * @return its state, or empty if a fresh node says that there is none
     */
    Optional<HiveAccount> account(AccountName name);
}

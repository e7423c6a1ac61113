package io.github.hivebolt.devnet.hived;

import io.github.hivebolt.devnet.chain.ChainTransaction;
import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.hive.TransactionId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How one Hive node differs from an honest and complete one. Thread-safe. */
public final class NodeSwitches {
    private final Map<Long, ChainTransaction> invented = new LinkedHashMap<>();
    private final Set<TransactionId> hidden = new HashSet<>();
    private final Set<AccountName> hiddenSenders = new HashSet<>();
    private final Map<AccountName, Long> inventedMilli = new HashMap<>();
    private int lagBlocks;
    private int maxRange = Integer.MAX_VALUE;
    private long otherForkFrom = Long.MAX_VALUE;
    private boolean hidesVirtualOperations;
    private boolean dropsBroadcasts;

    /** Starts honest. */
    public NodeSwitches() {}

    /**
     * Serves a chain that ends earlier.
     *
     * @param blocks how many blocks behind the head
     */
    public synchronized void lag(int blocks) {
        lagBlocks = blocks;
    }

    /**
     * Cuts ranges short.
     *
     * @param blocks the most blocks of one answer
     */
    public synchronized void maxRange(int blocks) {
        maxRange = blocks;
    }

    /**
     * Answers questions for virtual operations with none.
     *
     * @param hides whether it does
     */
    public synchronized void hideVirtualOperations(boolean hides) {
        hidesVirtualOperations = hides;
    }

    /**
     * Serves blocks of another fork.
     *
     * @param blockNumber the first block that differs, {@link Long#MAX_VALUE} for none
     */
    public synchronized void otherForkFrom(long blockNumber) {
        otherForkFrom = blockNumber;
    }

    /**
     * Says that it took a transaction and forgets it.
     *
     * @param drops whether it does
     */
    public synchronized void dropBroadcasts(boolean drops) {
        dropsBroadcasts = drops;
    }

    /**
     * Shows a transaction that never was, under the genuine id of a block.
     *
     * @param blockNumber the block that shows it
     * @param transaction what it shows
     */
    public synchronized void invent(long blockNumber, ChainTransaction transaction) {
        invented.put(blockNumber, transaction);
    }

    /**
     * Leaves a transaction out of its block.
     *
     * @param id the transaction
     */
    public synchronized void hide(TransactionId id) {
        hidden.add(id);
    }

    /**
     * Leaves everything that an account signed out of the blocks.
     *
     * @param sender the account
     */
    public synchronized void hideFrom(AccountName sender) {
        hiddenSenders.add(sender);
    }

    /** Shows every transaction that it left out again. */
    public synchronized void hideNothing() {
        hidden.clear();
        hiddenSenders.clear();
    }

    /**
     * Says that an account holds more HIVE than it does, which no operation explains.
     *
     * @param account the account
     * @param milli how much more, in thousandths; 0 for what it really holds
     */
    public synchronized void inventHive(AccountName account, long milli) {
        inventedMilli.put(account, milli);
    }

    /** Becomes honest and complete again. */
    public synchronized void clear() {
        inventedMilli.clear();
        invented.clear();
        hidden.clear();
        hiddenSenders.clear();
        lagBlocks = 0;
        maxRange = Integer.MAX_VALUE;
        otherForkFrom = Long.MAX_VALUE;
        hidesVirtualOperations = false;
        dropsBroadcasts = false;
    }

    synchronized long inventedHive(AccountName account) {
        return inventedMilli.getOrDefault(account, 0L);
    }

    synchronized int lagBlocks() {
        return lagBlocks;
    }

    synchronized int maxRange() {
        return maxRange;
    }

    synchronized boolean hidesVirtualOperations() {
        return hidesVirtualOperations;
    }

    synchronized boolean dropsBroadcasts() {
        return dropsBroadcasts;
    }

    synchronized boolean isOnOtherFork(long blockNumber) {
        return blockNumber >= otherForkFrom;
    }

    synchronized Optional<ChainTransaction> inventedFor(long blockNumber) {
        return Optional.ofNullable(invented.get(blockNumber));
    }

    synchronized boolean hides(ChainTransaction transaction) {
        return hidden.contains(transaction.id())
                || transaction.operations().stream()
                        .anyMatch(operation -> hiddenSenders.contains(Parties.sender(operation)));
    }
}

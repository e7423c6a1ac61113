package io.github.hivebolt.devnet.chain;

import io.github.hivebolt.codec.BinaryForm;
import io.github.hivebolt.codec.ChainId;
import io.github.hivebolt.codec.HiveOperation;
import io.github.hivebolt.codec.HiveSerializer;
import io.github.hivebolt.codec.HiveTransaction;
import io.github.hivebolt.devnet.common.Seed;
import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.hive.BlockId;
import io.github.hivebolt.domain.hive.TransactionId;
import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.money.HiveAsset;
import io.github.hivebolt.ports.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A Hive chain: accounts, mempool, blocks, irreversibility, forks. Deterministic; thread-safe. */
public final class HiveChain {
    /** What one transfer costs in resource credits. */
    public static final long TRANSFER_CREDITS = 3_104_179;

    private static final int REFERENCE_MASK = 0xFFFF;

    private final ChainOptions options;
    private final TimeSource time;
    private final Seed seed;
    private final BlockMaker maker;
    private final TransactionRules rules;
    private final BlockLog log;
    private final Mempool mempool;
    private final Map<AccountName, ChainAccount> accounts = new LinkedHashMap<>();
    private final Set<AccountName> withoutCredits = new HashSet<>();
    private final List<Runnable> listeners = new ArrayList<>();

    /**
     * A chain with one account, {@code initminer}, and no block.
     *
     * @param options how it begins
     * @param seed what its keys are made of
     * @param time the time that it lives in
     */
    public HiveChain(ChainOptions options, Seed seed, TimeSource time) {
        this.options = options;
        this.time = time;
        this.seed = seed;
        this.maker = new BlockMaker(seed);
        this.rules = new TransactionRules(options.chainId(), name -> Optional.ofNullable(accounts.get(name)));
        OperationEffects effects = new OperationEffects(accounts::containsKey, options.savingsDelay());
        this.log = new BlockLog(options.irreversibleLag());
        this.mempool = new Mempool(effects);
        createAccount(BlockMaker.WITNESS);
    }

    /**
     * What signatures of this chain are for.
     *
     * @return its id
     */
    public ChainId chainId() {
        return options.chainId();
    }

    /**
     * The time between two blocks.
     *
     * @return the length of a slot
     */
    public Duration slot() {
        return options.slot();
    }

    /**
     * When the chain began.
     *
     * @return the time of the slot before the first block
     */
    public Instant genesis() {
        return options.genesis();
    }

    /**
     * Makes an account, or finds the one that there is.
     *
     * @param name its name
     * @return the account
     */
    public synchronized ChainAccount createAccount(AccountName name) {
        return accounts.computeIfAbsent(
                name, fresh -> ChainAccount.create(accounts.size(), fresh, new AccountKeys(fresh, seed), headTime()));
    }

    /**
     * Gives an account money out of nothing, also in the past: no operation tells of it.
     *
     * @param name the account
     * @param amount how much
     */
    public synchronized void endow(AccountName name, HiveAmount amount) {
        createAccount(name);
        log.states().forEach(state -> state.credit(name, amount));
        mempool.rebuild(log.headState(), headTime());
        changed();
    }

    /**
     * One account.
     *
     * @param name its name
     * @return it, or empty if there is none
     */
    public synchronized Optional<ChainAccount> account(AccountName name) {
        return Optional.ofNullable(accounts.get(name));
    }

    /**
     * All accounts.
     *
     * @return in the order in which they were made
     */
    public synchronized Collection<ChainAccount> accounts() {
        return List.copyOf(accounts.values());
    }

    /**
     * What an account holds at the head block.
     *
     * @param name the account
     * @return its balance, nothing for an unknown one
     */
    public synchronized Balance balance(AccountName name) {
        return log.headState().balance(name);
    }

    /**
     * All that exists of an asset, which no transaction ever changes.
     *
     * @param asset which
     * @return thousandths
     */
    public synchronized long supplyMilli(HiveAsset asset) {
        return log.headState().totalMilli(asset);
    }

    /**
     * Takes an account's resource credits away or gives them back.
     *
     * @param name the account
     * @param exhausted whether it has none
     */
    public synchronized void creditsExhausted(AccountName name, boolean exhausted) {
        if (exhausted) {
            withoutCredits.add(name);
        } else {
            withoutCredits.remove(name);
        }
    }

    /**
     * Whether an account has no resource credits.
     *
     * @param name the account
     * @return true if so
     */
    public synchronized boolean isWithoutCredits(AccountName name) {
        return withoutCredits.contains(name);
    }

    /**
     * The time of the head block.
     *
     * @return its timestamp, or genesis before the first
     */
    public synchronized Instant headTime() {
        return log.head().map(ChainBlock::timestamp).orElse(options.genesis());
    }

    /**
     * The number of the head block.
     *
     * @return 0 before the first
     */
    public synchronized long headNumber() {
        return log.headNumber();
    }

    /**
     * The last block that can no longer be undone.
     *
     * @return its number, 0 before the first
     */
    public synchronized long irreversibleNumber() {
        return log.irreversibleNumber();
    }

    /**
     * One block.
     *
     * @param number its number
     * @return it, or empty if there is none
     */
    public synchronized Optional<ChainBlock> block(long number) {
        return log.block(number);
    }

    /**
     * Takes a transaction into the mempool.
     *
     * @param submission what somebody broadcasts
     * @return its id in the form that its signatures fit
     * @throws ChainRejection if hived would refuse it
     */
    public synchronized TransactionId broadcast(Submission submission) throws ChainRejection {
        ChainRejection first;
        try {
            return accept(submission, BinaryForm.HF26);
        } catch (ChainRejection rejection) {
            first = rejection;
        }
        if (!first.details().name().equals("tx_missing_active_auth")) {
            throw first;
        }
        try {
            return accept(submission, BinaryForm.LEGACY);
        } catch (ChainRejection second) {
            throw new ChainRejection(first.details().triedInBothForms());
        }
    }

    /**
     * Takes a transaction whose authority the caller vouches for, as a simulation of many chains does, to which
     * signatures would be nothing but time. Everything else is checked as in {@link #broadcast}.
     *
     * @param transaction what is to be done
     * @return its id
     * @throws ChainRejection if hived would refuse it even with good signatures
     */
    public synchronized TransactionId admit(HiveTransaction transaction) throws ChainRejection {
        TransactionId id = HiveSerializer.transactionId(transaction, BinaryForm.HF26);
        return accept(new Submission(transaction, List.of()), id);
    }

    /**
     * Refuses a broadcast where the head is too old for the sender's taste.
     *
     * @param maxBlockAge the oldest head allowed, negative for any
     * @throws ChainRejection if the head is older
     */
    public synchronized void checkAge(Duration maxBlockAge) throws ChainRejection {
        if (!maxBlockAge.isNegative()
                && Duration.between(headTime(), time.now()).compareTo(maxBlockAge) > 0) {
            throw Rejections.staleNode();
        }
    }

    /**
     * Puts an escrow's release to an account into the next block.
     *
     * @param release what is released
     * @return the id of a transaction that holds it
     */
    public synchronized TransactionId releaseEscrow(ChainOperation.EscrowRelease release) {
        TransactionId id = new TransactionId(
                seed.hex("escrow " + release + " after " + headNumber()).substring(0, 40));
        Instant expiration = headTime().plus(Duration.ofMinutes(1));
        ChainTransaction transaction = new ChainTransaction(
                id,
                HiveSerializer.refBlockNum(headNumber()),
                prefix(headNumber()),
                expiration,
                List.of(release),
                List.of());
        mempool.add(transaction);
        mempool.rebuild(log.headState(), headTime());
        changed();
        return id;
    }

    /**
     * Makes the next block of all that waits, in the slot of the present time or in the next free one.
     *
     * @return the block
     */
    public synchronized ChainBlock produceBlock() {
        return produceBlockAt(nextTimestamp());
    }

    /**
     * Makes the next block of all that waits, with a given time.
     *
     * @param timestamp its time, whole seconds, later than the head's
     * @return the block
     */
    public synchronized ChainBlock produceBlockAt(Instant timestamp) {
        ChainState state = log.headState().copy();
        List<ChainTransaction> included = mempool.takeInto(state, headTime(), timestamp);
        List<VirtualOperation> virtualOperations = virtualOperations(state, timestamp);
        state.forgetExpired(timestamp);
        BlockId previous = log.head().map(ChainBlock::id).orElse(BlockMaker.BEFORE_THE_FIRST);
        ChainBlock block = maker.make(headNumber() + 1, previous, timestamp, included, virtualOperations);
        log.append(block, state);
        mempool.rebuild(log.headState(), headTime());
        changed();
        return block;
    }

    /**
     * Undoes blocks; their transactions wait again, and the blocks to come are others.
     *
     * @param count how many, never below the last irreversible block
     * @return how many were undone
     */
    public synchronized int popBlocks(int count) {
        int popped = 0;
        while (popped < count && headNumber() > Math.max(1, irreversibleNumber())) {
            mempool.putBack(log.pop().transactions());
            popped++;
        }
        maker.newFork();
        mempool.rebuild(log.headState(), headTime());
        changed();
        return popped;
    }

    /**
     * Changes how far the last irreversible block is behind the head. It never moves back.
     *
     * @param blocks how many blocks, at least 0
     */
    public synchronized void irreversibleLag(int blocks) {
        log.lag(blocks);
        changed();
    }

    /**
     * Lets the last irreversible block stand still or move again.
     *
     * @param standsStill whether it stands still
     */
    public synchronized void irreversibleStandsStill(boolean standsStill) {
        log.standsStill(standsStill);
        changed();
    }

    /**
     * Where a transaction is.
     *
     * @param id its id
     * @return its status
     */
    public synchronized TransactionStatus status(TransactionId id) {
        Optional<Long> block = log.blockOf(id);
        if (block.isPresent()) {
            return new TransactionStatus.WithinBlock(block.get());
        }
        return mempool.holds(id) ? new TransactionStatus.WithinMempool() : new TransactionStatus.Unknown();
    }

    /**
     * How many transactions wait.
     *
     * @return their number
     */
    public synchronized int mempoolSize() {
        return mempool.size();
    }

    /**
     * Loses everything that waits, as a node that restarts does.
     *
     * @return how many transactions were lost
     */
    public synchronized int clearMempool() {
        int lost = mempool.size();
        mempool.clear();
        mempool.rebuild(log.headState(), headTime());
        return lost;
    }

    /**
     * Asks to be told of every change. The listener is called under the chain's monitor and must not wait.
     *
     * @param listener who is told
     */
    public synchronized void onChange(Runnable listener) {
        listeners.add(listener);
    }

    private TransactionId accept(Submission submission, BinaryForm form) throws ChainRejection {
        TransactionId id = HiveSerializer.transactionId(submission.transaction(), form);
        if (mempool.state().knows(id)) {
            throw Rejections.duplicate(id);
        }
        rules.checkAuthority(submission, form);
        return accept(submission, id);
    }

    private TransactionId accept(Submission submission, TransactionId id) throws ChainRejection {
        if (mempool.state().knows(id)) {
            throw Rejections.duplicate(id);
        }
        rules.checkTime(submission.transaction(), headTime());
        rules.checkReference(
                submission.transaction(),
                referencedPrefix(submission.transaction().refBlockNum()));
        for (HiveOperation operation : submission.transaction().operations()) {
            AccountName payer = TransactionRules.payer(operation);
            if (withoutCredits.contains(payer)) {
                throw Rejections.noCredits(payer, 0, TRANSFER_CREDITS);
            }
        }
        ChainTransaction transaction = new ChainTransaction(
                id,
                submission.transaction().refBlockNum(),
                submission.transaction().refBlockPrefix(),
                submission.transaction().expiration(),
                submission.transaction().operations().stream()
                        .<ChainOperation>map(ChainOperation.Signed::new)
                        .toList(),
                submission.signatures());
        mempool.accept(transaction, headTime());
        changed();
        return id;
    }

    private List<VirtualOperation> virtualOperations(ChainState state, Instant timestamp) {
        List<VirtualOperation> operations = new ArrayList<>();
        operations.add(new VirtualOperation.ProducerReward(BlockMaker.WITNESS, 7_446_597_581L));
        for (SavingsWithdrawal due : state.takeDueWithdrawals(timestamp)) {
            state.credit(due.to(), due.amount());
            operations.add(new VirtualOperation.FillTransferFromSavings(
                    due.from(), due.to(), due.amount(), due.requestId(), due.memo()));
        }
        for (RecurrentTransfer executed : state.executeDueTransfers(timestamp)) {
            operations.add(new VirtualOperation.FillRecurrentTransfer(
                    executed.from(),
                    executed.to(),
                    executed.amount(),
                    executed.memo(),
                    executed.remainingExecutions()));
        }
        return operations;
    }

    private Instant nextTimestamp() {
        Instant earliest = headTime().plus(options.slot());
        long slotSeconds = options.slot().toSeconds();
        long behind = Duration.between(earliest, time.now().truncatedTo(ChronoUnit.SECONDS))
                .toSeconds();
        return behind < slotSeconds ? earliest : earliest.plusSeconds(behind / slotSeconds * slotSeconds);
    }

    private long referencedPrefix(int refBlockNum) {
        long back = (headNumber() - refBlockNum) & REFERENCE_MASK;
        return prefix(headNumber() - back);
    }

    private long prefix(long number) {
        return log.block(number)
                .map(block -> HiveSerializer.refBlockPrefix(block.id()))
                .orElse(0L);
    }

    private void changed() {
        listeners.forEach(Runnable::run);
    }
}

package io.github.hivebolt.devnet.chain;

import io.github.hivebolt.domain.hive.TransactionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Transactions that wait, and the state as it would be with them. Guarded by the chain's monitor. */
final class Mempool {
    private final OperationEffects effects;
    private final List<ChainTransaction> waiting = new ArrayList<>();
    private ChainState pending = new ChainState();

    Mempool(OperationEffects effects) {
        this.effects = effects;
    }

    int size() {
        return waiting.size();
    }

    boolean holds(TransactionId id) {
        return waiting.stream().anyMatch(transaction -> transaction.id().equals(id));
    }

    void clear() {
        waiting.clear();
    }

    void add(ChainTransaction transaction) {
        waiting.add(transaction);
    }

    /** The state with everything that waits. */
    ChainState state() {
        return pending;
    }

    /** Takes a transaction if its operations can be carried out after all that waits. */
    void accept(ChainTransaction transaction, Instant headTime) throws ChainRejection {
        ChainState trial = pending.copy();
        effects.apply(trial, transaction, headTime);
        waiting.add(transaction);
        pending = trial;
    }

    /** Puts transactions of undone blocks before what waits. */
    void putBack(List<ChainTransaction> transactions) {
        waiting.addAll(0, transactions);
    }

    /** Moves all that still fits into a block. The rule of expiration looks at the block before. */
    List<ChainTransaction> takeInto(ChainState state, Instant headTime, Instant now) {
        List<ChainTransaction> included = new ArrayList<>();
        for (ChainTransaction transaction : waiting) {
            if (headTime.isBefore(transaction.expiration()) && fits(state, transaction, now)) {
                included.add(transaction);
            }
        }
        waiting.clear();
        return included;
    }

    /** Drops what expired or no longer fits. */
    void rebuild(ChainState head, Instant headTime) {
        ChainState state = head.copy();
        waiting.removeIf(
                transaction -> !headTime.isBefore(transaction.expiration()) || !fits(state, transaction, headTime));
        pending = state;
    }

    /** Applies a transaction; a refused one leaves no trace because its operations are tried on a copy first. */
    private boolean fits(ChainState state, ChainTransaction transaction, Instant now) {
        if (state.knows(transaction.id())) {
            return false;
        }
        try {
            effects.apply(state.copy(), transaction, now);
            effects.apply(state, transaction, now);
            return true;
        } catch (ChainRejection refused) {
            return false;
        }
    }
}

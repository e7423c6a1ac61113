package io.github.hivebolt.devnet.chain;

import io.github.hivebolt.domain.hive.TransactionId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The blocks, and the states after those that can still be undone. Guarded by the chain's monitor. */
final class BlockLog {
    private final List<ChainBlock> blocks = new ArrayList<>();
    private final Map<TransactionId, Long> blockOf = new HashMap<>();
    /** The state after the irreversible block first, the state after the head last. */
    private final Deque<ChainState> states = new ArrayDeque<>();

    private long irreversible;
    private int lag;
    private boolean standsStill;

    BlockLog(int lag) {
        this.lag = lag;
        states.add(new ChainState());
    }

    long headNumber() {
        return blocks.size();
    }

    long irreversibleNumber() {
        return irreversible;
    }

    Optional<ChainBlock> head() {
        return block(headNumber());
    }

    Optional<ChainBlock> block(long number) {
        return number >= 1 && number <= blocks.size() ? Optional.of(blocks.get((int) number - 1)) : Optional.empty();
    }

    Optional<Long> blockOf(TransactionId id) {
        return Optional.ofNullable(blockOf.get(id));
    }

    ChainState headState() {
        return states.getLast();
    }

    Collection<ChainState> states() {
        return states;
    }

    void append(ChainBlock block, ChainState after) {
        blocks.add(block);
        states.add(after);
        block.transactions().forEach(transaction -> blockOf.put(transaction.id(), block.number()));
        advance();
    }

    ChainBlock pop() {
        ChainBlock popped = blocks.removeLast();
        states.removeLast();
        popped.transactions().forEach(transaction -> blockOf.remove(transaction.id()));
        return popped;
    }

    void lag(int blocksBehind) {
        lag = Math.max(0, blocksBehind);
        advance();
    }

    void standsStill(boolean now) {
        standsStill = now;
        advance();
    }

    private void advance() {
        long reached = standsStill ? irreversible : Math.max(irreversible, headNumber() - lag);
        while (irreversible < reached) {
            irreversible++;
            states.removeFirst();
        }
    }
}

package io.github.hivebolt.simulator;

import io.github.hivebolt.devnet.chain.ChainBlock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Make the blocks: every slot while anything waits or is not irreversible yet, and as seldom as the world allows while
 * nothing concerns the gateway.
 */
final class Witnesses {
    private static final Duration BITCOIN_BLOCK = Duration.ofMinutes(10);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    private final World world;
    private final Scheduler scheduler;
    private final Weather weather;
    private final Pace pace;
    private final List<Runnable> onBlock = new ArrayList<>();
    private long lastWithContent;
    private Instant nextSlot = VirtualClock.START;
    private Instant lastBitcoinBlock = VirtualClock.START;

    Witnesses(World world, Scheduler scheduler, Weather weather, Pace pace) {
        this.world = world;
        this.scheduler = scheduler;
        this.weather = weather;
        this.pace = pace;
    }

    void onBlock(Runnable listener) {
        onBlock.add(listener);
    }

    void start() {
        world.onAdmitted(this::hurry);
        slotAfter(world.chain.slot());
    }

    /** Something waits: the next block comes in the next slot. */
    private void hurry() {
        Duration slot = world.chain.slot();
        if (nextSlot.isAfter(world.clock.now().plus(slot))) {
            slotAfter(slot);
        }
    }

    private void slotAfter(Duration rest) {
        nextSlot = world.clock.now().plus(rest);
        Instant mine = nextSlot;
        scheduler.at(mine, () -> {
            if (mine.equals(nextSlot)) {
                slot();
            }
        });
    }

    private void slot() {
        world.chain.irreversibleStandsStill(weather.is(Fault.IRREVERSIBLE_STOPS));
        if (weather.is(Fault.MEMPOOL_LOST) && weather.chance().oneIn(3)) {
            world.chain.clearMempool();
        }
        if (weather.is(Fault.FORKS) && weather.chance().oneIn(4)) {
            world.chain.popBlocks(weather.chance().between(1, 4));
        }
        boolean missed = weather.is(Fault.MISSED_BLOCKS) && !weather.chance().oneIn(3);
        if (!missed) {
            produce();
        }
        slotAfter(rest());
    }

    private void produce() {
        ChainBlock block = world.chain.produceBlock();
        if (!block.transactions().isEmpty() || block.virtualOperations().size() > 1) {
            lastWithContent = block.number();
        }
        long due = Duration.between(lastBitcoinBlock, world.clock.now()).dividedBy(BITCOIN_BLOCK);
        if (due > 0) {
            world.net.advanceBlocks((int) due);
            lastBitcoinBlock = lastBitcoinBlock.plus(BITCOIN_BLOCK.multipliedBy(due));
        }
        onBlock.forEach(Runnable::run);
    }

    private Duration rest() {
        Duration slot = world.chain.slot();
        if (world.chain.mempoolSize() > 0 || world.chain.irreversibleNumber() < lastWithContent) {
            return slot;
        }
        return pace.stretched(slot, LONGEST_PAUSE);
    }
}

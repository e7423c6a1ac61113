package io.github.hivebolt.devnet;

import io.github.hivebolt.devnet.chain.HiveChain;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Makes a block every few seconds. Thread-safe. */
public final class BlockTicker implements AutoCloseable {
    private final HiveChain chain;
    private final Duration interval;
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().daemon().name("devnet-blocks").unstarted(task));
    private volatile boolean paused;

    BlockTicker(HiveChain chain, Duration interval) {
        this.chain = chain;
        this.interval = interval;
    }

    void start() {
        if (interval.isPositive()) {
            long millis = interval.toMillis();
            ScheduledFuture<?> ticking =
                    scheduler.scheduleAtFixedRate(this::tick, millis, millis, TimeUnit.MILLISECONDS);
            if (ticking.isDone()) {
                throw new IllegalStateException("the ticker ended at once");
            }
        }
    }

    /**
     * Stops making blocks or goes on.
     *
     * @param nowPaused whether it stops
     */
    public void paused(boolean nowPaused) {
        paused = nowPaused;
    }

    /**
     * Whether no blocks are made by time.
     *
     * @return true while paused
     */
    public boolean isPaused() {
        return paused;
    }

    @Override
    public void close() {
        scheduler.shutdownNow();
    }

    private void tick() {
        if (!paused) {
            chain.produceBlock();
        }
    }
}

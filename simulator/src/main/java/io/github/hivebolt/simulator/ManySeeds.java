package io.github.hivebolt.simulator;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Runs seeds on as many threads as there are cores. Simulations share nothing but remembered curve points. */
final class ManySeeds {
    private ManySeeds() {}

    /** Runs them all; the listener is told of each as it ends, from any of the threads. */
    static void run(long first, long count, Consumer<Outcome> listener) {
        int threads = Runtime.getRuntime().availableProcessors();
        AtomicLong next = new AtomicLong(first);
        CountDownLatch running = new CountDownLatch(threads);
        for (int i = 0; i < threads; i++) {
            Thread.ofPlatform().name("simulation-" + i).start(() -> {
                try {
                    for (long seed = next.getAndIncrement(); seed < first + count; seed = next.getAndIncrement()) {
                        listener.accept(SeedRunner.run(seed));
                    }
                } finally {
                    running.countDown();
                }
            });
        }
        try {
            running.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            next.set(Long.MAX_VALUE);
        }
    }
}

package io.github.hivebolt.adapters.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SyncBarrierTest {
    private final AtomicInteger runs = new AtomicInteger();
    private final CountDownLatch firstMayEnd = new CountDownLatch(1);
    private volatile boolean failing;

    private final SyncBarrier barrier = new SyncBarrier(this::sync);

    @Test
    void manyWhoWait_shareOneBarrier_thatBeginsAfterTheirCommits() throws Exception {
        try (ExecutorService executor = Executors.newCachedThreadPool()) {
            Future<?> first = executor.submit(barrier::awaitDone);
            await().until(() -> runs.get() == 1);
            List<Future<?>> others = new ArrayList<>();
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                others.add(executor.submit(() -> {
                    synchronized (threads) {
                        threads.add(Thread.currentThread());
                    }
                    barrier.awaitDone();
                }));
            }
            await().until(() -> {
                synchronized (threads) {
                    return threads.size() == 20
                            && threads.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING);
                }
            });
            assertThat(others).noneMatch(Future::isDone);
            firstMayEnd.countDown();
            first.get();
            for (Future<?> other : others) {
                other.get();
            }
        }
        assertThat(runs)
                .as("the one that ran, and one for all who came meanwhile")
                .hasValue(2);
    }

    @Test
    void whoSawNothingUnsafe_doesNotWait() {
        firstMayEnd.countDown();
        barrier.awaitDoneIfNeeded();
        assertThat(runs).hasValue(0);
        barrier.commitBegins();
        barrier.commitEnded();
        barrier.awaitDoneIfNeeded();
        assertThat(runs).as("a commit without its barrier").hasValue(1);
        barrier.awaitDoneIfNeeded();
        assertThat(runs).hasValue(1);
        barrier.commitBegins();
        barrier.awaitDoneIfNeeded();
        assertThat(runs).as("a commit that may be visible already").hasValue(2);
    }

    @Test
    void failedBarrier_isNotTakenForDone() {
        firstMayEnd.countDown();
        failing = true;
        barrier.commitBegins();
        barrier.commitEnded();
        assertThatThrownBy(barrier::awaitDone).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(barrier::awaitDoneIfNeeded).isInstanceOf(IllegalStateException.class);
        failing = false;
        barrier.awaitDoneIfNeeded();
        assertThat(runs).hasValue(1);
    }

    private void sync() {
        if (failing) {
            throw new IllegalStateException("no disk");
        }
        if (runs.incrementAndGet() == 1) {
            awaitLatch();
        }
    }

    private void awaitLatch() {
        try {
            firstMayEnd.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}

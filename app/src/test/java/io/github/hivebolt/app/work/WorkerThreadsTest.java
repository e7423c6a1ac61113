package io.github.hivebolt.app.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.hivebolt.engine.Worker;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class WorkerThreadsTest {
    private static final Duration LONG = Duration.ofHours(1);

    private final List<String> said = new CopyOnWriteArrayList<>();
    private final WorkerThreads threads = new WorkerThreads(Thread::new, said::add);

    private record Probe(String name, Supplier<Duration> body) implements Worker {
        @Override
        public Duration step() {
            return body.get();
        }
    }

    @Test
    void idlingWorkers_wakeAtOnceWhenStopped() {
        AtomicInteger steps = new AtomicInteger();
        threads.start(List.of(idler("one", steps), idler("two", steps)));
        await().untilAtomic(steps, org.hamcrest.Matchers.is(2));

        assertThat(threads.stop(Duration.ofSeconds(5), Duration.ZERO)).isEmpty();
        assertThat(said).containsExactlyInAnyOrder("worker one stopped", "worker two stopped");
    }

    @Test
    void workerInTheMiddleOfAStep_isAllowedToFinish() {
        CountDownLatch inStep = new CountDownLatch(1);
        AtomicInteger finished = new AtomicInteger();
        threads.start(List.of(new Probe("slow", () -> {
            inStep.countDown();
            await().pollDelay(Duration.ofMillis(300)).until(() -> true);
            finished.incrementAndGet();
            return LONG;
        })));
        await().until(() -> inStep.getCount() == 0);

        assertThat(threads.stop(Duration.ofSeconds(5), Duration.ZERO)).isEmpty();
        assertThat(finished).hasValue(1);
    }

    @Test
    void workerThatHangs_isInterruptedAfterTheTimeIsUp() {
        CountDownLatch inStep = new CountDownLatch(1);
        threads.start(List.of(new Probe("hanging", () -> {
            inStep.countDown();
            return hang();
        })));
        await().until(() -> inStep.getCount() == 0);

        assertThat(threads.stop(Duration.ofMillis(100), Duration.ofSeconds(5))).isEmpty();
        assertThat(said).containsExactly("worker hanging stopped");
    }

    /** As from a time limit that runs out just when the call returns. */
    @Test
    void strayInterrupt_endsNoWorker() {
        AtomicInteger steps = new AtomicInteger();
        threads.start(List.of(new Probe("interrupted", () -> {
            steps.incrementAndGet();
            Thread.currentThread().interrupt();
            return Duration.ofMillis(1);
        })));
        await().until(() -> steps.get() > 3);

        assertThat(threads.dead()).isEmpty();
        assertThat(said).isEmpty();
        assertThat(threads.stop(Duration.ofSeconds(5), Duration.ZERO)).isEmpty();
    }

    @Test
    void livingWorkers_areNotReportedDead() {
        threads.start(List.of(idler("one", new AtomicInteger())));

        assertThat(threads.dead()).isEmpty();
        threads.stop(Duration.ofSeconds(5), Duration.ZERO);
        assertThat(threads.dead()).containsExactly("one");
    }

    @Test
    void twoWorkersOfOneName_areRefused() {
        List<Worker> twins = List.of(idler("one", new AtomicInteger()), idler("one", new AtomicInteger()));

        assertThatThrownBy(() -> threads.start(twins)).hasMessageContaining("two workers are called one");
    }

    private static Worker idler(String name, AtomicInteger steps) {
        return new Probe(name, () -> {
            steps.incrementAndGet();
            return LONG;
        });
    }

    private static Duration hang() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
        return LONG;
    }
}

package io.github.hivebolt.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Asks again until an answer fits, at most ten seconds long. */
final class Patiently {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private Patiently() {}

    static <T> T until(Supplier<T> question, Predicate<T> fits) {
        long end = System.nanoTime() + LIMIT.toNanos();
        T answer = question.get();
        while (!fits.test(answer) && System.nanoTime() < end) {
            pause();
            answer = question.get();
        }
        assertThat(fits.test(answer)).as("the last answer was " + answer).isTrue();
        return answer;
    }

    private static void pause() {
        try {
            // A latch that nobody opens: the condition lies behind a socket, so there is nothing to be woken by.
            if (new CountDownLatch(1).await(50, TimeUnit.MILLISECONDS)) {
                throw new AssertionError("nobody opens this latch");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting", interrupted);
        }
    }
}

package io.github.hivebolt.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Asks again until an answer fits, about ten seconds long. */
final class Patiently {
    private static final int PAUSE_MILLIS = 50;
    private static final int PAUSES = 200;

    private Patiently() {}

    static <T> T until(Supplier<T> question, Predicate<T> fits) {
        T answer = question.get();
        for (int i = 0; i < PAUSES && !fits.test(answer); i++) {
            pause();
            answer = question.get();
        }
        assertThat(fits.test(answer)).as("the last answer was " + answer).isTrue();
        return answer;
    }

    private static void pause() {
        try {
            // A latch that nobody opens: the condition lies behind a socket, so there is nothing to be woken by.
            if (new CountDownLatch(1).await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new AssertionError("nobody opens this latch");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting", interrupted);
        }
    }
}

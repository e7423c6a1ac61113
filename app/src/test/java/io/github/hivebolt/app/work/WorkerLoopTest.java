package io.github.hivebolt.app.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.hivebolt.engine.Worker;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkerLoopTest {
    private static final Duration FIRST = WorkerLoop.SHORTEST_IDLE;

    private interface Step {
        Duration take();
    }

    private final List<Duration> pauses = new ArrayList<>();
    private final List<String> ended = new ArrayList<>();

    @Test
    void failingSteps_backOffFromOneSecondDoublingToThirty() {
        run(fails(), fails(), fails(), fails(), fails(), fails(), fails());

        assertThat(pauses).containsExactly(FIRST, s(1), s(2), s(4), s(8), s(16), s(30), s(30));
    }

    @Test
    void goodStep_resetsTheBackOff() {
        run(fails(), fails(), idles(s(5)), fails());

        assertThat(pauses).containsExactly(FIRST, s(1), s(2), s(5), s(1));
    }

    @Test
    void errorsAreSurvivedLikeExceptions() {
        run(
                () -> {
                    throw new StackOverflowError("planted");
                },
                idles(s(7)));

        assertThat(pauses).containsExactly(FIRST, s(1), s(7));
    }

    @Test
    void zeroAndNegativeIdle_neverBusyLoop() {
        run(idles(Duration.ZERO), idles(s(-3)));

        assertThat(pauses).containsExactly(FIRST, FIRST, FIRST);
    }

    @Test
    void absurdIdle_isCutToAnHour() {
        run(idles(Duration.ofDays(100_000_000)));

        assertThat(pauses).containsExactly(FIRST, Duration.ofHours(1));
    }

    @Test
    void end_isReported() {
        run(idles(s(1)));

        assertThat(ended).containsExactly("probe");
    }

    private void run(Step... steps) {
        Deque<Step> script = new ArrayDeque<>(List.of(steps));
        Worker worker = new Worker() {
            @Override
            public String name() {
                return "probe";
            }

            @Override
            public Duration step() {
                return script.removeFirst().take();
            }
        };
        Pause pause = duration -> {
            pauses.add(duration);
            return script.isEmpty();
        };
        new WorkerLoop(worker, pause, ended::add).run();
    }

    private static Step fails() {
        return () -> {
            throw new IllegalStateException("planted");
        };
    }

    private static Step idles(Duration duration) {
        return () -> duration;
    }

    private static Duration s(int seconds) {
        return Duration.ofSeconds(seconds);
    }
}

package io.github.hivebolt.app.work;

import io.github.hivebolt.engine.Worker;
import io.github.hivebolt.ports.store.StoreUnavailableException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Runs one worker until told to stop. A step that throws is logged and tried again after 1 s, then 2 s, doubling up to
 * 30 s; the next good step resets that.
 */
final class WorkerLoop implements Runnable {
    private static final Logger LOG = Logger.getLogger(WorkerLoop.class.getName());

    /** Keeps a worker that always has more to do, or thinks so, from taking a whole processor. */
    static final Duration SHORTEST_IDLE = Duration.ofMillis(1);

    static final Duration LONGEST_IDLE = Duration.ofHours(1);
    static final Duration FIRST_BACK_OFF = Duration.ofSeconds(1);
    static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(30);

    private final Worker worker;
    private final Pause pause;
    private final Consumer<String> ended;
    private Duration backOff = FIRST_BACK_OFF;

    WorkerLoop(Worker worker, Pause pause, Consumer<String> ended) {
        this.worker = worker;
        this.pause = pause;
        this.ended = ended;
    }

    @Override
    public void run() {
        Duration idle = SHORTEST_IDLE;
        while (!pause.untilStopped(idle)) {
            idle = step();
        }
        ended.accept(worker.name());
    }

    private Duration step() {
        try {
            Duration idle = clamp(worker.step());
            backOff = FIRST_BACK_OFF;
            return idle;
        } catch (StoreUnavailableException outage) {
            // The store says in one sentence what is wrong, and every worker meets the same outage.
            Duration wait = nextWait();
            LOG.log(
                    Level.WARNING,
                    () -> "worker " + worker.name() + " goes on in " + wait + ": " + outage.getMessage());
            return wait;
        } catch (Throwable failure) {
            Duration wait = nextWait();
            LOG.log(Level.SEVERE, failure, () -> "worker " + worker.name() + " failed; it goes on in " + wait);
            return wait;
        }
    }

    private Duration nextWait() {
        Duration wait = backOff;
        backOff = min(backOff.multipliedBy(2), LONGEST_BACK_OFF);
        return wait;
    }

    private static Duration clamp(Duration idle) {
        return idle.compareTo(SHORTEST_IDLE) < 0 ? SHORTEST_IDLE : min(idle, LONGEST_IDLE);
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}

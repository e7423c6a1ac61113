package io.github.hivebolt.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.PriorityQueue;

/** What is going to happen to the world, so that idle time before it can be jumped over. Not thread-safe. */
final class Plan {
    private final Scheduler scheduler;
    private final VirtualClock clock;
    private final EventLog log;
    private final PriorityQueue<Instant> times = new PriorityQueue<>();
    private Instant last = VirtualClock.START;

    Plan(Scheduler scheduler, VirtualClock clock, EventLog log) {
        this.scheduler = scheduler;
        this.clock = clock;
        this.log = log;
    }

    void after(Duration rest, String what, Runnable action) {
        at(clock.now().plus(rest), what, action);
    }

    void at(Instant time, String what, Runnable action) {
        times.add(time);
        scheduler.at(time, () -> {
            last = clock.now();
            log.add("world", what);
            action.run();
        });
    }

    /** When something that was planned happened last. */
    Instant last() {
        return last;
    }

    Optional<Instant> next() {
        while (!times.isEmpty() && !times.peek().isAfter(clock.now())) {
            times.remove();
        }
        return Optional.ofNullable(times.peek());
    }
}

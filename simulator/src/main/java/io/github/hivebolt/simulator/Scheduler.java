package io.github.hivebolt.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;

/**
 * Everything that happens, in the order of (time, sequence). An event may run later events before it returns, which is
 * how other parties get on while a slow call waits for its answer. Not thread-safe.
 */
final class Scheduler {
    private record Event(Instant at, long sequence, Runnable action) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            int byTime = at.compareTo(other.at);
            return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
        }
    }

    private final VirtualClock clock;
    private final Runnable afterEach;
    private final PriorityQueue<Event> queue = new PriorityQueue<>();
    private long lastSequence;
    private long steps;

    Scheduler(VirtualClock clock, Runnable afterEach) {
        this.clock = clock;
        this.afterEach = afterEach;
    }

    void at(Instant time, Runnable action) {
        queue.add(new Event(time, ++lastSequence, action));
    }

    void after(Duration rest, Runnable action) {
        at(clock.now().plus(rest), action);
    }

    /** Runs the next event if it is due by then. */
    boolean runNext(Instant limit) {
        Event next = queue.peek();
        if (next == null || next.at().isAfter(limit)) {
            return false;
        }
        queue.remove();
        clock.moveTo(next.at());
        steps++;
        next.action().run();
        afterEach.run();
        return true;
    }

    /** Runs all that is due by then, and lets the time pass up to there. */
    void runUntil(Instant limit) {
        boolean more = true;
        while (more) {
            more = runNext(limit);
        }
        clock.moveTo(limit);
    }

    long steps() {
        return steps;
    }
}

package io.github.hivebolt.simulator;

import java.time.Duration;

/**
 * One life of one process, from its start to its crash, and the edge between it and the world: every call that leaves or
 * enters the process passes here, and is where it may be slow or the last one.
 */
final class Life {
    private static final int DEEPEST_NESTING = 2;
    private static final Duration SHORTEST = Duration.ofMillis(50);
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMinutes(4);

    private final String process;
    private final Scheduler scheduler;
    private final VirtualClock clock;
    private final Weather weather;
    private final EventLog log;
    private final Nesting nesting;
    private boolean over;

    /** How many slow calls wait for each other; shared by all processes. */
    static final class Nesting {
        private int depth;
    }

    Life(String process, Scheduler scheduler, VirtualClock clock, Weather weather, EventLog log, Nesting nesting) {
        this.process = process;
        this.scheduler = scheduler;
        this.clock = clock;
        this.weather = weather;
        this.log = log;
        this.nesting = nesting;
    }

    String process() {
        return process;
    }

    boolean isOver() {
        return over;
    }

    void end() {
        over = true;
    }

    /** A call is about to have its effect. */
    void before(String call) {
        dieIf(weather.strikes(Fault.CRASH), call);
        if (nesting.depth < DEEPEST_NESTING && weather.strikes(Fault.SLOW_CALL)) {
            waitForAnswer();
        }
        dieIf(over, call);
    }

    /** A call has had its effect, and its answer is about to be heard. */
    void after(String call) {
        dieIf(over || weather.strikes(Fault.CRASH), call);
    }

    /** Meanwhile everybody else gets on. Sometimes it is not the call that is slow, but the process that stands still. */
    private void waitForAnswer() {
        Chance chance = weather.chance();
        Duration rest = chance.oneIn(10) ? PAUSE : chance.between(SHORTEST, LONGEST);
        nesting.depth++;
        try {
            scheduler.runUntil(clock.now().plus(rest));
        } finally {
            nesting.depth--;
        }
    }

    private void dieIf(boolean dies, String call) {
        if (dies) {
            log.add(process, "dies in " + call);
            over = true;
            throw new ProcessKilledError();
        }
    }
}

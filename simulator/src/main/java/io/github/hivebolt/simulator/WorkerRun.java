package io.github.hivebolt.simulator;

import io.github.hivebolt.engine.Worker;
import io.github.hivebolt.ports.store.WorkKind;
import java.time.Duration;
import java.util.Optional;

/** One worker of one life, and when it is stepped next. Not thread-safe. */
final class WorkerRun {
    private static final Duration A_WHILE = Duration.ofMinutes(1);

    private final Worker worker;
    private final Optional<WorkKind> kind;
    private long token;
    private boolean busy;
    private boolean idle;
    private int failures;
    private Duration lastRest = Duration.ZERO;

    WorkerRun(Worker worker) {
        this.worker = worker;
        this.kind = kindOf(worker.name());
    }

    private static Optional<WorkKind> kindOf(String name) {
        if (name.startsWith("dispatcher-")) {
            return Optional.of(WorkKind.SEND);
        }
        if (name.startsWith("tracker-")) {
            return Optional.of(WorkKind.LOOK);
        }
        if (name.startsWith("receive-clerk-")) {
            return Optional.of(WorkKind.RECEIVE);
        }
        return switch (name) {
            case "corroborator" -> Optional.of(WorkKind.CORROBORATE);
            case "considerer" -> Optional.of(WorkKind.CONSIDER);
            case "payout-clerk" -> Optional.of(WorkKind.PAYOUT);
            default -> Optional.empty();
        };
    }

    String name() {
        return worker.name();
    }

    boolean isBlockFollower() {
        return worker.name().equals("block-follower");
    }

    boolean isVirtualFollower() {
        return worker.name().equals("virtual-follower");
    }

    boolean isReceiveWatch() {
        return worker.name().equals("receive-watch");
    }

    /** Whether it waits for the reader to reach what was there at the start, and for that to be booked. */
    boolean isStarting() {
        return worker.name().equals("recovery") && lastRest.compareTo(A_WHILE) < 0;
    }

    /** Whether it looks at the Lightning node, and orders that wait need what it saw. */
    boolean isLightningMonitor() {
        return worker.name().equals("lightning-monitor");
    }

    /** Whether all that it does is to tell the operator. */
    boolean onlyTells() {
        return worker.name().equals("watchdog") || worker.name().equals("funds-watch");
    }

    boolean takes(WorkKind work) {
        return kind.isPresent() && kind.get() == work;
    }

    boolean waitsForWork() {
        return kind.isPresent();
    }

    /** Makes every wake-up that was planned before void. */
    long newToken() {
        idle = false;
        return ++token;
    }

    boolean isCurrent(long expected) {
        return token == expected && !busy;
    }

    void rests() {
        idle = true;
    }

    boolean isIdle() {
        return idle && !busy;
    }

    boolean isBusy() {
        return busy;
    }

    Duration step() {
        busy = true;
        try {
            Duration rest = worker.step();
            failures = 0;
            lastRest = rest;
            return rest;
        } finally {
            busy = false;
        }
    }

    /** As the loop of the application does after a step that threw. */
    Duration backOff() {
        failures = Math.min(failures + 1, 6);
        return Duration.ofSeconds(1L << failures);
    }
}

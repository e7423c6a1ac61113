package io.github.hivebolt.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * How long whoever looks around from time to time may look away: until the next thing that is known to happen. What
 * nobody can know beforehand, such as a late request, is always planned, and so is known here.
 */
final class Pace {
    /** Longer than a payment may be held: what goes on after that waits for something that is planned. */
    private static final Duration ATTENTION = Duration.ofMinutes(7);
    /** Until it is read, corroborated and booked. */
    private static final Duration WORK_OF_A_BLOCK = Duration.ofSeconds(10);

    private final VirtualClock clock;
    private final Plan plan;
    private final WorkAlarms alarms;
    private final List<Interval> awake = new ArrayList<>();
    private BooleanSupplier isPaymentHeld = () -> false;
    private Instant lastBlock = VirtualClock.START;

    private record Interval(Instant from, Instant to) {}

    Pace(VirtualClock clock, Plan plan, WorkAlarms alarms) {
        this.clock = clock;
        this.plan = plan;
        this.alarms = alarms;
    }

    /** Nobody looks away meanwhile: customers come. */
    void keepAwake(Instant from, Instant to) {
        awake.add(new Interval(from, to));
        plan.at(from, "customers come", () -> {});
    }

    /** Nobody looks away for long while somebody's payment is held back. */
    void keepAwakeWhile(BooleanSupplier held) {
        isPaymentHeld = held;
    }

    void blockCame() {
        lastBlock = clock.now();
    }

    /** Whether a new block may still be worked on. */
    boolean isAfterABlock() {
        return clock.now().isBefore(lastBlock.plus(WORK_OF_A_BLOCK));
    }

    private boolean isAwake() {
        Instant now = clock.now();
        for (Interval interval : awake) {
            if (!now.isBefore(interval.from()) && now.isBefore(interval.to())) {
                return true;
            }
        }
        return now.isBefore(plan.last().plus(ATTENTION)) && isPaymentHeld.getAsBoolean();
    }

    /** At least the rest that was asked for; longer while nothing happens, up to a limit. */
    Duration stretched(Duration rest, Duration longest) {
        if (isAwake()) {
            return rest;
        }
        Instant far = clock.now().plus(longest);
        Instant next = earlier(plan.next(), earlier(alarms.next(), far));
        Duration idle = Duration.between(clock.now(), next);
        return idle.compareTo(rest) > 0 ? idle : rest;
    }

    private static Instant earlier(Optional<Instant> one, Instant other) {
        return one.filter(other::isAfter).orElse(other);
    }
}

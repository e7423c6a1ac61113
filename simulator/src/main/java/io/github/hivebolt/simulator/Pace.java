package io.github.hivebolt.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long whoever looks around from time to time may look away: until the next thing that is known to happen. What
 * nobody can know beforehand, such as a late request, is always planned, and so is known here.
 */
final class Pace {
    private final VirtualClock clock;
    private final Plan plan;
    private final WorkAlarms alarms;

    Pace(VirtualClock clock, Plan plan, WorkAlarms alarms) {
        this.clock = clock;
        this.plan = plan;
        this.alarms = alarms;
    }

    /** At least the rest that was asked for; longer while nothing happens, up to a limit. */
    Duration stretched(Duration rest, Duration longest) {
        Instant far = clock.now().plus(longest);
        Instant next = earlier(plan.next(), earlier(alarms.next(), far));
        Duration idle = Duration.between(clock.now(), next);
        return idle.compareTo(rest) > 0 ? idle : rest;
    }

    private static Instant earlier(Optional<Instant> one, Instant other) {
        return one.filter(other::isAfter).orElse(other);
    }
}

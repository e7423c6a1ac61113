package io.github.hivebolt.adapters.hive;

import io.github.hivebolt.ports.MonotonicTime;
import io.github.hivebolt.ports.spi.AdapterContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How well a node serves one group of calls, and until when it is left alone. Thread-safe. */
final class Health {
    static final Duration SHORTEST = Duration.ofSeconds(5);
    static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration LONGEST_ASKED_FOR = Duration.ofMinutes(10);
    private static final int PATIENCE_WITH_NOT_YET = 3;
    private static final int MAX_DOUBLINGS = 6;

    private final AdapterContext context;
    private int failures;
    private int notYets;
    private MonotonicTime failedAt;
    private Duration coolDown = Duration.ZERO;
    private Duration asked = Duration.ZERO;
    private Optional<NodeTroubleException> last = Optional.empty();
    private Instant changedAt;

    Health(AdapterContext context) {
        this.context = context;
        this.failedAt = context.time().monotonic();
        this.changedAt = context.time().now();
    }

    synchronized void good() {
        if (last.isPresent()) {
            changedAt = context.time().now();
        }
        failures = 0;
        notYets = 0;
        coolDown = Duration.ZERO;
        asked = Duration.ZERO;
        last = Optional.empty();
    }

    synchronized void bad(NodeTroubleException trouble) {
        if (trouble.kind() == NodeTroubleException.Kind.NOT_YET && ++notYets <= PATIENCE_WITH_NOT_YET) {
            return;
        }
        if (last.isEmpty()) {
            changedAt = context.time().now();
        }
        failures++;
        failedAt = context.time().monotonic();
        asked = trouble.retryAfter()
                .map(wait -> shorter(wait, LONGEST_ASKED_FOR))
                .orElse(Duration.ZERO);
        Duration own = trouble.kind() == NodeTroubleException.Kind.UNFIT
                ? LONGEST
                : shorter(SHORTEST.multipliedBy(1L << Math.min(failures - 1, MAX_DOUBLINGS)), LONGEST);
        coolDown = longer(jittered(own), asked);
        last = Optional.of(trouble);
    }

    /** Between 80 and 120 percent. */
    private Duration jittered(Duration wait) {
        return wait.multipliedBy(800 + context.random().nextInt(401)).dividedBy(1000);
    }

    /** Whether it may be asked now. */
    synchronized boolean isAvailable() {
        return failures == 0 || sinceFailure().compareTo(coolDown) >= 0;
    }

    /** Whether it may be asked although it cools down, because no other node is left. */
    synchronized boolean isLastResort() {
        return sinceFailure().compareTo(longer(SHORTEST, asked)) >= 0;
    }

    synchronized Duration sinceFailure() {
        return context.time().monotonic().since(failedAt);
    }

    /** What is wrong, or empty while it is well or was never asked. */
    synchronized Optional<NodeTroubleException> last() {
        return last;
    }

    /** Since when it has been as well or bad as it is. */
    synchronized Instant changedAt() {
        return changedAt;
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}

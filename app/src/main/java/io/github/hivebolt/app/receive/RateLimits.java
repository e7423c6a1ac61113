package io.github.hivebolt.app.receive;

import io.github.hivebolt.app.rest.Problems;
import io.github.hivebolt.ports.MonotonicTime;
import io.github.hivebolt.ports.TimeSource;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Bounds how often one caller may ask: each has a bucket that holds so many requests and fills up again evenly. Of very
 * many callers the ones not seen for longest are forgotten. Thread-safe.
 */
final class RateLimits {
    private static final int MOST_CALLERS = 20_000;
    private static final long NANOS_PER_MINUTE = Duration.ofMinutes(1).toNanos();

    private final TimeSource time;
    private final int perMinute;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST_CALLERS;
        }
    };

    /** How many requests are left, in nanoseconds of filling time. */
    private record Bucket(long filledNanos, MonotonicTime at) {}

    RateLimits(TimeSource time, int perMinute) {
        this.time = time;
        this.perMinute = perMinute;
    }

    /** Takes one request out of a caller's bucket, or says how long to wait. */
    synchronized Optional<Duration> take(String caller) {
        MonotonicTime now = time.monotonic();
        long cost = NANOS_PER_MINUTE / perMinute;
        Bucket before = buckets.getOrDefault(caller, new Bucket(NANOS_PER_MINUTE, now));
        long filled = Math.min(
                NANOS_PER_MINUTE, before.filledNanos() + now.since(before.at()).toNanos());
        boolean enough = filled >= cost;
        buckets.put(caller, new Bucket(enough ? filled - cost : filled, now));
        return enough ? Optional.empty() : Optional.of(Duration.ofNanos(cost - filled));
    }

    /** Takes one request, or answers 429. */
    void require(String caller) {
        take(caller).ifPresent(wait -> {
            throw Problems.tooManyRequests(wait.toSeconds() + 1);
        });
    }
}

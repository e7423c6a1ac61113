package io.github.hivebolt.app.rest;

import io.github.hivebolt.engine.GatewayStatus;
import io.github.hivebolt.ports.MonotonicTime;
import io.github.hivebolt.ports.TimeSource;
import io.github.hivebolt.ports.store.StoreUnavailableException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Asks the gateway how it is, but not more often than makes sense: the status is public, and many pages ask every two
 * seconds. Thread-safe.
 */
final class StatusDesk {
    private static final Duration FRESH = Duration.ofMillis(500);
    private static final Duration USABLE = Duration.ofSeconds(3);

    private final Supplier<GatewayStatus> gateway;
    private final TimeSource time;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile Optional<Answer> last = Optional.empty();

    /** An answer without status means that the store was out. */
    private record Answer(Optional<GatewayStatus> status, MonotonicTime at) {}

    StatusDesk(Supplier<GatewayStatus> gateway, TimeSource time) {
        this.gateway = gateway;
        this.time = time;
    }

    /** The status, at most half a second old (three while the store is slow), or empty while the store is out. */
    Optional<GatewayStatus> status() {
        Optional<Answer> fresh = notOlderThan(FRESH);
        if (fresh.isPresent()) {
            return fresh.get().status();
        }
        if (!asking.tryLock()) {
            Optional<Answer> usable = notOlderThan(USABLE);
            if (usable.isPresent()) {
                return usable.get().status();
            }
            asking.lock();
        }
        try {
            return notOlderThan(FRESH).orElseGet(this::ask).status();
        } finally {
            asking.unlock();
        }
    }

    private Answer ask() {
        Optional<GatewayStatus> status;
        try {
            status = Optional.of(gateway.get());
        } catch (StoreUnavailableException out) {
            status = Optional.empty();
        }
        Answer answer = new Answer(status, time.monotonic());
        last = Optional.of(answer);
        return answer;
    }

    private Optional<Answer> notOlderThan(Duration age) {
        MonotonicTime now = time.monotonic();
        return last.filter(answer -> now.since(answer.at()).compareTo(age) < 0);
    }
}

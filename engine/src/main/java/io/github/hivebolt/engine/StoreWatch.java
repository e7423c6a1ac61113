package io.github.hivebolt.engine;

import io.github.hivebolt.domain.incident.IncidentKind;
import io.github.hivebolt.ports.MonotonicTime;
import io.github.hivebolt.ports.TimeSource;
import io.github.hivebolt.ports.store.OrderStore;
import io.github.hivebolt.ports.store.StoreUnavailableException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Remembers since when the store is out, and writes it down when it is back: an incident cannot be kept in a store that
 * does not answer. Until then the log, the status page and the missing heartbeat tell of it.
 */
final class StoreWatch {
    private static final Logger LOG = System.getLogger(StoreWatch.class.getName());

    private static final String OVER = "The store answers again. Nothing was done without it, and nothing was lost.";

    private final OrderStore store;
    private final TimeSource time;
    private final IncidentDesk incidents;
    private final Duration outageAfter;
    private Optional<Out> outSince = Optional.empty();
    private boolean logged;
    /** An earlier run may have ended between opening and closing. */
    private boolean looked;

    private record Out(Instant since, MonotonicTime at) {}

    StoreWatch(OrderStore store, TimeSource time, IncidentDesk incidents, Duration outageAfter) {
        this.store = store;
        this.time = time;
        this.incidents = incidents;
        this.outageAfter = outageAfter;
    }

    void isOut(StoreUnavailableException out) {
        Out began = outSince.orElseGet(() -> new Out(time.now(), time.monotonic()));
        outSince = Optional.of(began);
        if (!logged && lastedLong(began)) {
            logged = true;
            LOG.log(
                    Level.ERROR,
                    "STORE_DOWN: the store has not answered since {0}; nothing is done without it: {1}",
                    began.since(),
                    String.valueOf(out.getMessage()));
        }
    }

    void answered() {
        Optional<Out> lasted = outSince.filter(this::lastedLong);
        lasted.ifPresent(out -> store.write(tx -> {
            IncidentDesk.openSince(tx, IncidentKind.STORE_DOWN, "The store did not answer.", out.since());
            return true;
        }));
        if (lasted.isPresent() || !looked) {
            store.write(tx -> {
                incidents.close(tx, IncidentKind.STORE_DOWN, "", OVER);
                return true;
            });
        }
        looked = true;
        outSince = Optional.empty();
        logged = false;
    }

    private boolean lastedLong(Out out) {
        return time.monotonic().since(out.at()).compareTo(outageAfter) >= 0;
    }
}

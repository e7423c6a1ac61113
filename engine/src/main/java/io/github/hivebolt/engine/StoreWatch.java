package io.github.hivebolt.engine;

import io.github.hivebolt.domain.incident.IncidentKind;
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

    private final OrderStore store;
    private final TimeSource time;
    private final IncidentDesk incidents;
    private final Duration outageAfter;
    private Optional<Instant> outSince = Optional.empty();
    private boolean logged;

    StoreWatch(OrderStore store, TimeSource time, IncidentDesk incidents, Duration outageAfter) {
        this.store = store;
        this.time = time;
        this.incidents = incidents;
        this.outageAfter = outageAfter;
    }

    void isOut(StoreUnavailableException out) {
        Instant since = outSince.orElseGet(time::now);
        outSince = Optional.of(since);
        if (!logged && lastedLong(since)) {
            logged = true;
            LOG.log(
                    Level.ERROR,
                    "STORE_DOWN: the store has not answered since {0}; nothing is done without it: {1}",
                    since,
                    String.valueOf(out.getMessage()));
        }
    }

    void answered() {
        Optional<Instant> since = outSince.filter(this::lastedLong);
        since.ifPresent(began -> store.write(tx -> {
            incidents.wasOpen(
                    tx,
                    IncidentKind.STORE_DOWN,
                    "The store did not answer.",
                    began,
                    "The store answers again. Nothing was done without it, and nothing was lost.");
            return true;
        }));
        outSince = Optional.empty();
        logged = false;
    }

    private boolean lastedLong(Instant since) {
        return Duration.between(since, time.now()).compareTo(outageAfter) >= 0;
    }
}

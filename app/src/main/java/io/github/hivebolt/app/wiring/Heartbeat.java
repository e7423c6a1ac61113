package io.github.hivebolt.app.wiring;

import io.github.hivebolt.adapters.notify.DeadMansSwitch;
import io.github.hivebolt.domain.incident.Incident;
import io.github.hivebolt.domain.incident.IncidentKind;
import io.github.hivebolt.engine.Worker;
import io.github.hivebolt.ports.store.StoreUnavailableException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Tells a service outside once a minute that the gateway is well, or that it is not. Where nothing can leave, the service
 * hears nothing, and tells the operator by itself. An outage that the gateway can tell of itself, and works off by itself,
 * is no failure here.
 */
final class Heartbeat implements Worker {
    private static final Logger LOG = System.getLogger(Heartbeat.class.getName());
    private static final Duration EVERY = Duration.ofMinutes(1);
    private static final Set<IncidentKind> FAILURES = Set.of(
            IncidentKind.NETWORK_DOWN,
            IncidentKind.STORE_DOWN,
            IncidentKind.STORE_BEHIND,
            IncidentKind.NODE_CONTRADICTION,
            IncidentKind.NOTIFIER_FAILING,
            IncidentKind.DISK_LOW);

    private final DeadMansSwitch outside;
    private final Supplier<List<Incident>> openIncidents;
    private final Supplier<List<String>> deadWorkers;
    private boolean started;
    private boolean heard = true;

    /**
     * A heartbeat.
     *
     * @param outside who listens
     * @param openIncidents what is wrong, from the store
     * @param deadWorkers names of workers that ended
     */
    Heartbeat(DeadMansSwitch outside, Supplier<List<Incident>> openIncidents, Supplier<List<String>> deadWorkers) {
        this.outside = outside;
        this.openIncidents = openIncidents;
        this.deadWorkers = deadWorkers;
    }

    @Override
    public String name() {
        return "heartbeat";
    }

    @Override
    public Duration step() {
        if (!started) {
            started = true;
            outside.start();
        }
        String trouble = trouble();
        boolean taken = trouble.isEmpty() ? outside.success() : outside.fail(trouble);
        if (heard != taken) {
            LOG.log(Level.WARNING, taken ? "the heartbeat is heard again" : "nobody hears the heartbeat");
        }
        heard = taken;
        return EVERY;
    }

    private String trouble() {
        List<String> dead = deadWorkers.get();
        if (!dead.isEmpty()) {
            return "workers ended: " + String.join(", ", dead);
        }
        try {
            return openIncidents.get().stream()
                    .map(Incident::kind)
                    .filter(FAILURES::contains)
                    .map(IncidentKind::name)
                    .distinct()
                    .collect(Collectors.joining(", "));
        } catch (StoreUnavailableException out) {
            return IncidentKind.STORE_DOWN.name();
        }
    }
}

package io.github.hivebolt.app.guard;

import io.github.hivebolt.ports.TimeSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which circuits are open, as the calls see it: Fault Tolerance itself does not tell. A circuit is open from the first call
 * that was not let through until the next one that came back. Thread-safe.
 */
@ApplicationScoped
public class Circuits {
    /** Every circuit that there is. */
    public static final List<String> NAMES = List.of(
            "hive-tip", "hive-blocks", "hive-virtual", "lightning-status", "lightning-invoices", "rates", "notifiers");

    private final Map<String, Instant> openSince = new ConcurrentHashMap<>();

    @Inject
    TimeSource time;

    @SuppressWarnings("NullAway.Init") // The container fills the injected field.
    Circuits() {}

    /**
     * A circuit's state.
     *
     * @param name one of {@link #NAMES}
     * @param openSince since when calls are not let through, empty while it is closed
     */
    public record Circuit(String name, Optional<Instant> openSince) {}

    /**
     * All circuits.
     *
     * @return one each, always in the same order
     */
    public List<Circuit> all() {
        return NAMES.stream()
                .map(name -> new Circuit(name, Optional.ofNullable(openSince.get(name))))
                .toList();
    }

    /**
     * Whether a circuit is open.
     *
     * @param name one of {@link #NAMES}
     * @return true if calls are not let through
     */
    public boolean isOpen(String name) {
        return openSince.containsKey(name);
    }

    void opened(String name) {
        openSince.putIfAbsent(name, time.now());
    }

    void closed(String name) {
        openSince.remove(name);
    }
}

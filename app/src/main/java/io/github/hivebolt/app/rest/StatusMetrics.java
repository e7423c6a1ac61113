package io.github.hivebolt.app.rest;

import io.github.hivebolt.app.guard.Circuits;
import io.github.hivebolt.engine.GatewayStatus;
import io.github.hivebolt.engine.PartyHealth;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.eclipse.microprofile.metrics.annotation.RegistryScope;

/** The status as gauges below {@code /metrics}. What is unknown is not a number. */
@ApplicationScoped
public class StatusMetrics {
    private static final int AFTER_THE_STORE = 4000;

    @Inject
    StatusDesk desk;

    @Inject
    @RegistryScope(scope = MetricRegistry.APPLICATION_SCOPE)
    MetricRegistry registry;

    @Inject
    Circuits circuits;

    private final Set<String> parties = ConcurrentHashMap.newKeySet();

    @SuppressWarnings("NullAway.Init") // The container fills the injected fields.
    StatusMetrics() {}

    void register(@Observes @Priority(AFTER_THE_STORE) @Initialized(ApplicationScoped.class) Object event) {
        gauge("hivebolt_up", "1 while all is well, 0.5 degraded, 0 down or paused", StatusMetrics::overall);
        gauge("hivebolt_block_lag", "Blocks between the chain's head and the last one read", StatusMetrics::lag);
        gauge(
                "hivebolt_open_incidents",
                "Incidents that are open",
                status -> status.openIncidents().size());
        gauge("hivebolt_queued_notifications", "Messages that wait", GatewayStatus::queuedNotifications);
        for (String state : OrderQuery.SEND_STATES) {
            gauge(
                    "hivebolt_orders",
                    "Orders in each state",
                    status -> status.orders().getOrDefault(state, 0L),
                    new Tag("state", state));
        }
        Circuits.NAMES.forEach(this::registerCircuit);
        desk.status().ifPresent(this::registerParties);
    }

    private void registerCircuit(String name) {
        Metadata metadata = Metadata.builder()
                .withName("hivebolt_circuit_open")
                .withDescription("1 while calls are not let through after many failures")
                .build();
        registry.gauge(metadata, () -> circuits.isOpen(name) ? 1.0 : 0.0, new Tag("circuit", name));
    }

    /** Parties are known once the store has answered, which may be after the start. */
    private void registerParties(GatewayStatus status) {
        for (PartyHealth party : status.parties()) {
            String name = StatusReport.displayName(party);
            if (parties.add(name)) {
                gauge(
                        "hivebolt_party_up",
                        "1 while an outside party works, 0.5 in part, 0 not",
                        now -> partyUp(now, name),
                        new Tag("party", name));
            }
        }
    }

    private void gauge(String name, String description, ToDoubleFunction<GatewayStatus> value, Tag... tags) {
        Metadata metadata =
                Metadata.builder().withName(name).withDescription(description).build();
        registry.gauge(metadata, () -> measure(value), tags);
    }

    private double measure(ToDoubleFunction<GatewayStatus> value) {
        Optional<GatewayStatus> status = desk.status();
        status.ifPresent(this::registerParties);
        return status.map(known -> value.applyAsDouble(known)).orElse(Double.NaN);
    }

    static double overall(GatewayStatus status) {
        return switch (status.overall()) {
            case UP -> 1;
            case DEGRADED -> 0.5;
            case DOWN, PAUSED -> 0;
        };
    }

    static double lag(GatewayStatus status) {
        return StatusReport.lagBlocks(status.readUpTo(), status.tip())
                .map(Long::doubleValue)
                .orElse(Double.NaN);
    }

    static double partyUp(GatewayStatus status, String party) {
        return status.parties().stream()
                .filter(health -> StatusReport.displayName(health).equals(party))
                .findFirst()
                .map(health -> switch (health.state()) {
                    case UP -> 1.0;
                    case DEGRADED -> 0.5;
                    case UNKNOWN -> Double.NaN;
                    case DOWN -> 0.0;
                })
                .orElse(Double.NaN);
    }
}

package io.github.hivebolt.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.hivebolt.adapters.notify.DeadMansSwitch;
import io.github.hivebolt.domain.incident.Incident;
import io.github.hivebolt.domain.incident.IncidentKind;
import io.github.hivebolt.ports.store.StoreUnavailableException;
import io.github.hivebolt.testkit.HttpDouble;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a dead man's switch hears, on a real server. */
class HeartbeatTest {
    private final HttpDouble server = HttpDouble.answering(200, Map.of(), "OK");
    private final DeadMansSwitch outside = DeadMansSwitch.at(URI.create(server.url() + "/ping/x"));

    @AfterEach
    void stop() {
        outside.close();
        server.close();
    }

    private Heartbeat heartbeat(Supplier<List<Incident>> open, List<String> dead) {
        return new Heartbeat(outside, open, () -> dead);
    }

    private static List<Incident> open(IncidentKind kind) {
        return List.of(new Incident(1, kind, "", "", Instant.EPOCH, Optional.empty(), Optional.empty()));
    }

    private List<String> heard() {
        return server.received().stream()
                .map(request -> (request.target() + " " + request.body()).strip())
                .toList();
    }

    @Test
    void healthyGateway_beginsOnceAndIsHeardEveryMinute() {
        Heartbeat heartbeat = heartbeat(List::of, List.of());
        assertThat(heartbeat.step()).isEqualTo(Duration.ofMinutes(1));
        heartbeat.step();
        assertThat(heard()).containsExactly("/ping/x/start", "/ping/x", "/ping/x");
    }

    @Test
    void outageThatTheGatewayTellsOfItself_isNoFailure() {
        heartbeat(() -> open(IncidentKind.LIGHTNING_DOWN), List.of()).step();
        assertThat(heard()).containsExactly("/ping/x/start", "/ping/x");
    }

    @Test
    void whatTheGatewayCannotTellOrMend_isAFailure() {
        heartbeat(() -> open(IncidentKind.NOTIFIER_FAILING), List.of()).step();
        heartbeat(List::of, List.of("block-follower")).step();
        heartbeat(
                        () -> {
                            throw new StoreUnavailableException("out", new IOException("refused"));
                        },
                        List.of())
                .step();
        assertThat(heard())
                .contains(
                        "/ping/x/fail NOTIFIER_FAILING",
                        "/ping/x/fail workers ended: block-follower",
                        "/ping/x/fail STORE_DOWN")
                .doesNotContain("/ping/x");
    }

    @Test
    void serviceThatIsOut_stopsNothing() {
        server.close();
        assertThat(heartbeat(List::of, List.of()).step()).isEqualTo(Duration.ofMinutes(1));
    }
}

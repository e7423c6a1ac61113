package io.github.hivebolt.adapters.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.hivebolt.testkit.HttpDouble;
import io.github.hivebolt.testkit.SocksDouble;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The two conventions, on a real server. */
class DeadMansSwitchTest {
    private final HttpDouble server = HttpDouble.answering(200, Map.of(), "OK");

    @AfterEach
    void stop() {
        server.close();
    }

    private List<String> heardAfterAll(String address) {
        try (DeadMansSwitch dead = DeadMansSwitch.at(URI.create(server.url() + address))) {
            assertThat(dead.start()).isTrue();
            assertThat(dead.success()).isTrue();
            assertThat(dead.fail("NETWORK_DOWN & more\u0000")).isTrue();
        }
        return server.received().stream()
                .map(request -> request.method() + " " + request.target() + " " + request.body())
                .toList();
    }

    @Test
    void healthchecks_hearStartSuccessAndFail() {
        assertThat(heardAfterAll("/ping/0c7e-uuid"))
                .containsExactly(
                        "GET /ping/0c7e-uuid/start ",
                        "GET /ping/0c7e-uuid ",
                        "POST /ping/0c7e-uuid/fail NETWORK_DOWN & more\uFFFD");
    }

    @Test
    void queryOfTheAddress_isKept() {
        assertThat(heardAfterAll("/ping/key/gateway?create=1"))
                .contains("GET /ping/key/gateway/start?create=1 ", "GET /ping/key/gateway?create=1 ");
    }

    @Test
    void uptimeKuma_hearsUpAndDown() {
        assertThat(heardAfterAll("/api/push/t0ken?status=up&msg=OK&ping="))
                .containsExactly(
                        "GET /api/push/t0ken?status=up&msg=OK&ping= ",
                        "GET /api/push/t0ken?status=down&msg=NETWORK_DOWN+%26+more%EF%BF%BD&ping= ");
    }

    @Test
    void serviceThatIsOutOrRefuses_isNoException() {
        try (HttpDouble refusing = HttpDouble.answering(404, Map.of(), "no");
                DeadMansSwitch refused = DeadMansSwitch.at(URI.create(refusing.url() + "/x"));
                DeadMansSwitch gone = DeadMansSwitch.at(URI.create("http://127.0.0.1:1/x"))) {
            assertThat(refused.success()).isFalse();
            assertThat(gone.success()).isFalse();
            assertThat(gone.fail("x")).isFalse();
            assertThat(gone.toString()).doesNotContain("/x");
        }
    }

    @Test
    void onionAddress_isReachedThroughTheProxy() {
        try (SocksDouble proxy = SocksDouble.open();
                DeadMansSwitch dead = DeadMansSwitch.at(
                        URI.create("http://switch.onion:"
                                + URI.create(server.url()).getPort() + "/ping/x"),
                        "127.0.0.1",
                        proxy.port())) {
            assertThat(dead.success()).isTrue();
            assertThat(proxy.asked()).containsExactly("switch.onion");
        }
    }
}

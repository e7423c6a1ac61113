package io.github.hivebolt.adapters.hive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.hivebolt.ports.PartyUnavailableException;
import io.github.hivebolt.ports.spi.AdapterContext;
import io.github.hivebolt.testkit.SocksDouble;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A Hive node that is an onion service is reached through the proxy, the others are not. */
@Timeout(30)
class OnionNodeTest {
    private static final HiveTimeouts PATIENT = HiveTimeouts.DEFAULT;
    private static final String ONION = "hivehivehivehivehivehivehivehivehivehivehivehivehivehive.onion";

    private final TestWorld world = new TestWorld(2);
    private final SocksDouble proxy = SocksDouble.open();

    @AfterEach
    void stop() {
        proxy.close();
        world.close();
    }

    private URI onion(int node) {
        return URI.create("http://" + ONION + ":" + world.node(node).url().getPort());
    }

    private HiveNodesSettings settings(List<URI> nodes) {
        return HiveNodesSettings.of(TestWorld.GATEWAY, nodes, TestAnswers.CHAIN).withTimeouts(PATIENT);
    }

    private HiveNodes open(HiveNodesSettings settings) {
        return HiveNodes.open(settings, new AdapterContext(world.time(), new TestRandom(3)));
    }

    @Test
    void onionNode_isAskedThroughTheProxy_andTheOtherDirectly() {
        List<URI> nodes = List.of(onion(0), world.node(1).url());
        try (HiveNodes hive = open(settings(nodes).withOnionProxy("127.0.0.1", proxy.port()))) {
            assertThat(hive.reader().tip().irreversibleNumber()).isEqualTo(world.irreversibleNumber());
            assertThat(hive.reader().read(world.reference(20), 5).isEmpty()).isFalse();
            assertThat(hive.nodeReports()).allMatch(report -> report.state() == NodeReport.State.UP);
        }
        assertThat(proxy.asked()).isNotEmpty().containsOnly(ONION);
        assertThat(world.node(0).calls("database_api.get_dynamic_global_properties"))
                .isPositive();
        assertThat(world.node(1).calls("database_api.get_dynamic_global_properties"))
                .isPositive();
    }

    @Test
    void onionNodeWithoutAProxy_isDownAndSaysWhatIsMissing() {
        world.time().advance(Duration.ofSeconds(1));
        try (HiveNodes hive = open(settings(List.of(onion(0))))) {
            assertThatThrownBy(() -> hive.reader().tip()).isInstanceOf(PartyUnavailableException.class);
            assertThat(hive.nodeReports().getFirst().why()).contains("hivebolt.proxy");
        }
    }
}

package io.github.hivebolt.adapters.hive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.hivebolt.adapters.hive.TestNode.Reply;
import io.github.hivebolt.domain.hive.BlockReference;
import io.github.hivebolt.ports.BlockBatch;
import io.github.hivebolt.ports.PartyUnavailableException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How nodes are chosen, spared, reported and probed. */
class NodeCareTest {
    private static final String RANGE = "block_api.get_block_range";
    private static final String HEAD = "database_api.get_dynamic_global_properties";

    private TestWorld world = new TestWorld(2);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void reports_tellUpDegradedAndDownWithTheReason() {
        Instant opened = world.hive().nodeReports().get(0).since();
        world.time().advance(Duration.ofSeconds(1));
        assertThat(world.hive().nodeReports())
                .allMatch(report ->
                        report.state() == NodeReport.State.DOWN && report.why().equals("was not asked yet"));
        world.reader().tip();
        assertThat(world.hive().nodeReports())
                .allMatch(report -> report.state() == NodeReport.State.UP
                        && report.headNumber().equals(Optional.of(60L))
                        && report.lag().isPresent()
                        && report.why().isEmpty());
        world.node(0).script(RANGE, (request, honest) -> Reply.html(500, ""));
        world.reader().read(world.reference(20), 5);
        NodeReport degraded = world.hive().nodeReports().get(0);
        assertThat(degraded.state()).isEqualTo(NodeReport.State.DEGRADED);
        assertThat(degraded.troubles()).containsOnlyKeys(ApiGroup.BLOCKS);
        assertThat(degraded.why()).contains("HTTP 500");
        assertThat(degraded.since()).isAfter(opened);
        world.node(0).script((request, honest) -> Reply.html(500, ""));
        world.time().advance(Duration.ofSeconds(2));
        world.reader().tip();
        assertThat(world.hive().nodeReports().get(0).state()).isEqualTo(NodeReport.State.DOWN);
    }

    @Test
    void nodesChosenAtRunTime_areUsedAtOnce_andWhatIsKnownOfTheOthersIsKept() {
        world.close();
        world = new TestWorld(3);
        world.reader().tip();
        List<URI> two = List.of(world.node(1).url(), world.node(0).url());
        world.hive().use(two, 2);
        assertThat(world.hive().nodeReports())
                .extracting(NodeReport::state)
                .containsExactly(NodeReport.State.UP, NodeReport.State.UP);
        int before = world.node(2).calls(HEAD);
        world.time().advance(Duration.ofMinutes(1));
        world.reader().tip();
        assertThat(world.node(2).calls(HEAD)).isEqualTo(before);
        assertThat(world.reader().read(world.reference(20), 5).isEmpty()).isFalse();
    }

    @Test
    void fewerHostsThanMustConfirm_areRefused_andTheOldOnesStay() {
        assertThatThrownBy(() -> world.hive().use(List.of(world.node(0).url()), 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("confirm-nodes");
        assertThat(world.hive().nodeReports()).hasSize(2);
    }

    @Test
    void nodeOnAnotherFork_misleads_andOneThatIsOutDoesNot() {
        world.reader().tip();
        assertThat(world.hive().nodeReports()).noneMatch(NodeReport::misleads);
        assertThat(world.hive().nodeReports())
                .allMatch(report -> report.lastHeard().isPresent());
        world.node(0).script((request, honest) -> Reply.html(502, ""));
        world.reader().read(world.reference(20), 5);
        assertThat(world.hive().nodeReports()).noneMatch(NodeReport::misleads);
    }

    /** A proxy that is too busy to answer may answer anything; only a chain id is another chain's. */
    @Test
    void nodeThatGivesNoChainId_isBrokenButDoesNotMislead() {
        world.node(0)
                .script(
                        "database_api.get_version",
                        (request, honest) -> honest.edited(json -> json.replace(TestAnswers.CHAIN.hex(), "")));
        world.reader().tip();
        assertThat(world.hive().nodeReports()).noneMatch(NodeReport::misleads);
        assertThat(world.hive().nodeReports().get(0).why()).contains("chain id");
    }

    @Test
    void failingNode_isAskedLessAndLess() {
        world.reader().tip();
        world.node(0).script(RANGE, (request, honest) -> Reply.html(500, ""));
        for (int second = 0; second < 600; second += 5) {
            world.time().advance(Duration.ofSeconds(5));
            world.reader().read(world.reference(20 + second % 20), 5);
        }
        assertThat(world.node(0).calls(RANGE)).isBetween(5, 12);
    }

    @Test
    void afterAnOutageOfAll_theyAreAskedAgainWithinSeconds() {
        world.reader().tip();
        world.cut();
        for (int i = 0; i < 100; i++) {
            world.time().advance(Duration.ofSeconds(6));
            assertThatThrownBy(() -> world.reader().tip()).isInstanceOf(PartyUnavailableException.class);
        }
        world.heal();
        world.produce(1);
        world.time().advance(Duration.ofSeconds(6));
        assertThat(world.reader().tip().irreversibleNumber()).isEqualTo(61);
    }

    @Test
    void tipAskedOften_spareTheNodes() {
        for (int i = 0; i < 50; i++) {
            world.reader().tip();
        }
        assertThat(world.node(0).calls(HEAD)).isLessThan(5);
    }

    @Test
    void aDayOfTips_staysWithinTheBudget() {
        for (int i = 0; i < 500; i++) {
            world.time().advance(Duration.ofMillis(100));
            world.reader().tip();
        }
        // 50 seconds at two requests a second, and the burst.
        assertThat(world.node(0).methods()).hasSizeLessThan(120);
    }

    @Test
    void manyHosts_areNotAllAskedEverySecond() {
        world.close();
        world = new TestWorld(6);
        for (int i = 0; i < 10; i++) {
            world.reader().tip();
            world.time().advance(Duration.ofSeconds(1));
        }
        assertThat(world.node(0).calls(HEAD)).isGreaterThanOrEqualTo(9);
        assertThat(world.node(5).calls(HEAD)).isBetween(1, 2);
    }

    @Test
    void readingOn_isFetchedAheadAndNeverMoreThanTwoRanges() {
        world.close();
        world = new TestWorld(1, 3_000, 1);
        BlockBatch first = world.reader().read(world.reference(1), 1_000);
        assertThat(first.last().number()).isEqualTo(251);
        Awaitility.await().until(() -> world.node(0).calls(RANGE) == 3);
        Awaitility.await()
                .during(Duration.ofMillis(300))
                .until(() -> world.node(0).calls(RANGE) == 3);
        BlockBatch second = world.reader().read(first.last(), 1_000);
        assertThat(second.last().number()).isGreaterThan(first.last().number());
        Awaitility.await().until(() -> world.node(0).calls(RANGE) == 4);
    }

    @Test
    void askingForSomethingElse_forgetsWhatWasFetchedAhead() {
        world.close();
        world = new TestWorld(1, 3_000, 1);
        world.reader().read(world.reference(1), 1_000);
        BlockBatch elsewhere = world.reader().read(world.reference(2_000), 10);
        assertThat(elsewhere.after()).isEqualTo(world.reference(2_000));
        assertThat(elsewhere.last()).isEqualTo(world.reference(2_010));
        assertThat(world.reader().read(elsewhere.last(), 10).last()).isEqualTo(world.reference(2_020));
    }

    @Test
    void smallBites_giveEveryBlockOnceInOrder() {
        world.close();
        world = new TestWorld(2, 900, 2);
        BlockReference at = world.reference(1);
        long count = 0;
        BlockBatch batch = world.reader().read(at, 37);
        while (!batch.isEmpty()) {
            assertThat(batch.after()).isEqualTo(at);
            count += batch.last().number() - at.number();
            at = batch.last();
            batch = world.reader().read(at, 37);
        }
        assertThat(at).isEqualTo(world.reference(900));
        assertThat(count).isEqualTo(899);
    }

    @Test
    void rangeSize_halvesUnderTroubleAndGrowsAgain() {
        AdaptiveRange range = new AdaptiveRange();
        assertThat(range.blocks()).isEqualTo(250);
        for (int i = 0; i < 10; i++) {
            range.tooMuch();
        }
        assertThat(range.blocks()).isEqualTo(10);
        range.coped();
        assertThat(range.blocks()).isEqualTo(15);
        for (int i = 0; i < 20; i++) {
            range.coped();
        }
        assertThat(range.blocks()).isEqualTo(1_000);
    }

    @Test
    void nodeThatOnlyManagesSmallRanges_isReadInSmallRanges() {
        world.close();
        world = new TestWorld(1, 600, 1);
        world.node(0)
                .script(
                        RANGE,
                        (request, honest) ->
                                request.path("params").path("count").asInt() > 100 ? Reply.html(504, "") : honest);
        BlockReference at = world.reference(1);
        for (int i = 0; i < 40 && at.number() < 599; i++) {
            try {
                at = world.reader().read(at, 1_000).last();
            } catch (PartyUnavailableException tooMuchYet) {
                world.time().advance(Duration.ofMinutes(6));
            }
        }
        assertThat(at.number()).isEqualTo(599);
    }

    @Test
    void probe_tellsWhatEachNodeServes() {
        world.node(1).script((request, honest) -> {
            String method = request.path("method").asText();
            return method.startsWith("account_history") || method.startsWith("network_broadcast")
                    ? honest.edited(json -> "{" + TestAnswers.error(-32601, 0, "", "Method not found") + ",\"id\":"
                            + request.path("id") + "}")
                    : honest;
        });
        List<NodeProbe> probes = world.hive().probe();
        assertThat(probes.get(0).isGood()).isTrue();
        assertThat(probes.get(0).chainId()).hasValue(TestAnswers.CHAIN.hex());
        assertThat(probes.get(0).activeKeyMatches()).hasValue(true);
        assertThat(probes.get(0).headAge()).isPresent();
        assertThat(probes.get(1).isGood()).isFalse();
        assertThat(probes.get(1).troubles()).containsOnlyKeys(ApiGroup.VIRTUAL_OPERATIONS, ApiGroup.BROADCAST);
        world.produce(2);
        assertThat(world.chain().block(61).transactions()).isEmpty();
    }

    @Test
    void probe_ofAClosedPort_saysUnreachable() {
        String url = world.node(1).host();
        world.node(1).close();
        NodeProbe probe = world.hive().probe().get(1);
        assertThat(probe.isReachable()).isFalse();
        assertThat(probe.url()).isEqualTo("http://" + url);
        assertThat(probe.troubles().get(ApiGroup.HEAD)).contains("cannot be reached");
    }

    @Test
    void refusedConnection_isPassedOver() {
        world.reader().tip();
        world.node(0).close();
        assertThat(world.reader().read(world.reference(10), 5).host())
                .isEqualTo(world.node(1).host());
    }

    @Test
    void afterClose_everythingIsUnavailable() {
        world.hive().close();
        assertThatThrownBy(() -> world.reader().tip()).isInstanceOf(PartyUnavailableException.class);
    }

    @Test
    void sameHostTwice_isOneVoice() {
        List<URI> twice = List.of(
                URI.create("https://api.hive.example"),
                URI.create("https://API.hive.example.:8443/other"),
                URI.create("http://user:pass@api.hive.example"));
        assertThat(HiveNodesSettings.countHosts(twice)).isEqualTo(1);
        assertThat(HiveNodesSettings.of(TestWorld.GATEWAY, twice, TestAnswers.CHAIN)
                        .confirmNodes())
                .isEqualTo(1);
        assertThatThrownBy(() -> HiveNodesSettings.of(TestWorld.GATEWAY, twice, TestAnswers.CHAIN)
                        .withConfirmNodes(2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("different hosts");
        assertThat(HiveNodesSettings.countHosts(
                        List.of(URI.create("http://127.0.0.1:8091"), URI.create("http://127.0.0.1:8092"))))
                .isEqualTo(2);
        assertThat(HiveNodesSettings.countHosts(
                        List.of(URI.create("http://127.0.0.1:8091"), URI.create("http://localhost:8091"))))
                .isEqualTo(1);
    }
}

package io.github.hivebolt.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.hivebolt.devnet.lightning.InvoiceBehaviour;
import io.github.hivebolt.devnet.lightning.LightningRefusal;
import io.github.hivebolt.devnet.lightning.NodeInvoice;
import io.github.hivebolt.domain.incident.Incident;
import io.github.hivebolt.domain.incident.IncidentKind;
import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.money.HiveAsset;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.domain.order.OrderId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each kind of trouble is caused, seen and named; a blip of it opens nothing. */
class WatchdogTest {
    private static final Duration BLIP = Duration.ofSeconds(15);
    private static final Duration LONG = Duration.ofMinutes(3);
    private static final String NODE = "https://node.example";

    private final EngineWorld world = new EngineWorld(1);

    @BeforeEach
    void settle() {
        world.host.clock = () -> world.time.now();
        world.run(Duration.ofSeconds(40));
    }

    private void restartWith(Alerts alerts) {
        world.alerts = alerts;
        world.crash();
        world.run(Duration.ofSeconds(10));
    }

    private List<IncidentKind> open() {
        return world.store.read(
                view -> view.openIncidents().stream().map(Incident::kind).toList());
    }

    private List<IncidentKind> ever() {
        List<IncidentKind> all = new ArrayList<>(open());
        return world.store.read(view -> {
            view.closedIncidents(100).forEach(incident -> all.add(incident.kind()));
            return all;
        });
    }

    private static HiveAmount hive(String amount) {
        return HiveAmount.parse(amount, HiveAsset.HIVE);
    }

    private static Alerts alerts(HiveAmount hiveMin, int rcMin, long outboundSats, long diskBytes) {
        return new Alerts(
                hiveMin,
                HiveAmount.zero(HiveAsset.HBD),
                rcMin,
                Msat.ofSats(outboundSats),
                Msat.ZERO,
                diskBytes,
                Alerts.RUNBOOK);
    }

    @Test
    void quietDay_opensNothing() {
        restartWith(alerts(hive("10.000"), 100, 200_000, 1_000));
        world.usableDisk = OptionalLong.of(2_000);
        world.hiveNodes.add(node(PartyHealth.State.UP, false));
        world.run(Duration.ofMinutes(10));
        assertThat(ever()).isEmpty();
    }

    /** A start on a busy machine: half a minute until the first node is asked. */
    @Test
    void nodesThatWereNotAskedYet_areNoOutage() {
        ChainProgress notBegun = new ChainProgress(world.time);
        world.hiveNodes.add(node(PartyHealth.State.DOWN, false));
        OutageClassifier classifier = new OutageClassifier(
                notBegun,
                new LightningMonitor(world.ports(), false, ""),
                () -> world.hiveNodes,
                world.time,
                Duration.ofSeconds(5));
        assertThat(classifier.classify()).isEmpty();
        world.time.advance(Duration.ofSeconds(30));
        assertThat(classifier.classify()).isEmpty();
        notBegun.unavailable("they refuse");
        assertThat(classifier.classify()).isEmpty();
        world.time.advance(Duration.ofSeconds(30));
        assertThat(classifier.classify()).contains(IncidentKind.HIVE_NODES_DOWN);
    }

    @Test
    void cutNetwork_isNamedAtOnce_althoughWhatWasHeardOfTheHeadIsStillGood() {
        world.outageAfter = Duration.ofSeconds(5);
        world.crash();
        world.run(Duration.ofSeconds(40));
        world.host.remembers = Duration.ofSeconds(10);
        world.networkIsOut = true;
        Instant cut = world.host.lastHeard.orElseThrow();
        world.hiveNodes.add(
                new HiveNodeHealth(new PartyHealth(NODE, PartyHealth.State.UP, cut, ""), Optional.of(cut), false));
        world.run(LONG);
        assertThat(ever()).containsExactly(IncidentKind.NETWORK_DOWN);
        world.networkIsOut = false;
        world.hiveNodes.clear();
        world.run(LONG);
        assertThat(open()).isEmpty();
        assertThat(ever()).containsExactly(IncidentKind.NETWORK_DOWN);
    }

    @Test
    void allNodesOfHive_areAnIncidentOfTheirOwn_andEndWithIt() {
        world.hiveIsOut = true;
        world.run(LONG);
        assertThat(open()).containsExactly(IncidentKind.HIVE_NODES_DOWN);
        world.hiveIsOut = false;
        world.run(LONG);
        assertThat(open()).isEmpty();
        assertThat(ever()).containsExactly(IncidentKind.HIVE_NODES_DOWN);
    }

    @Test
    void lightningNode_isAnIncidentOfItsOwn_whileHiveIsHeard() {
        world.lightningIsOut = true;
        for (int i = 0; i < 90; i++) {
            world.hiveNodes.clear();
            world.hiveNodes.add(node(PartyHealth.State.UP, false));
            world.run(Duration.ofSeconds(1));
        }
        assertThat(ever()).containsExactly(IncidentKind.LIGHTNING_DOWN);
    }

    @Test
    void blipOfAnybody_opensNothing() {
        world.networkIsOut = true;
        world.run(BLIP);
        world.networkIsOut = false;
        world.run(LONG);
        world.hiveIsOut = true;
        world.run(BLIP);
        world.hiveIsOut = false;
        world.run(LONG);
        world.lightningIsOut = true;
        world.run(BLIP);
        world.lightningIsOut = false;
        world.run(LONG);
        assertThat(ever()).isEmpty();
    }

    @Test
    void headMovesAndIrreversibleDoesNot_isAStalledChain() {
        world.host.irreversibleStandsStill = true;
        world.run(Duration.ofSeconds(45));
        assertThat(ever()).isEmpty();
        world.run(Duration.ofSeconds(45));
        assertThat(open()).containsExactly(IncidentKind.CHAIN_STALLED);
        world.host.irreversibleStandsStill = false;
        world.run(Duration.ofSeconds(30));
        assertThat(open()).isEmpty();
    }

    @Test
    void nodesAnswerAndNoBlockComes_isAStalledChain_notAnOutageAndNotAWrongClock() {
        world.chainStandsStill = true;
        world.run(Duration.ofMinutes(2));
        assertThat(ever()).containsExactly(IncidentKind.CHAIN_STALLED);
        world.chainStandsStill = false;
        world.run(Duration.ofMinutes(1));
        assertThat(open()).isEmpty();
        assertThat(ever()).containsExactly(IncidentKind.CHAIN_STALLED);
    }

    @Test
    void nodeThatIsNotSynced_isAnIncident_butNotForAMoment() {
        world.net.gateway().synced(false);
        world.run(BLIP);
        world.net.gateway().synced(true);
        world.run(LONG);
        assertThat(ever()).isEmpty();
        world.net.gateway().synced(false);
        world.run(LONG);
        assertThat(open()).containsExactly(IncidentKind.LIGHTNING_NOT_SYNCED);
        world.net.gateway().synced(true);
        world.run(Duration.ofSeconds(30));
        assertThat(open()).isEmpty();
    }

    @Test
    void lowLiquidity_isAnIncident_butNotWhileOnePaymentIsUnderWay() throws LightningRefusal {
        long spendableSats = world.engine()
                .desk()
                .status()
                .lightning()
                .orElseThrow()
                .spendable()
                .floorToSats();
        restartWith(alerts(hive("0.000"), 0, spendableSats - 1_000, 0));
        NodeInvoice held = world.invoice(2_000, Duration.ofHours(1), new InvoiceBehaviour.Holds());
        OrderId order = world.transfer("alice", "12.000", held.paymentRequest());
        assertThat(world.runUntil(LONG, () -> world.label(order).equals("paying")))
                .isTrue();
        world.run(Duration.ofSeconds(30));
        assertThat(ever()).isEmpty();
        world.net.merchant().settle(held.preimage().orElseThrow());
        world.run(LONG);
        assertThat(open()).containsExactly(IncidentKind.LIQUIDITY_LOW);
        restartWith(alerts(hive("0.000"), 0, 1_000, 0));
        world.run(LONG);
        assertThat(open()).isEmpty();
    }

    @Test
    void lowFunds_areAnIncident_butNotForAMoment() {
        HiveAmount has = world.chain.balance(EngineWorld.GATEWAY).hive();
        restartWith(alerts(has.plus(hive("1.000")), 0, 0, 0));
        world.run(Duration.ofSeconds(10));
        world.chain.endow(EngineWorld.GATEWAY, hive("5.000"));
        world.run(LONG);
        assertThat(ever()).isEmpty();
        restartWith(alerts(has.plus(hive("100.000")), 0, 0, 0));
        world.run(LONG);
        assertThat(open()).containsExactly(IncidentKind.FUNDS_LOW);
        world.chain.endow(EngineWorld.GATEWAY, hive("100.000"));
        world.run(LONG);
        assertThat(open()).isEmpty();
    }

    @Test
    void fewResourceCredits_areAnIncident_butNotForAMoment() {
        restartWith(alerts(hive("0.000"), 100, 0, 0));
        credits(false);
        world.run(Duration.ofSeconds(20));
        credits(true);
        world.run(LONG);
        assertThat(ever()).isEmpty();
        credits(false);
        world.run(LONG);
        assertThat(open()).containsExactly(IncidentKind.RC_LOW);
        credits(true);
        world.run(LONG);
        assertThat(open()).isEmpty();
    }

    private void credits(boolean enough) {
        world.chain.creditsExhausted(EngineWorld.GATEWAY, !enough);
    }

    @Test
    void noRates_areAnIncident_butNotForAMoment() {
        world.ratesAreOut = true;
        world.run(Duration.ofSeconds(45));
        world.ratesAreOut = false;
        world.run(LONG);
        assertThat(ever()).isEmpty();
        world.ratesAreOut = true;
        world.run(LONG);
        assertThat(open()).containsExactly(IncidentKind.RATES_UNAVAILABLE);
        world.ratesAreOut = false;
        world.run(Duration.ofSeconds(10));
        assertThat(open()).isEmpty();
    }

    @Test
    void storeThatWasOut_isWrittenDownAfterwards_withItsTrueLength() {
        world.storeIsOut = true;
        world.run(BLIP);
        world.storeIsOut = false;
        world.run(LONG);
        assertThat(ever()).isEmpty();
        world.storeIsOut = true;
        world.run(Duration.ofMinutes(10));
        world.storeIsOut = false;
        world.run(Duration.ofMinutes(1));
        assertThat(open()).isEmpty();
        Incident incident = world.store.read(view -> view.closedIncidents(1)).getFirst();
        assertThat(incident.kind()).isEqualTo(IncidentKind.STORE_DOWN);
        assertThat(incident.duration(world.time.now())).isBetween(Duration.ofSeconds(590), Duration.ofSeconds(640));
    }

    @Test
    void fullDisk_isAnIncident_butNotForAMoment() {
        restartWith(alerts(hive("0.000"), 0, 0, 1_000_000));
        world.usableDisk = OptionalLong.of(500_000);
        world.run(BLIP);
        world.usableDisk = OptionalLong.of(5_000_000);
        world.run(LONG);
        assertThat(ever()).isEmpty();
        world.usableDisk = OptionalLong.of(500_000);
        world.run(LONG);
        assertThat(open()).containsExactly(IncidentKind.DISK_LOW);
        world.usableDisk = OptionalLong.of(5_000_000);
        world.run(LONG);
        assertThat(open()).isEmpty();
    }

    @Test
    void wrongClock_isAnIncident_fastOrSlow_butNotForAMoment() {
        world.clockSkew = Duration.ofSeconds(90);
        world.run(BLIP);
        world.clockSkew = Duration.ZERO;
        world.run(LONG);
        assertThat(ever()).isEmpty();
        for (Duration skew : List.of(Duration.ofSeconds(90), Duration.ofSeconds(-90))) {
            world.clockSkew = skew;
            world.run(LONG);
            assertThat(open()).as("skew %s", skew).containsExactly(IncidentKind.CLOCK_OFF);
            world.clockSkew = Duration.ZERO;
            world.run(LONG);
            assertThat(open()).isEmpty();
        }
        assertThat(ever()).containsOnly(IncidentKind.CLOCK_OFF);
    }

    @Test
    void nodeThatMisleads_isToldOfSoon_oneThatIsOutOnlyAfterLong_andASlowOneNever() {
        world.hiveNodes.add(node(PartyHealth.State.DEGRADED, false));
        world.run(Duration.ofMinutes(30));
        assertThat(ever()).isEmpty();
        world.hiveNodes.set(0, node(PartyHealth.State.DOWN, false));
        world.hiveNodes.add(new HiveNodeHealth(
                new PartyHealth("https://good.example", PartyHealth.State.UP, world.time.now(), ""),
                Optional.of(world.time.now()),
                false));
        world.run(Duration.ofMinutes(5));
        assertThat(ever()).isEmpty();
        world.run(Duration.ofMinutes(10));
        assertThat(open()).containsExactly(IncidentKind.HIVE_NODE_BAD);
        world.hiveNodes.set(0, node(PartyHealth.State.UP, false));
        world.run(LONG);
        assertThat(open()).isEmpty();
        world.hiveNodes.set(0, node(PartyHealth.State.DEGRADED, true));
        world.run(BLIP);
        assertThat(open()).isEmpty();
        world.run(Duration.ofMinutes(1));
        assertThat(open()).containsExactly(IncidentKind.HIVE_NODE_BAD);
        world.hiveNodes.removeFirst();
        world.run(Duration.ofSeconds(10));
        assertThat(open()).isEmpty();
    }

    private HiveNodeHealth node(PartyHealth.State state, boolean misleads) {
        PartyHealth health = new PartyHealth(NODE, state, world.time.now(), "is slow");
        return new HiveNodeHealth(health, Optional.of(world.time.now()), misleads);
    }

    @Test
    void messageOfAnIncident_saysWhatHappenedWhatIsDoneWhatToDo_andWhereToReadOn() {
        world.hiveIsOut = true;
        world.run(LONG);
        List<String> lines = world.store
                .read(view -> view.queuedNotifications("log", 10))
                .getFirst()
                .notification()
                .lines();
        assertThat(lines).hasSize(4);
        assertThat(lines.get(0)).contains("Read up to block");
        assertThat(lines.get(1)).startsWith("What the gateway does: nothing is lost");
        assertThat(lines.get(2)).startsWith("What you can do: ");
        assertThat(lines.get(3)).isEqualTo("More: " + Alerts.RUNBOOK + "hive-nodes-down.md");
    }
}

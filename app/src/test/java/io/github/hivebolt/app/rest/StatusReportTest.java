package io.github.hivebolt.app.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.hivebolt.domain.hive.BlockId;
import io.github.hivebolt.domain.hive.BlockReference;
import io.github.hivebolt.domain.incident.Incident;
import io.github.hivebolt.domain.incident.IncidentKind;
import io.github.hivebolt.engine.GatewayStatus;
import io.github.hivebolt.engine.PartyHealth;
import io.github.hivebolt.ports.ChainTip;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What callers read about the gateway's health. */
class StatusReportTest {
    private static final Instant NOW = SampleOrders.NOW;
    private static final BlockReference READ =
            new BlockReference(100, new BlockId("00000064" + "ab".repeat(16)), NOW.minusSeconds(190));
    private static final Incident OPEN = new Incident(
            2,
            IncidentKind.NETWORK_DOWN,
            "inner-host",
            "http://10.0.0.5 gave no answer.",
            NOW.minusSeconds(184),
            Optional.empty(),
            Optional.empty());
    private static final Incident OVER = new Incident(
            1,
            IncidentKind.LIGHTNING_DOWN,
            "",
            "It was out.",
            NOW.minusSeconds(1_000),
            Optional.of(NOW.minusSeconds(400)),
            Optional.of("2 transfers were paid late."));

    static GatewayStatus status(GatewayStatus.Overall overall, Optional<String> sendingStopped) {
        return new GatewayStatus(
                overall,
                List.of(
                        new PartyHealth("hive", PartyHealth.State.DOWN, NOW.minusSeconds(184), "10.0.0.5 is silent."),
                        new PartyHealth("lightning", PartyHealth.State.DEGRADED, NOW.minusSeconds(9), "not synced"),
                        new PartyHealth("api.hive.blog", PartyHealth.State.UP, NOW.minusSeconds(900), "")),
                Optional.of(READ),
                Optional.of(new ChainTip(160, NOW.minusSeconds(180), 158, 2)),
                Optional.empty(),
                List.of(OPEN),
                List.of(OVER),
                Map.of("done", 3L, "parked", 1L),
                2,
                sendingStopped);
    }

    private static JsonObject json(boolean forOperator) {
        return Answers.json(StatusReport.of(
                status(GatewayStatus.Overall.DOWN, Optional.of("behind by payment 77aa")), forOperator, NOW));
    }

    @Test
    void everybody_seesWhatIsWrongInPlainWordsAndNoInnerHosts() {
        JsonObject status = json(false);

        assertThat(status.getString("overall")).isEqualTo("down");
        assertThat(status.getBoolean("sendingStopped")).isTrue();
        JsonObject open = status.getJsonArray("openIncidents").getJsonObject(0);
        assertThat(open.getString("kind")).isEqualTo("NETWORK_DOWN");
        assertThat(open.getString("effect")).startsWith("Nothing is lost");
        assertThat(open.getString("since")).isEqualTo("2026-03-04T05:03:03Z");
        assertThat(open.getInt("durationSeconds")).isEqualTo(184);
        assertThat(status.toString()).doesNotContain("10.0.0.5", "inner-host", "77aa", "not synced");
    }

    @Test
    void theOperator_seesWhy() {
        JsonObject status = json(true);

        assertThat(status.getString("sendingStoppedBecause")).isEqualTo("behind by payment 77aa");
        assertThat(status.getJsonArray("parties").getJsonObject(0).getString("why"))
                .isEqualTo("10.0.0.5 is silent.");
        assertThat(status.getJsonArray("parties").getJsonObject(2).containsKey("why"))
                .isFalse();
        assertThat(status.getJsonArray("openIncidents").getJsonObject(0).getString("text"))
                .contains("10.0.0.5");
    }

    @Test
    void blocks_tellTheLagInBlocksAndSeconds() {
        JsonObject blocks = json(false).getJsonObject("blocks");

        assertThat(blocks.getInt("read")).isEqualTo(100);
        assertThat(blocks.getInt("head")).isEqualTo(160);
        assertThat(blocks.getInt("irreversible")).isEqualTo(158);
        assertThat(blocks.getInt("lagBlocks")).isEqualTo(60);
        assertThat(blocks.getInt("lagSeconds")).isEqualTo(190);
    }

    @Test
    void closedIncident_tellsItsDurationAndWhatWasDone() {
        JsonObject over = json(false).getJsonArray("lastIncidents").getJsonObject(0);

        assertThat(over.getInt("durationSeconds")).isEqualTo(600);
        assertThat(over.getString("until")).isEqualTo("2026-03-04T04:59:27Z");
        assertThat(over.getString("summary")).isEqualTo("2 transfers were paid late.");
    }

    @Test
    void addressOfANode_isShownByItsHostAlone() {
        assertThat(name("https://user:secret@api.example:8443/key/77aa?x=1")).isEqualTo("api.example:8443");
        assertThat(name("http://127.0.0.1:1")).isEqualTo("127.0.0.1:1");
        assertThat(name("api.hive.blog")).isEqualTo("api.hive.blog");
    }

    private static String name(String party) {
        return StatusReport.displayName(new PartyHealth(party, PartyHealth.State.UP, NOW, ""));
    }

    @Test
    void everyOverallState_isOneLowerCaseWord() {
        for (GatewayStatus.Overall overall : GatewayStatus.Overall.values()) {
            assertThat(StatusReport.of(status(overall, Optional.empty()), false, NOW)
                            .overall())
                    .isIn("up", "degraded", "down", "paused");
        }
    }

    @Test
    void storeThatIsOut_isDownAndSaysNothingThatIsNotKnown() {
        JsonObject status = Answers.json(StatusReport.storeIsOut(NOW));

        assertThat(status.getString("overall")).isEqualTo("down");
        assertThat(status.getJsonArray("parties").getJsonObject(0).getString("name"))
                .isEqualTo("store");
        assertThat(status.containsKey("blocks")).isFalse();
        assertThat(status.values()).doesNotContain(JsonValue.NULL);
    }

    @Test
    void everyKindOfIncident_hasWordsOfItsOwn() {
        for (IncidentKind kind : IncidentKind.values()) {
            assertThat(VisitorWords.title(kind)).isNotBlank().doesNotEndWith(".");
            assertThat(VisitorWords.effect(kind)).endsWith(".");
        }
    }

    @Test
    void metrics_areNumbersOrUnknown() {
        GatewayStatus status = status(GatewayStatus.Overall.DEGRADED, Optional.empty());

        assertThat(StatusMetrics.overall(status)).isEqualTo(0.5);
        assertThat(StatusMetrics.lag(status)).isEqualTo(60);
        assertThat(StatusMetrics.partyUp(status, "hive")).isZero();
        assertThat(StatusMetrics.partyUp(status, "lightning")).isEqualTo(0.5);
        assertThat(StatusMetrics.partyUp(status, "api.hive.blog")).isEqualTo(1);
        assertThat(StatusMetrics.partyUp(status, "gone")).isNaN();
    }
}

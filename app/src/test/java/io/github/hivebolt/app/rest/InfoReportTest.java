package io.github.hivebolt.app.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.hivebolt.app.config.DocumentedSettings;
import io.github.hivebolt.app.config.Settings;
import io.github.hivebolt.domain.lightning.LightningNetwork;
import io.github.hivebolt.domain.lightning.NodeId;
import io.github.hivebolt.domain.money.HiveAsset;
import io.github.hivebolt.domain.money.Rate;
import io.github.hivebolt.domain.order.KnownNode;
import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What callers learn about the gateway. */
class InfoReportTest {
    private static final Settings SETTINGS =
            DocumentedSettings.demoWith(Map.of("hivebolt.hive.account", "mygateway", "hivebolt.fee.ppm", "12000"));

    @Test
    void info_comesFromTheConfiguration() {
        KnownNode node = new KnownNode(new NodeId("02" + "aa".repeat(32)), LightningNetwork.REGTEST);
        Rate rate = new Rate(HiveAsset.HIVE, new BigDecimal("212.4150"));

        JsonObject info = Answers.json(InfoReport.of(
                SETTINGS,
                "1.2.3",
                Optional.of(node),
                asset -> asset == HiveAsset.HIVE ? Optional.of(rate) : Optional.empty()));

        assertThat(info.getString("account")).isEqualTo("mygateway");
        assertThat(info.getString("version")).isEqualTo("1.2.3");
        assertThat(info.getJsonArray("assets")).hasSize(2);
        assertThat(info.getJsonObject("fee").getInt("baseSats")).isEqualTo(50);
        assertThat(info.getJsonObject("fee").getInt("ppm")).isEqualTo(12_000);
        assertThat(info.getJsonObject("limits").getInt("minSats")).isEqualTo(250);
        assertThat(info.getJsonObject("limits")
                        .getJsonArray("windows")
                        .getJsonObject(0)
                        .getInt("seconds"))
                .isEqualTo(4 * 3600);
        assertThat(info.getJsonObject("networks").getString("lightning")).isEqualTo("regtest");
        assertThat(info.getJsonArray("rates")).hasSize(1);
        assertThat(info.getJsonArray("rates").getJsonObject(0).getString("satsPerUnit"))
                .isEqualTo("212.4150");
    }

    @Test
    void lightningNetworkBeforeFirstContact_isAbsent() {
        JsonObject info = Answers.json(InfoReport.of(SETTINGS, "1.2.3", Optional.empty(), asset -> Optional.empty()));

        assertThat(info.getJsonObject("networks").keySet()).containsExactly("hive");
        assertThat(info.getJsonArray("rates")).isEmpty();
    }

    @Test
    void hiveNetwork_isToldByTheChainId() {
        Settings test = DocumentedSettings.demoWith(Map.of("hivebolt.hive.chain-id", "18dcf0a2" + "0".repeat(56)));

        assertThat(InfoReport.of(SETTINGS, "1", Optional.empty(), asset -> Optional.empty())
                        .networks()
                        .hive()
                        .network())
                .isEqualTo("main");
        assertThat(InfoReport.of(test, "1", Optional.empty(), asset -> Optional.empty())
                        .networks()
                        .hive()
                        .network())
                .isEqualTo("test");
    }

    @Test
    void version_isTheBuilds() {
        assertThat(BuildVersion.read()).matches("[0-9]+\\.[0-9]+\\.[0-9]+.*");
    }
}

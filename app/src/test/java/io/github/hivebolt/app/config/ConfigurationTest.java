package io.github.hivebolt.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {
    @TempDir
    private Path folder;

    @Test
    void liveModeWithoutAnything_namesEveryMissingKeyAtOnce() {
        assertThat(keysOf(Samples.read(Map.of())))
                .containsExactly(
                        "hivebolt.hive.account",
                        "hivebolt.hive.active-key",
                        "hivebolt.lnd.url",
                        "hivebolt.lnd.macaroon");
    }

    @Test
    void demoModeWithoutAnything_isUsable() {
        assertThat(Samples.settings(Map.of("hivebolt.mode", "demo")).mode()).isEqualTo(Mode.DEMO);
    }

    @Test
    void twoMistakes_giveTwoSentences() {
        Map<String, String> values = Samples.liveWith("hivebolt.http.port", "abc");
        values.put("hivebolt.fee.ppm", "-5");

        assertThat(keysOf(Samples.read(values))).containsExactly("hivebolt.http.port", "hivebolt.fee.ppm");
    }

    @Test
    void coreLightningChosen_needsItsKeysAndNotThoseOfLnd() {
        Map<String, String> values = Samples.live();
        values.keySet().removeIf(key -> key.startsWith("hivebolt.lnd."));
        values.put("hivebolt.lightning", "cln");

        assertThat(keysOf(Samples.read(values))).containsExactly("hivebolt.cln.url", "hivebolt.cln.rune");
    }

    @Test
    void fixedRateWithoutItsPrices_isRefused() {
        assertThat(keysOf(Samples.read(Samples.liveWith("hivebolt.rates", "fixed"))))
                .containsExactly("hivebolt.rates.fixed.hive-sats", "hivebolt.rates.fixed.hbd-sats");
    }

    @Test
    void oneNode_confirmsAlone() {
        Settings settings = Samples.settings(Samples.liveWith("hivebolt.hive.nodes", "https://one.example"));

        assertThat(settings.hive().confirmNodes()).isEqualTo(1);
    }

    @Test
    void twoNodesOnThisMachine_confirmEachOther_andTheNumberCanBeGiven() {
        Map<String, String> values =
                Samples.liveWith("hivebolt.hive.nodes", "http://127.0.0.1:8091,http://127.0.0.1:8092");
        assertThat(Samples.settings(values).hive().confirmNodes()).isEqualTo(2);

        values.put("hivebolt.hive.confirm-nodes", "2");
        assertThat(Samples.settings(values).hive().confirmNodes()).isEqualTo(2);
    }

    @Test
    void confirmingHosts_followTheNodesChosenAtRunTime_unlessTheyAreGiven() {
        List<URI> one = List.of(URI.create("https://one.example"));
        List<URI> three = List.of(
                URI.create("https://one.example"),
                URI.create("https://two.example"),
                URI.create("https://three.example"));
        Map<String, String> values = Samples.liveWith("hivebolt.hive.nodes", "https://a.example,https://b.example");
        HiveSettings following = Samples.settings(values).hive();
        assertThat(following.confirmNodesAmong(one)).isEqualTo(1);
        assertThat(following.confirmNodesAmong(three)).isEqualTo(2);
        assertThat(following.nodesProblem(List.of("https://one.example"))).isEmpty();

        values.put("hivebolt.hive.confirm-nodes", "2");
        HiveSettings given = Samples.settings(values).hive();
        assertThat(given.confirmNodesAmong(one)).isEqualTo(2);
        assertThat(given.nodesProblem(List.of("https://one.example"))).isPresent();
        assertThat(given.nodesProblem(List.of("https://one.example", "https://two.example")))
                .isEmpty();
    }

    @Test
    void twoAddressesOfOneHost_areOneHost() {
        Map<String, String> values =
                Samples.liveWith("hivebolt.hive.nodes", "https://one.example,https://ONE.example:444");
        values.put("hivebolt.hive.confirm-nodes", "2");

        assertThat(keysOf(Samples.read(values))).containsExactly("hivebolt.hive.confirm-nodes");
    }

    @Test
    void secretFromFile_isTrimmed() throws IOException {
        Path file = Files.writeString(folder.resolve("key"), Samples.OTHER_WIF + "\n");
        Map<String, String> values = Samples.liveWith("hivebolt.hive.active-key-file", file.toString());
        values.remove("hivebolt.hive.active-key");

        assertThat(Samples.settings(values).hive().activeKey()).contains(new Secret(Samples.OTHER_WIF));
    }

    @Test
    void binaryMacaroonFile_isReadAsHex() throws IOException {
        byte[] binary = HexFormat.of().parseHex(Samples.LONG_MACAROON);
        Path file = Files.write(folder.resolve("admin.macaroon"), binary);
        Map<String, String> values = Samples.liveWith("hivebolt.lnd.macaroon-file", file.toString());
        values.remove("hivebolt.lnd.macaroon");

        assertThat(Samples.settings(values).lightning().lnd().macaroon()).contains(new Secret(Samples.LONG_MACAROON));
    }

    @Test
    void oldMemoKeysFile_holdsOneKeyPerLine() throws IOException {
        Path file = Files.writeString(folder.resolve("old"), Samples.WIF + "\n" + Samples.OTHER_WIF + "\r\n");

        Settings settings = Samples.settings(Samples.liveWith("hivebolt.hive.old-memo-keys-file", file.toString()));

        assertThat(settings.hive().oldMemoKeys())
                .containsExactly(new Secret(Samples.WIF), new Secret(Samples.OTHER_WIF));
    }

    @Test
    void missingSecretFile_isReportedUnderTheFileKey() {
        Map<String, String> values = Samples.liveWith("hivebolt.store.password-file", "/nowhere/password");

        assertThat(Samples.read(values).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.key()).isEqualTo("hivebolt.store.password-file");
            assertThat(problem.sentence()).contains("does not exist");
        });
    }

    @Test
    void secretGivenTwice_isRefused() {
        Map<String, String> values = Samples.liveWith("hivebolt.hive.active-key-file", "/run/secrets/key");

        assertThat(Samples.read(values).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.sentence()).contains("both"));
    }

    @Test
    void secretsNeverAppearInProblemsOrInThePrintedSettings() {
        String broken = Samples.WIF.substring(1);
        Map<String, String> values = Samples.liveWith("hivebolt.hive.memo-key", broken);
        values.put("hivebolt.admin.password", "hunter2");
        values.put("hivebolt.lnd.macaroon", "secretmacaroon");
        values.put("hivebolt.hive.account", Samples.OTHER_WIF);

        assertThat(Samples.read(values).problems().toString())
                .doesNotContain(broken)
                .doesNotContain("hunter2")
                .doesNotContain("secretmacaroon")
                .doesNotContain(Samples.OTHER_WIF);
        assertThat(Samples.settings(Samples.live()).toString())
                .doesNotContain(Samples.WIF)
                .doesNotContain(Samples.LONG_MACAROON);
    }

    @Test
    void unknownKey_isAWarningWithTheNearestKey() {
        Configuration configuration = Samples.read(Samples.liveWith("hivebolt.hive.acount", "x"));

        assertThat(configuration.settings()).isPresent();
        assertThat(configuration.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.severity()).isEqualTo(Problem.Severity.WARNING);
            assertThat(problem.sentence()).contains("did you mean hivebolt.hive.account");
        });
    }

    @Test
    void unknownVariable_isAWarningWithTheNearestVariable() {
        Configuration configuration = Samples.read(Samples.liveWith("HIVEBOLT_LIMIT_MAX_SAT", "5"));

        assertThat(configuration.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.sentence()).contains("HIVEBOLT_LIMIT_MAX_SATS"));
    }

    @Test
    void keysOfAnAdapterItself_areLeftToTheAdapter() {
        Map<String, String> values = Samples.liveWith("hivebolt.notify.telegram.chat-id", "5");
        values.put("HIVEBOLT_NOTIFY_EMAIL_HOST", "mail.example");

        assertThat(Samples.read(values).problems()).isEmpty();
    }

    @Test
    void adaptersSeeFilesAsText() throws IOException {
        Path file = Files.writeString(folder.resolve("token"), "abc\n");
        Map<String, String> values = Map.of("hivebolt.notify.telegram.token-file", file.toString());
        var source = new SettingsSource(key -> Optional.ofNullable(values.get(key)), values.keySet(), List.of());

        assertThat(Configuration.forAdapters(source).text("notify.telegram.token"))
                .contains("abc");
        assertThat(Configuration.forAdapters(source).text("notify.telegram.chat-id"))
                .isEmpty();
    }

    @Test
    void blankValue_countsAsNotSet() {
        assertThat(Samples.settings(Samples.liveWith("hivebolt.http.port", "  "))
                        .http()
                        .port())
                .isEqualTo(8080);
    }

    private static List<String> keysOf(Configuration configuration) {
        assertThat(configuration.settings()).isEmpty();
        return configuration.problems().stream().map(Problem::key).toList();
    }
}

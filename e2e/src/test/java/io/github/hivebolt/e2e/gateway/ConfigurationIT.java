package io.github.hivebolt.e2e.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.hivebolt.devnet.DevnetServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator gets wrong, and what he is told: malformed settings end the program, an unreachable world does not. */
@Timeout(180)
final class ConfigurationIT {
    private static final String MALFORMED_WIF = "5JNHfZYKGaomSFvd4NUdQ9qMcEAC43kujbfjueTHpVapX1Kzq2m";
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static @Nullable Workplace workplace;
    private static @Nullable DevnetServer devnet;

    @BeforeAll
    static void start() {
        workplace = Workplace.of(ConfigurationIT.class);
        devnet = workplace.devnet();
    }

    @AfterAll
    static void end() {
        if (devnet != null) {
            devnet.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "check"})
    void missingKey_isOneSentenceAndExitCode1(String command) {
        List<String> errors = errors(Map.of("HIVEBOLT_MODE", "live", "HIVEBOLT_HIVE_ACCOUNT", ""), command);
        assertThat(errors).singleElement().asString().contains("hivebolt.hive.account");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "check"})
    void malformedKey_isOneSentenceThatDoesNotRepeatIt(String command) {
        List<String> errors = errors(Map.of("HIVEBOLT_HIVE_ACTIVE_KEY", MALFORMED_WIF), command);
        assertThat(errors).singleElement().asString().contains("hivebolt.hive.active-key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "check"})
    void unknownAdapter_isOneSentenceThatNamesTheKnownOnes(String command) {
        List<String> errors = errors(Map.of("HIVEBOLT_LIGHTNING", "carrier-pigeon"), command);
        assertThat(errors).singleElement().asString().contains("hivebolt.lightning", "lnd", "cln");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "check"})
    void twoMistakes_areToldTogether(String command) {
        List<String> errors =
                errors(Map.of("HIVEBOLT_HIVE_ACTIVE_KEY", MALFORMED_WIF, "HIVEBOLT_FEE_PPM", "1.5 %"), command);
        assertThat(errors)
                .hasSize(2)
                .anyMatch(line -> line.contains("hivebolt.hive.active-key"))
                .anyMatch(line -> line.contains("hivebolt.fee.ppm"));
    }

    @Test
    void everythingInOrder_isExitCode0() {
        try (PackagedGateway gateway = gateway(Map.of())) {
            CommandRun check = gateway.run("check");
            assertThat(check.exitCode()).as(check.output()).isZero();
        }
    }

    @Test
    void unreachableWorld_failsTheCheck_andTheGatewayStartsSaysDownAndRecoversByItself() {
        try (PackagedGateway gateway = gateway(Map.of())) {
            world().networkOut();
            CommandRun check = gateway.run("check");
            assertThat(check.exitCode()).isEqualTo(1);
            assertThat(errorLines(check))
                    .anyMatch(line -> line.contains("Hive node"))
                    .anyMatch(line -> line.contains("Lightning"));

            gateway.startAndAwaitReady();
            gateway.awaitOverall("down");
            world().networkBack();
            gateway.awaitOverall("up");
        } finally {
            world().networkBack();
        }
    }

    @Test
    void nodeThatRefusesTheMacaroon_failsTheCheck_andTheGatewayStartsAndSaysThatLightningIsDown() throws IOException {
        Path macaroon = world().merchant().macaroonFile();
        String secret = Files.readString(macaroon).strip();
        try (PackagedGateway gateway = gateway(Map.of("HIVEBOLT_LND_MACAROON_FILE", macaroon.toString()))) {
            CommandRun check = gateway.run("check");
            assertThat(check.exitCode()).isEqualTo(1);
            assertThat(errorLines(check))
                    .singleElement()
                    .asString()
                    .startsWith("error: Lightning: ")
                    .containsIgnoringCase("macaroon");
            assertThat(check.output()).doesNotContain(secret);

            gateway.startAndAwaitReady();
            await("Lightning is down")
                    .atMost(LIMIT)
                    .until(() -> partyState(gateway, "lightning").equals("down"));
            assertThat(partyState(gateway, "hive")).isEqualTo("up");
            assertThat(Files.readString(gateway.process().log())).doesNotContain(secret);
        }
    }

    private static String partyState(PackagedGateway gateway, String name) {
        return gateway.client().get("/api/v1/status").stream()
                .flatMap(status -> StreamSupport.stream(status.path("parties").spliterator(), false))
                .filter(party -> party.path("name").asText().equals(name))
                .map(party -> party.path("state").asText())
                .findFirst()
                .orElse("");
    }

    /** The errors that a command prints, which must end it with 1 and repeat no secret. */
    private static List<String> errors(Map<String, String> overrides, String command) {
        try (PackagedGateway gateway = gateway(overrides)) {
            CommandRun run = gateway.run(command);
            assertThat(run.exitCode()).as(run.output()).isEqualTo(1);
            assertThat(run.output())
                    .doesNotContain(MALFORMED_WIF)
                    .doesNotContain(gateway.environment("HIVEBOLT_HIVE_MEMO_KEY"))
                    .doesNotContain(gateway.environment("HIVEBOLT_ADMIN_PASSWORD"))
                    .doesNotContain("Exception");
            return errorLines(run);
        }
    }

    private static List<String> errorLines(CommandRun run) {
        return run.output().lines().filter(line -> line.startsWith("error: ")).toList();
    }

    private static PackagedGateway gateway(Map<String, String> overrides) {
        return new PackagedGateway(folder(), world(), overrides);
    }

    private static Workplace folder() {
        if (workplace == null) {
            throw new IllegalStateException("nothing was started");
        }
        return workplace;
    }

    private static DevnetServer world() {
        if (devnet == null) {
            throw new IllegalStateException("nothing was started");
        }
        return devnet;
    }
}

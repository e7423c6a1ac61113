package io.github.hivebolt.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SimulationTest {
    private static final long CALM = 0;
    private static final long CRASHES = 3;

    @BeforeAll
    static void quietly() {
        QuietLogging.begin();
    }

    @Test
    void seeds_takeTheThemesInTurn() {
        assertThat(Theme.of(CALM)).isEqualTo(Theme.CALM);
        assertThat(Theme.of(CRASHES)).isEqualTo(Theme.CRASHES);
        assertThat(Theme.of(-1)).isEqualTo(Theme.EVERYTHING);
        assertThat(Theme.of(Theme.round() / 2)).isEqualTo(Theme.BEHIND);
        assertThat(Theme.of(Theme.round())).isEqualTo(Theme.CALM);
    }

    @Test
    void sameSeed_givesTheSameEvents() {
        Outcome one = Simulation.run(CRASHES);
        Outcome other = Simulation.run(CRASHES);
        assertThat(other.hash()).isEqualTo(one.hash());
        assertThat(other.steps()).isEqualTo(one.steps());
    }

    @Test
    void otherSeed_givesOtherEvents() {
        assertThat(Simulation.run(CALM).hash())
                .isNotEqualTo(Simulation.run(CALM + Theme.values().length).hash());
    }

    @Test
    void calmSeed_hasNoFaultAndBreaksNothing() {
        Outcome calm = Simulation.run(CALM);
        assertThat(calm.problem()).isEmpty();
        assertThat(calm.faults()).isZero();
        assertThat(calm.steps()).isGreaterThan(100);
    }

    @Test
    void commandLine_saysWhatCameOfTheSeeds() {
        assertThat(output(0, "--seeds", "2", "--seed", "0"))
                .contains("2 seeds in")
                .contains("0 failed");
        assertThat(output(0, "--seed", "0")).contains("every promise held");
    }

    @Test
    void commandLine_refusesWhatItDoesNotKnow() {
        assertThat(output(SimulateCommandLine.USAGE, "--sedes", "2"))
                .contains("unknown argument \"--sedes\"")
                .contains("usage:");
        assertThat(output(SimulateCommandLine.USAGE, "--seeds", "many")).contains("not \"many\"");
        assertThat(output(SimulateCommandLine.USAGE)).contains("say how many seeds");
    }

    private static String output(int exitCode, String... args) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        assertThat(SimulateCommandLine.run(List.of(args), out, System::nanoTime))
                .isEqualTo(exitCode);
        return bytes.toString(StandardCharsets.UTF_8);
    }
}

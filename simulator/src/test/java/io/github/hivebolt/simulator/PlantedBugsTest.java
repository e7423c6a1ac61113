package io.github.hivebolt.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A simulator that finds nothing proves nothing: every mistake that is planted must be found. */
class PlantedBugsTest {
    @BeforeAll
    static void quietly() {
        QuietLogging.begin();
    }

    @Test
    void everyPlantedBug_isFoundWithinTheSeeds() {
        List<String> missed = PlantedBugs.all().parallelStream()
                .filter(bug -> PlantedSearch.find(bug).isEmpty())
                .map(PlantedBug::name)
                .toList();
        assertThat(missed).isEmpty();
    }

    @Test
    void thereAreAtLeastFifteen_eachWithItsOwnName() {
        assertThat(PlantedBugs.all()).hasSizeGreaterThanOrEqualTo(15);
        assertThat(PlantedBugs.all().stream().map(PlantedBug::name)).doesNotHaveDuplicates();
    }

    @Test
    void bugWhoseLineIsGone_isCalledStale() {
        PlantedBug bug = new PlantedBug("gone", "Somewhere", "int x = 1;", "int x = 2;");
        assertThatThrownBy(() -> bug.plantIn("class Somewhere {}"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("stale");
        assertThatThrownBy(() -> bug.plantIn("int x = 1;\nint x = 1;\n")).hasMessageContaining("2 times");
        assertThat(bug.plantIn("  int x = 1;\n")).isEqualTo("int x = 2;\n");
    }
}

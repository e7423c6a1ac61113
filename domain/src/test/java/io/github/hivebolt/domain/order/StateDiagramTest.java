package io.github.hivebolt.domain.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The documentation's state diagram is the table that the code decides by. */
class StateDiagramTest {
    private static final String BEGIN = "<!-- state diagram: begin, generated from SendTransition -->\n";
    private static final String END = "<!-- state diagram: end -->\n";
    private static final String HOW =
            "docs/send-order.md is stale: run mvn -pl domain test -Dtest=StateDiagramTest -Dhivebolt.writeDiagram=true";

    private static final Path PAGE = Path.of(System.getProperty("basedir", "."), "..", "docs", "send-order.md")
            .normalize();

    private static String withFreshDiagram(String page) {
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        int end = page.indexOf(END);
        assertThat(page).as("markers in " + PAGE).contains(BEGIN, END);
        String block = "```mermaid\n" + SendTransition.diagram() + "```\n";
        return page.substring(0, begin) + block + page.substring(end);
    }

    @Test
    void theDiagramInTheDocumentation_isTheTableOfTransitions() throws IOException {
        String page = Files.readString(PAGE);
        String fresh = withFreshDiagram(page);
        if (Boolean.getBoolean("hivebolt.writeDiagram")) {
            Files.writeString(PAGE, fresh);
            return;
        }
        assertThat(page).as(HOW).isEqualTo(fresh);
    }

    @Test
    void thePage_namesEveryCauseOfParking() throws IOException {
        String page = Files.readString(PAGE);
        for (ParkCause cause : ParkCause.values()) {
            assertThat(page).contains("`" + cause + "`");
        }
    }
}

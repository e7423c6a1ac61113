package io.github.hivebolt.domain.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The documentation's state diagrams are the tables that the code decides by. */
class StateDiagramTest {
    private static final String END = "<!-- state diagram: end -->\n";

    /** The pages with a diagram. */
    enum Page {
        SEND("send-order.md", "SendTransition"),
        RECEIVE("receive-order.md", "ReceiveTransition");

        private final Path path;
        private final String begin;

        Page(String file, String table) {
            this.path = Path.of(System.getProperty("basedir", "."), "..", "docs", file)
                    .normalize();
            this.begin = "<!-- state diagram: begin, generated from " + table + " -->\n";
        }

        String text() throws IOException {
            return Files.readString(path);
        }

        private String diagram() {
            return switch (this) {
                case SEND -> SendTransition.diagram();
                case RECEIVE -> ReceiveTransition.diagram();
            };
        }

        private String fresh(String page) {
            assertThat(page).as("markers in " + path).contains(begin, END);
            int start = page.indexOf(begin) + begin.length();
            String block = "```mermaid\n" + diagram() + "```\n";
            return page.substring(0, start) + block + page.substring(page.indexOf(END));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theDiagramInTheDocumentation_isTheTableOfTransitions(Page page) throws IOException {
        String text = page.text();
        String fresh = page.fresh(text);
        if (Boolean.getBoolean("hivebolt.writeDiagram")) {
            Files.writeString(page.path, fresh);
            return;
        }
        assertThat(text)
                .as(page.path
                        + " is stale: run mvn -pl domain test -Dtest=StateDiagramTest -Dhivebolt.writeDiagram=true")
                .isEqualTo(fresh);
    }

    @Test
    void thePageOfSendOrders_namesEveryCauseOfParking() throws IOException {
        String page = Page.SEND.text();
        for (ParkCause cause : ParkCause.values()) {
            assertThat(page).contains("`" + cause + "`");
        }
    }

    @Test
    void thePageOfReceiveOrders_namesTheirCausesOfParking() throws IOException {
        String page = Page.RECEIVE.text();
        for (ParkCause cause : List.of(ParkCause.STORE_BEHIND, ParkCause.REJECTED_BY_CHAIN)) {
            assertThat(page).contains("`" + cause + "`");
        }
    }
}

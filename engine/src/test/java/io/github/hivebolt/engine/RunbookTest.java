package io.github.hivebolt.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.hivebolt.domain.incident.IncidentKind;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The operator's runbook has a page for everything that can be told, and messages link to it. */
class RunbookTest {
    private static final Path FOLDER = Path.of("../docs/operate");

    @ParameterizedTest
    @EnumSource(IncidentKind.class)
    void everyKind_hasAPageWithAllFourAnswers(IncidentKind kind) throws IOException {
        URI link = IncidentWords.page(Alerts.RUNBOOK, kind);
        Path page = FOLDER.resolve(Path.of(link.getPath()).getFileName());
        String text = Files.readString(page);
        assertThat(text).contains("`" + kind + "`");
        List<String> sections =
                text.lines().filter(line -> line.startsWith("## ")).toList();
        assertThat(sections)
                .containsExactly(
                        "## What you see",
                        "## What the gateway is doing",
                        "## What you can do",
                        "## What you must not do");
        assertThat(Files.readString(FOLDER.resolve("README.md"))).contains("(" + page.getFileName() + ")");
    }

    @Test
    void noPageIsAboutAKindThatDoesNotExist() throws IOException {
        List<String> kinds = Arrays.stream(IncidentKind.values())
                .map(kind -> kind.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".md")
                .toList();
        try (var pages = Files.list(FOLDER)) {
            assertThat(pages.map(page -> page.getFileName().toString())
                            .filter(name -> name.matches("[a-z-]+\\.md"))
                            .collect(Collectors.toSet()))
                    .containsExactlyInAnyOrderElementsOf(kinds);
        }
    }

    @ParameterizedTest
    @EnumSource(IncidentKind.class)
    void everyKind_saysWhatIsDoneAndWhatToDo(IncidentKind kind) {
        assertThat(IncidentWords.whatTheGatewayDoes(kind)).endsWith(".").hasSizeBetween(20, 200);
        assertThat(IncidentWords.whatYouCanDo(kind)).endsWith(".").hasSizeBetween(20, 200);
    }
}

package io.github.hivebolt.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The guide explains every key under the heading that messages point to. */
class GuideTest {
    private static final Pattern ROW = Pattern.compile("^\\| `(hivebolt\\.[a-z.<>-]+)` \\|", Pattern.MULTILINE);

    private final Set<Key> keys = Samples.read(Map.of()).keys();

    @Test
    void everyKeyIsExplainedUnderItsAnchor() throws IOException {
        Map<String, String> sections = sections();

        assertThat(keys)
                .allSatisfy(key -> assertThat(sections.getOrDefault(key.anchor(), ""))
                        .as("section %s", key.anchor())
                        .contains("| `" + documented(key.name()) + "` |"));
    }

    @Test
    void everyShortDefaultIsTheRealOne() throws IOException {
        String guide = String.join("\n", sections().values());

        assertThat(keys)
                .filteredOn(key -> key.fallback().matches("[0-9.]+|PT.*|[a-z]+(,[a-z]+)*"))
                .filteredOn(key -> !key.name().equals("hivebolt.hive.confirm-nodes"))
                .isNotEmpty()
                .allSatisfy(key -> assertThat(guide)
                        .containsPattern("\\| `" + Pattern.quote(documented(key.name())) + "` \\| `?"
                                + Pattern.quote(key.fallback()) + "[` ]"));
    }

    @Test
    void theGuideExplainsNoKeyThatDoesNotExist() throws IOException {
        Set<String> existing = keys.stream().map(key -> documented(key.name())).collect(Collectors.toSet());
        List<String> explained = ROW.matcher(String.join("\n", sections().values()))
                .results()
                .map((MatchResult row) -> row.group(1))
                .toList();

        assertThat(explained).isNotEmpty().isSubsetOf(existing);
    }

    private static String documented(String name) {
        return name.replaceFirst("notify\\.[a-z]+\\.(min-severity|quiet-hours)", "notify.<name>.$1");
    }

    private static Map<String, String> sections() throws IOException {
        String guide = Files.readString(Path.of("../docs/guide/configuration.md"));
        return Pattern.compile("(?m)^## ")
                .splitAsStream(guide)
                .skip(1)
                .collect(Collectors.toMap(
                        section -> section.substring(0, section.indexOf('\n')),
                        section -> section.substring(section.indexOf('\n'))));
    }
}

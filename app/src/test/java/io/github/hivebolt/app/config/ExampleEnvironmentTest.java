package io.github.hivebolt.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * {@code .env.example} says what the guide says. After a change of the guide run this test once with {@code
 * -Dhivebolt.write=true}: it writes the file anew.
 */
class ExampleEnvironmentTest {
    private static final Path GUIDE = Path.of("../docs/guide/configuration.md");
    private static final Path EXAMPLE = Path.of("../.env.example");
    private static final Pattern ROW = Pattern.compile("^\\| `(hivebolt\\.[^`]+)` \\| (.*?) \\| (.*?) ?\\|$");

    @Test
    void exampleEnvironment_explainsEveryKeyOfTheGuide() throws IOException {
        String rendered = Files.readString(GUIDE)
                .lines()
                .map(ROW::matcher)
                .filter(row -> row.matches() && !row.group(1).contains("<"))
                .map(ExampleEnvironmentTest::explained)
                .collect(Collectors.joining("\n", HEAD, ""));
        if (Boolean.getBoolean("hivebolt.write")) {
            Files.writeString(EXAMPLE, rendered);
        }

        assertThat(EXAMPLE).hasContent(rendered);
    }

    private static String explained(MatchResult row) {
        String name = row.group(1).toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
        boolean secret = row.group(3).contains("*secret*");
        String meaning = plain(row.group(3));
        String fallback = plain(row.group(2));
        String value =
                !fallback.matches("none|required.*") && fallback.matches("[0-9.]+|PT.*|[a-z]+(,[a-z]+)*|[0-9hdm:,]+")
                        ? fallback
                        : "";
        return "# " + (meaning.isEmpty() ? "" : meaning + "; ") + "default: " + fallback + "\n#" + name
                + (secret ? "_FILE=/run/secrets/" + row.group(1).substring(Key.PREFIX.length()) : "=" + value)
                + "\n";
    }

    private static String plain(String markdown) {
        return markdown.replace("*secret*; ", "").replace("*secret*", "").replace("`", "");
    }

    private static final String HEAD = """
            # Every setting of Hivebolt as an environment variable. Copy this file to .env beside compose.yaml, remove the # in front of
            # what you want to change, and fill in what is required. The same, with links: docs/guide/configuration.md
            # A secret is best put into a file that only you can read: NAME_FILE=/path/to/file instead of NAME=value.

            """;
}

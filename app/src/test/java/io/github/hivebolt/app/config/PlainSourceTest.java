package io.github.hivebolt.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlainSourceTest {
    private static final PropertiesFile NO_FILE = new PropertiesFile(Map.of(), List.of());

    @TempDir
    private Path folder;

    @Test
    void dotsAndHyphensBecomeUnderscoresInTheEnvironment() {
        SettingsSource source = PlainSource.of(Map.of(), Map.of("HIVEBOLT_HIVE_ACTIVE_KEY", "x"), NO_FILE);

        assertThat(source.lookup().apply("hivebolt.hive.active-key")).contains("x");
    }

    @Test
    void systemPropertyBeatsEnvironmentAndEnvironmentBeatsFile() {
        PropertiesFile file =
                new PropertiesFile(Map.of("hivebolt.a", "file", "hivebolt.b", "file", "hivebolt.c", "file"), List.of());
        Map<String, String> environment = Map.of("HIVEBOLT_A", "variable", "HIVEBOLT_B", "variable");
        SettingsSource source = PlainSource.of(Map.of("hivebolt.a", "property"), environment, file);

        assertThat(source.lookup().apply("hivebolt.a")).contains("property");
        assertThat(source.lookup().apply("hivebolt.b")).contains("variable");
        assertThat(source.lookup().apply("hivebolt.c")).contains("file");
    }

    @Test
    void namesOfOthers_areNotOurs() {
        SettingsSource source = PlainSource.of(Map.of("java.home", "x"), Map.of("PATH", "x"), NO_FILE);

        assertThat(source.names()).isEmpty();
    }

    @Test
    void malformedFile_isOneProblem() throws IOException {
        Path file = Files.writeString(folder.resolve("hivebolt.properties"), "hivebolt.mode=\\u00zz\n");

        assertThat(PropertiesFile.read(file).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.sentence()).contains("malformed"));
    }

    @Test
    void missingFile_isNoProblem() {
        assertThat(PropertiesFile.read(folder.resolve("nothing"))).isEqualTo(NO_FILE);
    }
}

package io.github.hivebolt.app.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/incidents.md} names every published incident, and for each of them tests that exist. */
class IncidentsPageTest {
    private static final Path PROJECT =
            Path.of(System.getProperty("basedir", "."), "..").normalize();
    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([A-Z]\\d+) \\|(.*)\\|$");
    private static final Pattern CITED = Pattern.compile("`(\\w+)#(\\w+)`");
    private static final int COLUMNS = 4;

    /** Of a test class, its source. A name that two modules use has the sources of both. */
    private final Map<String, String> sources = new HashMap<>();

    IncidentsPageTest() throws IOException {
        try (Stream<Path> modules = Files.list(PROJECT)) {
            for (Path module : modules.filter(child -> Files.exists(child.resolve("pom.xml")))
                    .toList()) {
                rememberAll(module.resolve("src"));
            }
        }
    }

    private void rememberAll(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.filter(IncidentsPageTest::mayHoldTests).forEach(this::remember);
            }
        }
    }

    private static boolean mayHoldTests(Path file) {
        String path = file.toString().replace('\\', '/');
        return path.endsWith(".java")
                && (path.contains("/src/test/java/") || path.contains("/ports-testkit/src/main/"));
    }

    private void remember(Path file) {
        sources.merge(file.getFileName().toString().replace(".java", ""), read(file), String::concat);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<MatchResult> rows() {
        return ROW.matcher(read(PROJECT.resolve("docs/incidents.md"))).results().toList();
    }

    private static boolean isTest(String source, String method) {
        String annotation = "\\((?:[^{}()]|\\{[^{}]*\\})*\\)";
        return Pattern.compile("@(?:Parameterized)?Test\\b(?:[^{}();]|" + annotation + ")*?\\bvoid " + method + "\\(")
                .matcher(source)
                .find();
    }

    @Test
    void page_namesEveryIncidentOnceInOrder() {
        Stream<String> expected = Stream.concat(
                IntStream.rangeClosed(1, 17).mapToObj(number -> "H" + number),
                IntStream.rangeClosed(1, 12).mapToObj(number -> "I" + number));
        assertThat(rows()).extracting(row -> row.group(1)).containsExactlyElementsOf(expected.toList());
    }

    @Test
    void everyRow_saysWhereWhatWhyAndHowThatIsTested() {
        assertThat(rows()).allSatisfy(row -> {
            String[] cells = row.group(2).split("\\|");
            assertThat(cells).as(row.group(1)).hasSize(COLUMNS).noneMatch(String::isBlank);
            assertThat(CITED.matcher(cells[COLUMNS - 1]).find())
                    .as(row.group(1))
                    .isTrue();
        });
    }

    @Test
    void everyTestThatThePageNames_exists() {
        assertThat(rows())
                .isNotEmpty()
                .allSatisfy(row -> assertThat(CITED.matcher(row.group(2)).results())
                        .allSatisfy(cited -> assertThat(
                                        isTest(sources.getOrDefault(cited.group(1), ""), cited.group(2)))
                                .as("%s: %s", row.group(1), cited.group())
                                .isTrue()));
    }

    @Test
    void everyTestNamedAfterAnIncident_isOnThePage() {
        String page = read(PROJECT.resolve("docs/incidents.md"));
        Pattern named = Pattern.compile("\\bvoid ([hi]\\d+_\\w+)\\(");
        assertThat(sources.keySet().stream()
                        .filter(name -> !name.equals("IncidentsPageTest"))
                        .flatMap(name -> named.matcher(sources.get(name))
                                .results()
                                .map(method -> "`" + name + "#" + method.group(1) + "`")))
                .hasSizeGreaterThan(30)
                .allSatisfy(test -> assertThat(page).contains(test));
    }

    @Test
    void methodThatIsNoTest_isNotTakenForOne() {
        assertThat(isTest("@Test\n    void a() throws X {", "a")).isTrue();
        assertThat(isTest(
                        "@ParameterizedTest\n    @ValueSource(strings = {\"x\", \"y\"})\n    void a(String b) {", "a"))
                .isTrue();
        assertThat(isTest("@Test\n    void b() {\n        c();\n    }\n\n    private void a() {", "a"))
                .isFalse();
        assertThat(isTest("@Test\n    void ab() {", "a")).isFalse();
        assertThat(isTest("", "a")).isFalse();
    }
}

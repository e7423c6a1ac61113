package io.github.hivebolt.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of jars in the adapters folder, good ones and others. */
class DroppedInTest {
    private static final Optional<String> THIS_VERSION = Optional.of("1");

    private Path folder;
    private AdapterJars jars;

    @BeforeEach
    void folder(@TempDir Path parent) throws IOException {
        folder = Files.createDirectory(parent.resolve("adapters"));
        jars = new AdapterJars(folder);
    }

    @Test
    void goodJar_isFoundByItsName_andOfferedToWhoMisspellsIt() throws IOException {
        jars.rateSource("a.jar", "my-rates", THIS_VERSION);

        try (AdapterCatalogue catalogue = catalogue()) {
            assertThat(catalogue.find(AdapterKind.RATES, "my-rates")).hasValueSatisfying(found -> {
                assertThat(found.jar()).contains("a.jar");
                assertThat(found.keys()).hasSize(2);
            });
            assertThat(catalogue.refusals()).isEmpty();
        }
        assertThat(errors(Map.of("hivebolt.rates", "my-rate")))
                .singleElement()
                .asString()
                .startsWith("hivebolt.rates:")
                .contains("my-rates", "coingecko");
    }

    @Test
    void jarsThatCannotBeUsed_areLeftOutOneByOne_withASentenceEach() throws IOException {
        jars.rateSource("a-other-version.jar", "older", Optional.of("0"));
        jars.rateSource("b-no-version.jar", "nameless", Optional.empty());
        jars.jar("c-broken.jar", THIS_VERSION, service("example.Missing"));
        Files.writeString(folder.resolve("d-corrupt.jar"), "this is no jar");
        jars.jar("e-empty.jar", THIS_VERSION, Map.of());
        jars.rateSource("f-taken.jar", "coingecko", THIS_VERSION);
        jars.rateSource("g-foreign-keys.jar", "greedy", THIS_VERSION, "hive.");
        jars.rateSource("h-twice.jar", "good", THIS_VERSION);
        jars.rateSource("i-twice.jar", "good", THIS_VERSION);
        Files.writeString(folder.resolve("readme.txt"), "no jar at all");

        try (AdapterCatalogue catalogue = catalogue()) {
            assertThat(catalogue.find(AdapterKind.RATES, "good"))
                    .hasValueSatisfying(found -> assertThat(found.jar()).contains("h-twice.jar"));
            assertThat(catalogue.refusals())
                    .extracting(Problem::sentence)
                    .satisfiesExactly(
                            older -> assertThat(older)
                                    .contains(
                                            "a-other-version.jar", "built for version 0", "this gateway has version 1"),
                            nameless -> assertThat(nameless).contains("b-no-version.jar", "Hivebolt-Port-Version: 1"),
                            broken -> assertThat(broken).contains("c-broken.jar", "it is broken", "example.Missing"),
                            corrupt -> assertThat(corrupt).contains("d-corrupt.jar", "no jar that can be read"),
                            empty -> assertThat(empty).contains("e-empty.jar", "holds no adapter"),
                            taken -> assertThat(taken).contains("f-taken.jar", "another adapter named coingecko"),
                            greedy -> assertThat(greedy).contains("g-foreign-keys.jar", "hivebolt.rates.greedy."),
                            twice -> assertThat(twice).contains("i-twice.jar", "another adapter named good"));
        }
        assertThat(errors(Map.of())).isEmpty();
    }

    @Test
    void declaredKeys_areCheckedWithTheRest() throws IOException {
        jars.rateSource("a.jar", "my-rates", THIS_VERSION);

        assertThat(errors(Map.of())).isEmpty();
        assertThat(errors(Map.of("hivebolt.rates", "coingecko,my-rates")))
                .singleElement()
                .asString()
                .startsWith("hivebolt.rates.my-rates.token: it is not set, and neither is"
                        + " hivebolt.rates.my-rates.token-file")
                .contains("expected a token");
        assertThat(errors(Map.of("hivebolt.rates", "coingecko,my-rates", "hivebolt.rates.my-rates.token", "x")))
                .isEmpty();
        assertThat(read(Map.of("hivebolt.rates.my-rates.dept", "1")).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.sentence())
                        .contains("there is no such key", "did you mean hivebolt.rates.my-rates.depth"));
    }

    @Test
    void missingFolder_isNoProblem() throws IOException {
        Files.delete(folder);
        try (AdapterCatalogue catalogue = catalogue()) {
            assertThat(catalogue.refusals()).isEmpty();
            assertThat(catalogue.entries())
                    .extracting(AdapterCatalogue.Entry::name)
                    .contains("lnd", "cln", "fixed", "log");
        }
    }

    private AdapterCatalogue catalogue() {
        return AdapterCatalogue.of(folder, DroppedInTest.class.getClassLoader());
    }

    private static Map<String, byte[]> service(String provider) {
        return Map.of(AdapterJars.RATES_SERVICE, provider.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> errors(Map<String, String> more) {
        return read(more).problems().stream()
                .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                .map(Problem::sentence)
                .toList();
    }

    private Configuration read(Map<String, String> more) {
        Map<String, String> values = new HashMap<>(Samples.live());
        values.put("hivebolt.adapters-dir", folder.toString());
        values.putAll(more);
        return Configuration.read(
                new SettingsSource(key -> Optional.ofNullable(values.get(key)), values.keySet(), List.of()));
    }
}

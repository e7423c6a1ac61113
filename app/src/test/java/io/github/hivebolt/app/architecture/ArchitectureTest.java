package io.github.hivebolt.app.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.File;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule holds for the project, and each is shown to turn red on fixtures that break it, and on nothing else. */
class ArchitectureTest {
    private static final String PROJECT = "io.github.hivebolt";
    private static final String FIXTURES = "io.github.hivebolt.app.architecture.fixture";

    private static final JavaClasses PROJECT_CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(PROJECT);
    private static final JavaClasses FIXTURE_CLASSES = new ClassFileImporter().importPackages(FIXTURES);

    /** A rule, and what it must say of the fixtures: one word or more per violation, in alphabetical order. */
    private record Guarded(String name, Function<String, ArchRule> rule, List<String> violations) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Guarded layers(String name, Function<Layers, ArchRule> rule, String... violations) {
        return new Guarded(name, root -> rule.apply(new Layers(root)), List.of(violations));
    }

    private static Guarded code(String name, Function<CodeRules, ArchRule> rule, String... violations) {
        return new Guarded(name, root -> rule.apply(new CodeRules(root)), List.of(violations));
    }

    static Stream<Guarded> rules() {
        return Stream.of(
                layers("domain", Layers::domainKnowsOnlyJavaBase, "UsesLogging.level()"),
                layers("ports", Layers::portsKnowOnlyDomain, "UsesEngine.engine()"),
                layers("codec", Layers::codecKnowsOnlyDomainAndBouncyCastle, "UsesPorts.port()"),
                layers("engine", Layers::engineKnowsOnlyDomainAndPorts, "UsesJakarta.jakarta()"),
                layers("adapters and adapters", Layers::adaptersDoNotKnowEachOther, "KnowsTwo.two()"),
                layers("adapters and the core", Layers::adaptersDoNotKnowTheCore, "Two.engine()"),
                code(
                        "floating point",
                        CodeRules::moneyIsNeverFloatingPoint,
                        "Floats.field is [D",
                        "Floats.taken(double, java.lang.Float) is double",
                        "Floats.taken(double, java.lang.Float) is java.lang.Float",
                        "Floats.returned() is float"),
                code(
                        "clock and chance",
                        CodeRules::timeAndChanceAreParameters,
                        "System.currentTimeMillis",
                        "Math.random",
                        "System.nanoTime",
                        "Thread.sleep",
                        "SecureRandom.<init>",
                        "calls method <java.time.Instant.now",
                        "LocalDateTime.now",
                        "Random.<init>(long)",
                        "UUID.randomUUID",
                        "references method <java.time.Instant.now"),
                code(
                        "one factory",
                        CodeRules::adaptersShowOneFactory,
                        "two.SecondPublic is one of 2",
                        "two.Two is one of 2"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theProject_keepsTheRule(Guarded guarded) {
        guarded.rule().apply(PROJECT).check(PROJECT_CLASSES);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theRule_turnsRedOnItsFixturesAndOnNothingElse(Guarded guarded) {
        List<String> found = guarded.rule()
                .apply(FIXTURES)
                .evaluate(FIXTURE_CLASSES)
                .getFailureReport()
                .getDetails();
        assertThat(found).hasSameSizeAs(guarded.violations());
        for (String violation : guarded.violations()) {
            assertThat(found).anyMatch(line -> line.contains(violation));
        }
    }

    @Test
    void everyModule_isOnTheClassPathOfTheseRules() {
        for (String module : List.of(
                "domain",
                "ports",
                "codec",
                "engine",
                "app",
                "devnet",
                "simulator",
                "adapters.http",
                "adapters.hive",
                "adapters.lnd",
                "adapters.cln",
                "adapters.notify",
                "adapters.rates",
                "adapters.store")) {
            assertThat(PROJECT_CLASSES.containPackage(PROJECT + "." + module))
                    .as(module)
                    .isTrue();
        }
    }

    @Test
    void noMockingLibrary_isOnTheClassPath() {
        List<String> entries = List.of(System.getProperty("java.class.path").split(File.pathSeparator, -1));
        assertThat(entries).hasSizeGreaterThan(5);
        assertThat(MockingLibraries.in(entries)).isEmpty();
        assertThat(MockingLibraries.in(List.of("/lib/mockito-core-5.0.0.jar", "/lib/assertj-core-3.27.7.jar")))
                .containsExactly("/lib/mockito-core-5.0.0.jar");
    }
}

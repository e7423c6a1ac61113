package io.github.hivebolt.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import fish.payara.micro.boot.PayaraMicroBoot;
import org.junit.jupiter.api.Test;

/** Who may know the server. Each rule is shown to turn red on a class that breaks it. */
class ServerTypesTest {
    private static final String LAUNCH = "io.github.hivebolt.app.launch..";
    private static final ArchRule ONLY_LAUNCH_KNOWS_PAYARA = noClasses()
            .that()
            .resideOutsideOfPackage(LAUNCH)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("fish.payara..", "com.sun.enterprise..");
    private static final ArchRule LAUNCH_STANDS_ALONE = classes()
            .that()
            .resideInAPackage(LAUNCH)
            .or()
            .areAssignableTo(LaunchesWithSettings.class)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "fish.payara.micro.boot..", "fish.payara.micro", "org.jspecify..", LAUNCH);

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.github.hivebolt");

    record KnowsPayara(PayaraMicroBoot boot) {}

    record LaunchesWithSettings(io.github.hivebolt.app.config.Settings settings) {}

    @Test
    void onlyTheLaunchPackageKnowsPayara() {
        ONLY_LAUNCH_KNOWS_PAYARA.check(MAIN);
        assertThat(isRed(ONLY_LAUNCH_KNOWS_PAYARA, KnowsPayara.class)).isTrue();
    }

    @Test
    void theLaunchPackageNeedsNothingThatIsNotAtTheRootOfTheJar() {
        LAUNCH_STANDS_ALONE.check(MAIN);
        assertThat(isRed(LAUNCH_STANDS_ALONE, LaunchesWithSettings.class)).isTrue();
    }

    private static boolean isRed(ArchRule rule, Class<?> fixture) {
        return rule.evaluate(new ClassFileImporter().importClasses(fixture)).hasViolation();
    }
}

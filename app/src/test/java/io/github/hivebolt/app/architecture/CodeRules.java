package io.github.hivebolt.app.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What code may do, in a tree of modules under one root package: the project's, or that of the fixtures. */
record CodeRules(String root) {
    private static final Set<String> FLOATING_POINT = Set.of("float", "double", "java.lang.Float", "java.lang.Double");

    private static final Set<String> CLOCKS_AND_CHANCE = Set.of(
            "java.lang.System.currentTimeMillis",
            "java.lang.System.nanoTime",
            "java.lang.Thread.sleep",
            "java.lang.Math.random",
            "java.time.Instant.now",
            "java.time.LocalDate.now",
            "java.time.LocalDateTime.now",
            "java.time.OffsetDateTime.now",
            "java.time.ZonedDateTime.now",
            "java.time.Clock.systemUTC",
            "java.time.Clock.systemDefaultZone",
            "java.util.UUID.randomUUID",
            "java.util.Random.<init>",
            "java.util.SplittableRandom.<init>",
            "java.util.concurrent.ThreadLocalRandom.current",
            "java.security.SecureRandom.<init>",
            "java.security.SecureRandom.getInstanceStrong");

    /** Types that a framework, and nobody else, makes. */
    private static final List<String> MADE_BY_FRAMEWORKS = List.of(
            "jakarta.persistence.AttributeConverter",
            "org.eclipse.persistence.platform.database.DatabasePlatform",
            "org.h2.store.fs.FilePath");

    private String module(String name) {
        return root + "." + name + "..";
    }

    ArchRule moneyIsNeverFloatingPoint() {
        return classes()
                .that()
                .resideInAnyPackage(module("domain"), module("ports"), module("engine"), module("adapters.store"))
                .should(haveNoFloatingPoint());
    }

    ArchRule timeAndChanceAreParameters() {
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .resideOutsideOfPackages(
                        module("app"), module("testkit"), module("devnet.http"), module("devnet.story"))
                .should(readNeitherClockNorChance());
    }

    ArchRule adaptersShowOneFactory() {
        return classes()
                .that()
                .resideInAPackage(module("adapters"))
                .and()
                .resideOutsideOfPackage(module("adapters.http"))
                .should(bePublicOnlyAsTheOneFactory());
    }

    private static ArchCondition<JavaClass> haveNoFloatingPoint() {
        return new ArchCondition<>("have no field, parameter or result of floating point") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (JavaField field : type.getFields()) {
                    judge(type, field.getRawType(), field.getFullName(), events);
                }
                for (JavaCodeUnit unit : type.getCodeUnits()) {
                    judge(type, unit.getRawReturnType(), "result of " + unit.getFullName(), events);
                    unit.getRawParameterTypes()
                            .forEach(taken -> judge(type, taken, "parameter of " + unit.getFullName(), events));
                }
            }
        };
    }

    private static void judge(JavaClass owner, JavaClass type, String where, ConditionEvents events) {
        if (FLOATING_POINT.contains(type.getBaseComponentType().getName())) {
            events.add(SimpleConditionEvent.violated(owner, where + " is " + type.getName()));
        }
    }

    private static ArchCondition<JavaClass> readNeitherClockNorChance() {
        return new ArchCondition<>("read neither a clock nor chance") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getCodeUnitAccessesFromSelf().forEach(access -> {
                    String called = access.getTargetOwner().getName() + "."
                            + access.getTarget().getName();
                    if (CLOCKS_AND_CHANCE.contains(called)) {
                        events.add(SimpleConditionEvent.violated(type, access.getDescription()));
                    }
                });
            }
        };
    }

    private static ArchCondition<JavaClass> bePublicOnlyAsTheOneFactory() {
        return new ArchCondition<>("be public only as the one factory, a provider or a plain value") {
            private final Map<String, Long> shown = new HashMap<>();

            @Override
            public void init(Collection<JavaClass> all) {
                all.stream()
                        .filter(CodeRules::isShown)
                        .forEach(type -> shown.merge(type.getPackageName(), 1L, Long::sum));
            }

            @Override
            public void check(JavaClass type, ConditionEvents events) {
                long inPackage = shown.getOrDefault(type.getPackageName(), 0L);
                if (isShown(type) && inPackage > 1) {
                    events.add(SimpleConditionEvent.violated(type, type.getName() + " is one of " + inPackage));
                }
            }
        };
    }

    private static boolean isShown(JavaClass type) {
        boolean plain = type.isRecord() || type.isEnum() || type.isInterface() || type.isAssignableTo(Throwable.class);
        return type.isTopLevelClass()
                && type.getModifiers().contains(JavaModifier.PUBLIC)
                && !plain
                && !type.getSimpleName().endsWith("Provider")
                && MADE_BY_FRAMEWORKS.stream().noneMatch(type::isAssignableTo);
    }
}

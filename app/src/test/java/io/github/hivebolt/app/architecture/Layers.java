package io.github.hivebolt.app.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;

/** Who may know whom, in a tree of modules under one root package: the project's, or that of the fixtures. */
record Layers(String root) {
    private static final String NULL_MARKS = "org.jspecify..";
    private static final Set<String> JAVA_BASE = ModuleLayer.boot()
            .findModule("java.base")
            .orElseThrow()
            .getDescriptor()
            .packages();

    private String module(String name) {
        return root + "." + name + "..";
    }

    private static DescribedPredicate<JavaClass> javaBase() {
        return DescribedPredicate.describe("java.base", type -> {
            JavaClass component = type.getBaseComponentType();
            return component.isPrimitive() || JAVA_BASE.contains(component.getPackageName());
        });
    }

    ArchRule domainKnowsOnlyJavaBase() {
        return classes()
                .that()
                .resideInAPackage(module("domain"))
                .should()
                .onlyDependOnClassesThat(javaBase().or(resideInAnyPackage(module("domain"), NULL_MARKS)));
    }

    ArchRule portsKnowOnlyDomain() {
        return onlyKnow("ports", module("domain"));
    }

    ArchRule codecKnowsOnlyDomainAndBouncyCastle() {
        return onlyKnow("codec", module("domain"), "org.bouncycastle..", "javax.crypto..");
    }

    ArchRule engineKnowsOnlyDomainAndPorts() {
        return onlyKnow("engine", module("domain"), module("ports"), "javax.crypto..");
    }

    private ArchRule onlyKnow(String name, String... others) {
        return classes()
                .that()
                .resideInAPackage(module(name))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage("", "java..", NULL_MARKS, module(name))
                        .or(resideInAnyPackage(others)));
    }

    ArchRule adaptersDoNotKnowEachOther() {
        return slices().matching(root + ".adapters.(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(alwaysTrue(), resideInAnyPackage(module("adapters.http")));
    }

    ArchRule adaptersDoNotKnowTheCore() {
        return noClasses()
                .that()
                .resideInAPackage(module("adapters"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(module("engine"), module("app"), module("devnet"), module("testkit"));
    }
}

package io.github.hivebolt.app.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.hivebolt.app.rest.auth.AdminOnly;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.util.List;
import org.junit.jupiter.api.Test;

/** H10 of {@code docs/incidents.md}: elsewhere anybody on the network could move money and change the books. */
class OpenDoorIncidentTest {
    private static final List<Class<? extends Annotation>> CHANGING =
            List.of(POST.class, PUT.class, PATCH.class, DELETE.class);
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.github.hivebolt.app.rest", "io.github.hivebolt.app.receive");

    private static List<JavaClass> resources() {
        return CLASSES.stream().filter(type -> type.isAnnotatedWith(Path.class)).toList();
    }

    @Test
    void h10_apiWithoutAuthentication_everyOperatorAddressNeedsHisPassword() {
        List<JavaClass> ofTheOperator = resources().stream()
                .filter(type -> type.getAnnotationOfType(Path.class).value().startsWith("/admin"))
                .toList();
        assertThat(ofTheOperator).hasSizeGreaterThan(2);
        assertThat(ofTheOperator)
                .allSatisfy(type -> assertThat(type.isAnnotatedWith(AdminOnly.class))
                        .as(type.getName())
                        .isTrue());
    }

    @Test
    void h10_apiWithoutAuthentication_nobodyElseChangesAnythingButWithAKeyOfHisOwn() {
        assertThat(resources().stream()
                        .filter(type -> !type.isAnnotatedWith(AdminOnly.class))
                        .filter(type -> type.getMethods().stream().anyMatch(OpenDoorIncidentTest::changes)))
                .extracting(type -> type.getSimpleName() + (asksForAKey(type) ? " with a key" : ""))
                .as("a quote stores nothing, and the wallet of a demonstration is not there in a live gateway")
                .containsExactlyInAnyOrder(
                        "InvoiceResource with a key", "WebhookResource with a key", "QuoteResource", "DemoResource");
    }

    private static boolean asksForAKey(JavaClass type) {
        return type.getMethodCallsFromSelf().stream()
                .anyMatch(call -> call.getTarget().getFullName().contains(".Callers.holder("));
    }

    private static boolean changes(JavaMethod method) {
        return CHANGING.stream().anyMatch(method::isAnnotatedWith);
    }
}

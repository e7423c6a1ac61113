package io.github.hivebolt.app.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What lies where in the packaged jar. */
class BundleLayoutIT {
    private static JarFile jar;

    @BeforeAll
    static void open() throws IOException {
        jar = new JarFile(Hivebolt.JAR.toFile());
    }

    @AfterAll
    static void close() throws IOException {
        jar.close();
    }

    @Test
    void onlyLaunchClassesAreVisibleToTheServer() {
        assertThat(files())
                .filteredOn(name -> name.endsWith(".class") && !name.startsWith("HIVEBOLT-INF/"))
                .allMatch(name -> name.startsWith("io/github/hivebolt/app/launch/") || name.startsWith("fish/payara/"));
    }

    @Test
    void webApplicationHasNoSecondCopyOfWhatTheServerBrings() {
        assertThat(files())
                .filteredOn(name -> name.startsWith("HIVEBOLT-INF/ROOT/WEB-INF/lib/"))
                .isNotEmpty()
                .noneMatch(name -> name.matches(".*/(jakarta\\.|jersey-(client|common|server)|hk2-|eclipselink|"
                        + "org\\.eclipse\\.persistence|parsson|yasson|microprofile).*"));
    }

    @Test
    void everyLibraryThatCommandsBorrowFromTheServerExists() throws IOException {
        try (var list = jar.getInputStream(jar.getEntry("HIVEBOLT-INF/tool/server-jars.txt"))) {
            List<String> borrowed = new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map("MICRO-INF/runtime/"::concat)
                    .toList();
            assertThat(files()).containsAll(borrowed);
        }
    }

    private static List<String> files() {
        return jar.stream()
                .filter(entry -> !entry.isDirectory())
                .map(ZipEntry::getName)
                .toList();
    }
}

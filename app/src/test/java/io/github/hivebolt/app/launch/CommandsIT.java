package io.github.hivebolt.app.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands of the packaged jar, in a plain JVM without the server. */
class CommandsIT {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"run", "check"})
    void twoMistakes_areTwoSentencesAndExitCode1_beforeAnyServerBoots(String command) throws Exception {
        Map<String, String> mistakes =
                Map.of("HIVEBOLT_MODE", "demo", "HIVEBOLT_HTTP_PORT", "99999", "HIVEBOLT_FEE_PPM", "lots");
        try (Hivebolt process = Hivebolt.start(folder, mistakes, command)) {
            assertThat(process.exitCode(LIMIT)).isEqualTo(1);
            assertThat(process.output().lines().filter(line -> line.startsWith("error: ")))
                    .hasSize(2)
                    .anyMatch(line -> line.contains("hivebolt.http.port"))
                    .anyMatch(line -> line.contains("hivebolt.fee.ppm"));
        }
        assertThat(folder.resolve("data/runtime")).doesNotExist();
    }

    @Test
    void unknownCommand_isAUsageError() throws Exception {
        try (Hivebolt process = Hivebolt.start(folder, Map.of(), "pay-everybody")) {
            assertThat(process.exitCode(LIMIT)).isEqualTo(2);
            assertThat(process.output()).contains("there is no command \"pay-everybody\"");
        }
    }

    @Test
    void severalProcessesUnpackingAtOnce_shareOneCopy() throws Exception {
        List<Hivebolt> processes = new ArrayList<>();
        try {
            for (int i = 0; i < 3; i++) {
                processes.add(Hivebolt.start(folder, Map.of("HIVEBOLT_MODE", "demo"), "orders"));
            }
            for (Hivebolt process : processes) {
                assertThat(process.exitCode(LIMIT)).as(process.output()).isEqualTo(2);
            }
        } finally {
            processes.forEach(Hivebolt::close);
        }
        assertThat(Hivebolt.unpacked(folder)).isDirectory();
    }

    @Test
    void unpackedVersionThatNobodyRuns_isDeletedByANewerOne() throws Exception {
        Path old = Files.createDirectories(folder.resolve("data/cache/0123456789abcdef01234567/ROOT"));
        Path foreign = Files.createDirectories(folder.resolve("data/cache/something-else"));
        try (Hivebolt process = Hivebolt.start(folder, Map.of("HIVEBOLT_MODE", "demo"), "orders")) {
            assertThat(process.exitCode(LIMIT)).as(process.output()).isEqualTo(2);
        }

        assertThat(old.getParent()).doesNotExist();
        assertThat(foreign).isDirectory();
    }

    @Test
    void commandsFindTheLibrariesThatTheServerBringsForTheWebApplication() throws Exception {
        try (Hivebolt process = Hivebolt.start(folder, Map.of("HIVEBOLT_MODE", "demo"), "orders")) {
            assertThat(process.exitCode(LIMIT)).isEqualTo(2);
        }
        List<URL> jars = new ArrayList<>();
        for (String place : List.of("ROOT/WEB-INF/lib", "tool")) {
            try (var files = Files.list(Hivebolt.unpacked(folder).resolve(place))) {
                for (Path jar :
                        files.filter(file -> file.toString().endsWith(".jar")).toList()) {
                    jars.add(jar.toUri().toURL());
                }
            }
        }
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader =
                new URLClassLoader(jars.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            thread.setContextClassLoader(loader);
            Object client = call(loader, "jakarta.ws.rs.client.ClientBuilder", "newClient");
            assertThat(client.getClass().getName()).startsWith("org.glassfish.jersey");
            client.getClass().getMethod("close").invoke(client);
            assertThat(call(loader, "jakarta.json.Json", "createObjectBuilder")).isNotNull();
            assertThat(call(loader, "jakarta.json.bind.JsonbBuilder", "create")).isNotNull();
            assertThat(loader.loadClass("org.eclipse.persistence.jpa.PersistenceProvider")
                            .getConstructor()
                            .newInstance())
                    .isNotNull();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static Object call(ClassLoader loader, String type, String method) throws ReflectiveOperationException {
        return loader.loadClass(type).getMethod(method).invoke(null);
    }
}

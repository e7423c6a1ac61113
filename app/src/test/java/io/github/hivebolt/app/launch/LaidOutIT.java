package io.github.hivebolt.app.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The application laid out as files, which is what the container image runs. */
class LaidOutIT {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    @TempDir
    private Path folder;

    @Test
    void laidOutApplication_servesWithoutUnpackingAnything() throws Exception {
        Path layout = folder.resolve("layout");
        assertThat(explode(layout)).isZero();
        Map<String, Long> before = modificationTimes(layout);
        int port = Hivebolt.freePort();
        Map<String, String> variables = Map.of("HIVEBOLT_MODE", "demo", "HIVEBOLT_HTTP_PORT", Integer.toString(port));

        try (Hivebolt gateway = Hivebolt.start(layout.resolve("hivebolt.jar"), folder, variables, "run")) {
            gateway.awaitReady(port);
            assertThat(Hivebolt.get(port, "/api/v1/status").statusCode()).isEqualTo(200);
            gateway.terminate();
            assertThat(gateway.exitCode(LIMIT)).isIn(0, 143);
        }

        assertThat(modificationTimes(layout)).isEqualTo(before);
        assertThat(folder.resolve("data/cache")).doesNotExist();
    }

    @Test
    void folderThatIsNotEmpty_isLeftAlone() throws Exception {
        Path layout = Files.createDirectories(folder.resolve("layout"));
        Files.writeString(layout.resolve("precious"), "mine");

        assertThat(explode(layout)).isEqualTo(1);
        try (var files = Files.list(layout)) {
            assertThat(files).containsExactly(layout.resolve("precious"));
        }
    }

    @Test
    void newDataDirectory_isForItsOwnerOnly() throws Exception {
        try (Hivebolt command = Hivebolt.start(folder, Map.of("HIVEBOLT_MODE", "demo"), "orders")) {
            command.exitCode(LIMIT);
        }

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("data"))))
                .isEqualTo("rwx------");
    }

    private int explode(Path layout) throws Exception {
        try (Hivebolt command = Hivebolt.start(folder, Map.of(), "explode", layout.toString())) {
            return command.exitCode(LIMIT);
        }
    }

    private static Map<String, Long> modificationTimes(Path layout) throws Exception {
        try (var files = Files.walk(layout)) {
            return files.collect(Collectors.toMap(
                    file -> layout.relativize(file).toString(),
                    file -> file.toFile().lastModified()));
        }
    }
}

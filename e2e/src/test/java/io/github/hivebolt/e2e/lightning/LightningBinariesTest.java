package io.github.hivebolt.e2e.lightning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

final class LightningBinariesTest {
    @Test
    void missingGo_skipsTheTestWithTheReason() {
        assertThatThrownBy(() -> LightningBinaries.skipOrFail(Optional.of("Go is missing"), false))
                .isInstanceOf(TestAbortedException.class)
                .hasMessageContaining("Go is missing");
    }

    @Test
    void missingGo_failsOnABuildServer() {
        assertThatThrownBy(() -> LightningBinaries.skipOrFail(Optional.of("Go is missing"), true))
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageContaining("Go is missing");
    }

    @Test
    void presentGo_neitherSkipsNorFails() {
        assertThatCode(() -> LightningBinaries.skipOrFail(Optional.empty(), true))
                .doesNotThrowAnyException();
    }

    @Test
    void goIsFoundInAFolder_onlyWhenExecutable(@TempDir Path folder) throws IOException {
        assertThat(GoToolchain.find(List.of(folder))).isEmpty();
        Path go = Files.createFile(folder.resolve("go"));
        assertThat(GoToolchain.find(List.of(folder))).isEmpty();
        assertThat(go.toFile().setExecutable(true)).isTrue();
        assertThat(GoToolchain.find(List.of(folder))).contains(go);
    }

    @Test
    void brokenBuild_isReportedWithGosOwnWords(@TempDir Path base) throws IOException {
        LightningBuild build =
                new LightningBuild(emptyModule(base), fakeGo(base, "#!/bin/sh\necho no required module\nexit 1\n"));
        assertThatThrownBy(build::binaries)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("go build of btcd failed")
                .hasMessageContaining("no required module");
    }

    @Test
    void twoCallersAtOnce_buildOnce(@TempDir Path base) throws IOException {
        LightningBuild build = new LightningBuild(emptyModule(base), fakeGo(base, """
                #!/bin/sh
                echo "$*" >> ../calls
                while [ "$1" != -o ]; do shift; done
                touch "$2/btcd" "$2/lnd"
                """));
        CompletableFuture<LightningBinaries> other = CompletableFuture.supplyAsync(build::binaries);
        LightningBinaries binaries = build.binaries();
        assertThat(other.join()).isEqualTo(binaries);
        assertThat(build.binaries()).isEqualTo(binaries);
        assertThat(binaries.lnd()).exists();
        assertThat(Files.readAllLines(base.resolve("calls"))).hasSize(2);
    }

    private static Path emptyModule(Path base) throws IOException {
        Path module = Files.createDirectory(base.resolve("lightning-network"));
        Files.createFile(module.resolve("go.mod"));
        Files.createFile(module.resolve("go.sum"));
        return base;
    }

    private static Path fakeGo(Path folder, String script) throws IOException {
        Path go = Files.writeString(folder.resolve("go"), script);
        assertThat(go.toFile().setExecutable(true)).isTrue();
        return go;
    }
}

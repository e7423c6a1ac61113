package io.github.hivebolt.e2e.lightning;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * The node programs of the test network, built from the Go module {@code e2e/lightning-network}.
 *
 * @param btcd the Bitcoin node
 * @param lnd the Lightning node
 */
public record LightningBinaries(Path btcd, Path lnd) {
    private static final String MISSING_GO =
            "Go is missing, so lnd and btcd cannot be built: install Go 1.25.10 or later and put it on the PATH";

    /** Why the programs cannot be built on this machine, if they cannot. */
    public static Optional<String> missingReason() {
        return GoToolchain.find().isPresent() ? Optional.empty() : Optional.of(MISSING_GO);
    }

    /**
     * The programs, built first if need be (seconds with a warm Go cache, about 4 min without one). Where Go is
     * missing the calling test is reported as skipped with the reason; on a build server (environment {@code CI=true})
     * it fails.
     */
    public static LightningBinaries require() {
        skipOrFail(missingReason(), "true".equalsIgnoreCase(System.getenv("CI")));
        return new LightningBuild(moduleBase(), GoToolchain.find().orElseThrow()).binaries();
    }

    static void skipOrFail(Optional<String> missingReason, boolean buildServer) {
        if (missingReason.isPresent() && buildServer) {
            Assertions.fail(missingReason.get());
        }
        Assumptions.assumeTrue(missingReason.isEmpty(), () -> missingReason.orElse(""));
    }

    /** The folder of this Maven module, wherever the tests were started. */
    static Path moduleBase() {
        Path start = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
        return Stream.of(start, start.resolve("e2e"))
                .filter(folder -> Files.isRegularFile(folder.resolve("lightning-network/go.mod")))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no e2e/lightning-network/go.mod at " + start
                        + ": start the tests in the folder of the module e2e or of the repository"));
    }
}

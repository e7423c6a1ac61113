package io.github.hivebolt.e2e.gateway;

import io.github.hivebolt.devnet.DevnetOptions;
import io.github.hivebolt.devnet.DevnetServer;
import io.github.hivebolt.devnet.lightning.LightningNetOptions;
import io.github.hivebolt.domain.lightning.LightningNetwork;
import io.github.hivebolt.e2e.lightning.FreePorts;
import io.github.hivebolt.ports.TimeSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The folder of one test class below {@code target/e2e}. It stays after the test, with all logs in it. */
record Workplace(Path folder) {
    private static final Duration QUICK_BLOCKS = Duration.ofSeconds(1);

    /** An empty one; what an earlier run left is deleted. */
    static Workplace of(Class<?> test) {
        Path folder = Path.of(System.getProperty("basedir", ""), "target", "e2e", test.getSimpleName())
                .toAbsolutePath();
        delete(folder);
        try {
            return new Workplace(Files.createDirectories(folder));
        } catch (IOException e) {
            throw new UncheckedIOException("the folder of the test cannot be made", e);
        }
    }

    Path resolve(String name) {
        return folder.resolve(name);
    }

    /**
     * A devnet with a Hive block every second, on ports that nobody takes while it is cut off. Its own Lightning
     * network is a simnet, as that of the real nodes, so its merchant is somebody to whom they know no way.
     */
    DevnetServer devnet() {
        return devnet(new MachineTime(), 2);
    }

    /** The same in a time of its own, with as many Hive nodes as one likes. */
    DevnetServer devnet(TimeSource time, int hiveNodes) {
        DevnetOptions usual = DevnetOptions.freePorts(resolve("devnet"));
        LightningNetOptions lightning = LightningNetOptions.usual();
        DevnetOptions options = new DevnetOptions(
                usual.directory(),
                usual.seed(),
                IntStream.range(0, hiveNodes).mapToObj(node -> FreePorts.take()).toList(),
                FreePorts.take(),
                FreePorts.take(),
                FreePorts.take(),
                FreePorts.take(),
                QUICK_BLOCKS,
                QUICK_BLOCKS,
                usual.irreversibleLag(),
                usual.savingsDelay(),
                usual.history(),
                new LightningNetOptions(
                        LightningNetwork.SIMNET,
                        lightning.gatewayMsat(),
                        lightning.merchantMsat(),
                        lightning.blockHeight()));
        try {
            return DevnetServer.start(options, time);
        } catch (IOException e) {
            throw new UncheckedIOException("the devnet does not start", e);
        }
    }

    static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be deleted", e);
        }
    }
}

package io.github.hivebolt.devnet;

import io.github.hivebolt.devnet.lightning.LightningNetOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How a devnet is started.
 *
 * @param directory where {@code tls.cert} and macaroons are written; made where it is missing
 * @param seed what all keys are made of
 * @param hivePorts a port per Hive node, 0 for a free one
 * @param lndPort the port of the gateway's Lightning node, 0 for a free one
 * @param merchantPort the port of the payee's Lightning node, 0 for a free one
 * @param clnPort the port at which the gateway's Lightning node speaks clnrest, 0 for a free one
 * @param controlPort the port of the control interface, 0 for a free one
 * @param blockInterval real time between two blocks, zero for blocks on demand only
 * @param slot chain time between two blocks, at least a second
 * @param irreversibleLag how many blocks the last irreversible one is behind the head
 * @param savingsDelay how long a withdrawal from savings takes
 * @param history how many blocks there are at the start
 * @param lightning how the Lightning network begins
 */
public record DevnetOptions(
        Path directory,
        String seed,
        List<Integer> hivePorts,
        int lndPort,
        int merchantPort,
        int clnPort,
        int controlPort,
        Duration blockInterval,
        Duration slot,
        int irreversibleLag,
        Duration savingsDelay,
        int history,
        LightningNetOptions lightning) {
    private static final Duration HIVE_SLOT = Duration.ofSeconds(3);

    /** Keeps a copy of the list. */
    public DevnetOptions {
        hivePorts = List.copyOf(hivePorts);
    }

    /**
     * The same with clnrest at a free port.
     *
     * @param directory where certificate and macaroons are written; made where it is missing
     * @param seed what all keys are made of
     * @param hivePorts a port per Hive node, 0 for a free one
     * @param lndPort the port of the gateway's Lightning node, 0 for a free one
     * @param merchantPort the port of the payee's Lightning node, 0 for a free one
     * @param controlPort the port of the control interface, 0 for a free one
     * @param blockInterval real time between two blocks, zero for blocks on demand only
     * @param slot chain time between two blocks, at least a second
     * @param irreversibleLag how many blocks the last irreversible one is behind the head
     * @param savingsDelay how long a withdrawal from savings takes
     * @param history how many blocks there are at the start
     * @param lightning how the Lightning network begins
     */
    public DevnetOptions(
            Path directory,
            String seed,
            List<Integer> hivePorts,
            int lndPort,
            int merchantPort,
            int controlPort,
            Duration blockInterval,
            Duration slot,
            int irreversibleLag,
            Duration savingsDelay,
            int history,
            LightningNetOptions lightning) {
        this(
                directory,
                seed,
                hivePorts,
                lndPort,
                merchantPort,
                0,
                controlPort,
                blockInterval,
                slot,
                irreversibleLag,
                savingsDelay,
                history,
                lightning);
    }

    /**
     * The ports that the documentation names, and a block every three seconds.
     *
     * @param directory where certificate and macaroons are written
     * @return the options of {@code ./hivebolt devnet}
     */
    public static DevnetOptions fixedPorts(Path directory) {
        return new DevnetOptions(
                directory,
                "hivebolt devnet",
                List.of(18091, 18092),
                18080,
                18081,
                18083,
                18099,
                HIVE_SLOT,
                HIVE_SLOT,
                1,
                Duration.ofDays(3),
                30,
                LightningNetOptions.usual());
    }

    /**
     * Free ports and a block every three seconds.
     *
     * @param directory where certificate and macaroons are written
     * @return options for tests
     */
    public static DevnetOptions freePorts(Path directory) {
        DevnetOptions fixed = fixedPorts(directory);
        return new DevnetOptions(
                directory,
                fixed.seed,
                List.of(0, 0),
                0,
                0,
                0,
                0,
                fixed.blockInterval,
                fixed.slot,
                fixed.irreversibleLag,
                fixed.savingsDelay,
                fixed.history,
                fixed.lightning);
    }

    /**
     * The same with another pace.
     *
     * @param interval real time between two blocks, zero for blocks on demand only
     * @param chainTime chain time between two blocks, at least a second
     * @return new options
     */
    public DevnetOptions withBlocks(Duration interval, Duration chainTime) {
        return new DevnetOptions(
                directory,
                seed,
                hivePorts,
                lndPort,
                merchantPort,
                clnPort,
                controlPort,
                interval,
                chainTime,
                irreversibleLag,
                savingsDelay,
                history,
                lightning);
    }

    /**
     * The same with other ports.
     *
     * @param hive a port per Hive node, 0 for a free one
     * @param lnd the port of the gateway's Lightning node
     * @param merchant the port of the payee's Lightning node
     * @param control the port of the control interface
     * @return new options
     */
    public DevnetOptions withPorts(List<Integer> hive, int lnd, int merchant, int control) {
        return new DevnetOptions(
                directory,
                seed,
                hive,
                lnd,
                merchant,
                clnPort,
                control,
                blockInterval,
                slot,
                irreversibleLag,
                savingsDelay,
                history,
                lightning);
    }

    /**
     * The same with another seed.
     *
     * @param text what all keys are made of
     * @return new options
     */
    public DevnetOptions withSeed(String text) {
        return new DevnetOptions(
                directory,
                text,
                hivePorts,
                lndPort,
                merchantPort,
                clnPort,
                controlPort,
                blockInterval,
                slot,
                irreversibleLag,
                savingsDelay,
                history,
                lightning);
    }

    /**
     * The same with another directory.
     *
     * @param other where certificate and macaroons are written
     * @return new options
     */
    public DevnetOptions withDirectory(Path other) {
        return new DevnetOptions(
                other,
                seed,
                hivePorts,
                lndPort,
                merchantPort,
                clnPort,
                controlPort,
                blockInterval,
                slot,
                irreversibleLag,
                savingsDelay,
                history,
                lightning);
    }

    /**
     * The same with another port for clnrest.
     *
     * @param port the port, 0 for a free one
     * @return new options
     */
    public DevnetOptions withClnPort(int port) {
        return new DevnetOptions(
                directory,
                seed,
                hivePorts,
                lndPort,
                merchantPort,
                port,
                controlPort,
                blockInterval,
                slot,
                irreversibleLag,
                savingsDelay,
                history,
                lightning);
    }
}

package io.github.hivebolt.adapters.hive;

import static io.github.hivebolt.domain.Checks.require;

import java.time.Duration;
import java.util.stream.Stream;

/**
 * How long a Hive node may take for one whole answer.
 *
 * @param connect until the connection stands
 * @param head for the head of the chain
 * @param blocks for a range of blocks or their virtual operations
 * @param account for an account
 * @param broadcast for taking a transaction
 */
public record HiveTimeouts(Duration connect, Duration head, Duration blocks, Duration account, Duration broadcast) {
    /** What suits public nodes: 3 s, 5 s, 20 s, 10 s, 10 s. */
    public static final HiveTimeouts DEFAULT = new HiveTimeouts(
            Duration.ofSeconds(3),
            Duration.ofSeconds(5),
            Duration.ofSeconds(20),
            Duration.ofSeconds(10),
            Duration.ofSeconds(10));

    /** Refuses a limit that is none. */
    public HiveTimeouts {
        require(
                Stream.of(connect, head, blocks, account, broadcast).allMatch(Duration::isPositive),
                "every time-out for Hive nodes must be more than zero");
    }
}

package io.github.hivebolt.devnet.cln;

import io.github.hivebolt.devnet.common.ChangeSignal;
import io.github.hivebolt.devnet.lightning.LightningNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Lets a command wait for something in the node's life, as lightningd's long commands do. */
final class NodeLife {
    private static final long LOOK_AGAIN_MILLIS = 200;
    private static final Duration FOR_EVER = Duration.ofDays(3650);

    private final LightningNode node;
    private final ChangeSignal signal;

    NodeLife(LightningNode node, ChangeSignal signal) {
        this.node = node;
        this.signal = signal;
    }

    <T> T await(Supplier<Optional<T>> wanted, BooleanSupplier open) throws ClnRefusal, IOException {
        return await(wanted, open, FOR_EVER).orElseThrow(ClnRefusal::noLightningd);
    }

    /** What was wanted, or empty when the time is over. */
    <T> Optional<T> await(Supplier<Optional<T>> wanted, BooleanSupplier open, Duration limit)
            throws ClnRefusal, IOException {
        Instant end = node.now().plus(limit);
        long seen = signal.version();
        while (open.getAsBoolean()) {
            Optional<T> found = wanted.get();
            if (found.isPresent() || !node.now().isBefore(end)) {
                return found;
            }
            if (node.state().refusal().isPresent()) {
                throw ClnRefusal.noLightningd();
            }
            seen = next(seen);
        }
        throw new IOException("the server was taken down");
    }

    private long next(long seen) throws IOException {
        try {
            return signal.awaitNewerThan(seen, LOOK_AGAIN_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped while waiting", stopped);
        }
    }
}

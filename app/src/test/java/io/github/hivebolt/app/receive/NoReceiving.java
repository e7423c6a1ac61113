package io.github.hivebolt.app.receive;

import io.github.hivebolt.testkit.InMemoryOrderStore;
import io.github.hivebolt.testkit.ManualTimeSource;
import io.github.hivebolt.testkit.SeededRandomSource;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The receiving side of a gateway whose Lightning node cannot hold payments back. */
public final class NoReceiving {
    private NoReceiving() {}

    /** Receive orders of which there are none. */
    public static ReceiveOrders orders() {
        ManualTimeSource time = new ManualTimeSource(Instant.EPOCH);
        ApiKeys keys = new ApiKeys(new InMemoryOrderStore(time), new SeededRandomSource(1), time);
        return new ReceiveOrders(
                new Receiving(Optional.empty()), new Callers(keys, new ClientAddress(List.of()), time));
    }
}

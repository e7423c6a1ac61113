package io.github.hivebolt.adapters.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.hivebolt.ports.store.OrderStore;
import io.github.hivebolt.ports.store.StoreUnavailableException;
import io.github.hivebolt.testkit.ManualTimeSource;
import io.github.hivebolt.testkit.StoreSamples;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application server interrupts its threads when it stops, in the middle of a write to H2's file too. */
class InterruptionTest {
    private static final int WRITES = 60;

    @TempDir
    Path folder;

    @Test
    void interruptedInMidWrite_keepsWhatWasAcknowledged_andTheStoreLivesOn() throws InterruptedException {
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        try (OrderStore store = Stores.open(StoreSettings.embedded(folder), new ManualTimeSource(StoreSamples.START))) {
            put(store, "first");
            List<Thread> writers = IntStream.range(0, 3)
                    .mapToObj(writer -> Thread.ofPlatform().start(() -> write(store, writer, acknowledged)))
                    .toList();
            while (writers.stream().anyMatch(Thread::isAlive)) {
                writers.forEach(Thread::interrupt);
                LockSupport.parkNanos(3_000_000);
            }
            for (Thread writer : writers) {
                writer.join();
            }
            put(store, "last");
        }
        assertThat(acknowledged.size())
                .as("interruptions must not stop the work")
                .isGreaterThan(2 * WRITES);
        try (OrderStore store = Stores.open(StoreSettings.embedded(folder), new ManualTimeSource(StoreSamples.START))) {
            store.<Boolean>read(view -> {
                acknowledged.forEach(key -> assertThat(view.fact(key)).contains("yes"));
                return view.fact("last").isPresent();
            });
        }
    }

    private static void write(OrderStore store, int writer, Set<String> acknowledged) {
        for (int i = 0; i < WRITES; i++) {
            String key = writer + "-" + i;
            try {
                put(store, key);
                acknowledged.add(key);
            } catch (StoreUnavailableException maybeWritten) {
                // That is what a caller is told when he cannot know; he reads again later.
            }
        }
    }

    private static void put(OrderStore store, String key) {
        store.<Boolean>write(transaction -> {
            transaction.putFact(key, "yes");
            return true;
        });
    }
}

package io.github.hivebolt.adapters.store;

import static io.github.hivebolt.testkit.StoreSamples.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.hivebolt.ports.store.OrderStore;
import io.github.hivebolt.ports.store.StoreUnavailableException;
import io.github.hivebolt.testkit.ManualTimeSource;
import io.github.hivebolt.testkit.StoreSamples;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The power goes out at many moments of a busy store. Each time the machine is switched on again, the database opens,
 * holds every write that had returned, and its books balance.
 */
class PowerCutTest {
    private static final long SEED = 20_261_025;
    private static final int WRITERS = 4;
    private static final int WRITES = 30;
    private static final int ONE_CUT_IN = 16;
    private static final int MAX_CUTS = 30;

    /** What was on disk when the power went out, and what had been acknowledged before. */
    private static final class Cut {
        private final int number;
        private final List<Integer> acknowledged;
        private final Map<String, byte[]> disk;

        Cut(int number, List<Integer> acknowledged, Map<String, byte[]> disk) {
            this.number = number;
            this.acknowledged = acknowledged;
            this.disk = disk;
        }
    }

    /** H2 uses space of the file again soon; in earnest it does after 45 s. */
    private static final String REUSE = ";RETENTION_TIME=100";

    private static final String JOURNALED = "journaled:powercut:async:";

    @TempDir
    Path folder;

    private final ManualTimeSource time = new ManualTimeSource(START);

    @AfterEach
    void forget() {
        PowerCutFileSystem.forget();
    }

    @ParameterizedTest
    @EnumSource
    void everyAcknowledgedWrite_isThereAfterAPowerCut(PowerCutFileSystem.Luck luck) throws Exception {
        PowerCutFileSystem.register();
        List<Cut> cuts;
        try (OrderStore store = Stores.open(running(JOURNALED), time)) {
            store.write(transaction -> transaction.addToCounter("opened", 1, 1));
            cuts = cutWhileWriting(store, luck);
        }
        assertThat(cuts.size()).isGreaterThan(5);
        for (Cut cut : cuts) {
            verify(cut);
        }
    }

    @Test
    void withoutTheBarrier_theSameTestFindsLosses() throws Exception {
        PowerCutFileSystem.register();
        List<Cut> cuts;
        try (OrderStore store = new JpaOrderStore(new Database(running(JOURNALED)), Durability.BY_COMMIT, time)) {
            store.write(transaction -> transaction.addToCounter("opened", 1, 1));
            cuts = cutWhileWriting(store, PowerCutFileSystem.Luck.ALL_LOST);
        }
        assertSomethingIsLost(cuts);
    }

    private void assertSomethingIsLost(List<Cut> cuts) {
        assertThatThrownBy(() -> {
                    for (Cut cut : cuts) {
                        verify(cut);
                    }
                })
                .isInstanceOfAny(AssertionError.class, StoreUnavailableException.class);
    }

    private StoreSettings running(String fileSystem) {
        StoreSettings usual = StoreSettings.embeddedIn(fileSystem, folder.resolve("running"));
        return new StoreSettings(usual.jdbcUrl() + REUSE, usual.user(), usual.password(), usual.poolSize());
    }

    @Test
    void whatAReaderSaw_isThereAfterAPowerCut() throws Exception {
        PowerCutFileSystem.register();
        Random random = new Random(SEED);
        List<Cut> cuts = new ArrayList<>();
        try (OrderStore store = Stores.open(running(JOURNALED), time)) {
            store.write(transaction -> transaction.addToCounter("opened", 1, 1));
            PowerCutFileSystem.Disk disk = PowerCutFileSystem.diskOf(folder);
            try (ExecutorService executor = Executors.newSingleThreadExecutor()) {
                Future<?> writer = executor.submit(() -> {
                    for (int i = 0; i < WRITES; i++) {
                        book(store, i);
                    }
                });
                while (!writer.isDone() && cuts.size() < WRITES) {
                    List<Integer> seen = booked(store);
                    cuts.add(new Cut(cuts.size(), seen, disk.afterPowerCut(PowerCutFileSystem.Luck.ALL_LOST, random)));
                }
                writer.get();
            }
        }
        for (int i = 0; i < cuts.size(); i += Math.max(1, cuts.size() / 10)) {
            verify(cuts.get(i));
        }
    }

    private List<Cut> cutWhileWriting(OrderStore store, PowerCutFileSystem.Luck luck)
            throws InterruptedException, ExecutionException {
        Cuts cuts = new Cuts(PowerCutFileSystem.diskOf(folder), luck);
        cuts.disk.beforeOperation(cuts::maybeCut);
        try (ExecutorService executor = Executors.newFixedThreadPool(WRITERS)) {
            List<Future<?>> writers = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                int first = writer * WRITES;
                writers.add(executor.submit(() -> {
                    for (int number = first; number < first + WRITES; number++) {
                        book(store, number);
                        cuts.acknowledge(number);
                        cuts.maybeCut();
                    }
                }));
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
        }
        cuts.disk.beforeOperation(() -> {});
        return cuts.taken;
    }

    /** Switches the power off at random: between any two operations of the disk, and after any acknowledged write. */
    private static final class Cuts {
        private final Random random = new Random(SEED);
        private final List<Integer> acknowledged = new ArrayList<>();
        private final List<Cut> taken = new ArrayList<>();
        private final PowerCutFileSystem.Disk disk;
        private final PowerCutFileSystem.Luck luck;

        Cuts(PowerCutFileSystem.Disk disk, PowerCutFileSystem.Luck luck) {
            this.disk = disk;
            this.luck = luck;
        }

        void acknowledge(int number) {
            synchronized (disk) {
                acknowledged.add(number);
            }
        }

        void maybeCut() {
            synchronized (disk) {
                if (taken.size() < MAX_CUTS && random.nextInt(ONE_CUT_IN) == 0) {
                    taken.add(new Cut(taken.size(), List.copyOf(acknowledged), disk.afterPowerCut(luck, random)));
                }
            }
        }
    }

    private void verify(Cut cut) throws IOException {
        Path after = folder.resolve("after-" + cut.number);
        PowerCutFileSystem.Disk.put(cut.disk, after);
        try (OrderStore store = Stores.open(StoreSettings.embedded(after), time)) {
            List<Integer> found = booked(store);
            assertThat(found).as("cut %d of seed %d", cut.number, SEED).containsAll(cut.acknowledged);
            long sum = store.<Long>read(view -> view.balances().stream()
                    .mapToLong(balance -> Math.max(0, balance.amount()))
                    .sum());
            assertThat(sum).as("all of a transaction or nothing").isEqualTo(5L * found.size());
            // It must also go on working.
            book(store, 1_000_000);
        }
    }

    private static void book(OrderStore store, int number) {
        store.<Boolean>write(transaction -> {
            transaction.putFact("booked-" + number, "x".repeat(1 + number % 3_000));
            transaction.insertOrder(StoreSamples.order(number), START);
            transaction.post(StoreSamples.entry("entry-" + number, 5), START);
            return true;
        });
    }

    private static List<Integer> booked(OrderStore store) {
        return store.read(view -> {
            List<Integer> found = new ArrayList<>();
            for (int i = 0; i < WRITERS * WRITES; i++) {
                if (view.fact("booked-" + i).isPresent()) {
                    assertThat(view.order(StoreSamples.order(i).id())).isPresent();
                    found.add(i);
                }
            }
            return found;
        });
    }
}

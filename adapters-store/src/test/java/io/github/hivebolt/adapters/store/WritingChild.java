package io.github.hivebolt.adapters.store;

import io.github.hivebolt.ports.store.OrderStore;
import io.github.hivebolt.testkit.ManualTimeSource;
import io.github.hivebolt.testkit.StoreSamples;
import java.nio.file.Path;

/** A process that writes, says so, and never ends by itself. */
final class WritingChild {
    private WritingChild() {}

    /**
     * Writes to the embedded store in the folder named first, and prints each number once its write has returned. H2
     * reuses the space of what is older than the milliseconds named second.
     */
    public static void main(String[] arguments) {
        StoreSettings usual = StoreSettings.embedded(Path.of(arguments[0]));
        StoreSettings settings = new StoreSettings(
                usual.jdbcUrl() + ";RETENTION_TIME=" + arguments[1], usual.user(), usual.password(), usual.poolSize());
        OrderStore store = Stores.open(settings, new ManualTimeSource(StoreSamples.START));
        for (int number = 0; ; number++) {
            write(store, number);
            System.out.println(number);
        }
    }

    private static void write(OrderStore store, int number) {
        store.<Boolean>write(transaction -> {
            transaction.putFact("fact-" + number, "yes");
            // Transactions of different sizes, so that they go into different gaps of the file.
            transaction.putFact("padding", "x".repeat(1 + number * 37 % 200));
            transaction.post(StoreSamples.entry("entry-" + number, 5), StoreSamples.START);
            return true;
        });
    }
}

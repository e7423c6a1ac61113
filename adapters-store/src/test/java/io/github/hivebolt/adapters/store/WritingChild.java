package io.github.hivebolt.adapters.store;

import io.github.hivebolt.ports.store.OrderStore;
import io.github.hivebolt.testkit.ManualTimeSource;
import io.github.hivebolt.testkit.StoreSamples;
import java.nio.file.Path;

/** A process that writes, says so, and never ends by itself. */
final class WritingChild {
    private WritingChild() {}

    /** Writes to the embedded store in the given folder, and prints each number once its write has returned. */
    public static void main(String[] arguments) {
        OrderStore store =
                Stores.open(StoreSettings.embedded(Path.of(arguments[0])), new ManualTimeSource(StoreSamples.START));
        for (int number = 0; ; number++) {
            write(store, number);
            System.out.println(number);
        }
    }

    private static void write(OrderStore store, int number) {
        store.<Boolean>write(transaction -> {
            transaction.putFact("fact-" + number, "yes");
            transaction.post(StoreSamples.entry("entry-" + number, 5), StoreSamples.START);
            return true;
        });
    }
}

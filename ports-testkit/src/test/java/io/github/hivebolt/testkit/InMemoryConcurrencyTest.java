package io.github.hivebolt.testkit;

import io.github.hivebolt.ports.store.OrderStore;
import java.time.Duration;

/** The contract under concurrency, without the validating decorator: others write between its write and its look. */
class InMemoryConcurrencyTest implements StoreConcurrencyContract {
    private final ManualTimeSource time = new ManualTimeSource(StoreSamples.START);
    private final OrderStore store = new InMemoryOrderStore(time);

    @Override
    public OrderStore store() {
        return store;
    }

    @Override
    public ManualTimeSource time() {
        return time;
    }

    @Override
    public void letStoreTimePass(Duration duration) {
        time.advance(duration);
    }

    @Override
    public boolean canInterleave() {
        return false;
    }
}

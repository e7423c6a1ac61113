package io.github.hivebolt.adapters.store;

import io.github.hivebolt.ports.store.OrderStore;
import io.github.hivebolt.testkit.ManualTimeSource;
import io.github.hivebolt.testkit.StoreConcurrencyContract;
import io.github.hivebolt.testkit.StoreSamples;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The contract under concurrency, without the validating decorator: others write between its write and its look. */
abstract class DatabaseConcurrency implements StoreConcurrencyContract {
    private final ManualTimeSource time = new ManualTimeSource(StoreSamples.START);

    private OrderStore store;

    abstract StoreSettings freshDatabase() throws Exception;

    @BeforeEach
    void open() throws Exception {
        store = Stores.open(freshDatabase(), time);
    }

    @AfterEach
    void close() {
        store.close();
    }

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
        throw new UnsupportedOperationException("these tests wait for nothing");
    }
}

package io.github.hivebolt.adapters.store;

import io.github.hivebolt.ports.store.OrderStore;
import io.github.hivebolt.testkit.ManualTimeSource;
import io.github.hivebolt.testkit.StoreConcurrencyContract;
import io.github.hivebolt.testkit.StoreSamples;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class H2ConcurrencyTest implements StoreConcurrencyContract {
    private final ManualTimeSource time = new ManualTimeSource(StoreSamples.START);

    @TempDir
    Path folder;

    private OrderStore store;

    @BeforeEach
    void open() {
        store = Stores.open(StoreSettings.embedded(folder), time);
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

package io.github.hivebolt.adapters.store;

import static org.awaitility.Awaitility.await;

import io.github.hivebolt.ports.store.OrderStore;
import io.github.hivebolt.testkit.ManualTimeSource;
import io.github.hivebolt.testkit.StoreApiContract;
import io.github.hivebolt.testkit.StoreChainContract;
import io.github.hivebolt.testkit.StoreLeaseContract;
import io.github.hivebolt.testkit.StoreMessagesContract;
import io.github.hivebolt.testkit.StoreMoneyContract;
import io.github.hivebolt.testkit.StoreOrdersContract;
import io.github.hivebolt.testkit.StoreReceiveContract;
import io.github.hivebolt.testkit.StoreSamples;
import io.github.hivebolt.testkit.StoreTransactionContract;
import io.github.hivebolt.testkit.StoreWorkContract;
import io.github.hivebolt.testkit.ValidatingOrderStore;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The whole contract, on a database whose own clock is the machine's. */
abstract class DatabaseContracts
        implements StoreOrdersContract,
                StoreMoneyContract,
                StoreReceiveContract,
                StoreApiContract,
                StoreChainContract,
                StoreWorkContract,
                StoreLeaseContract,
                StoreMessagesContract,
                StoreTransactionContract {
    private final ManualTimeSource time = new ManualTimeSource(StoreSamples.START);
    private OrderStore store;

    abstract StoreSettings freshDatabase() throws Exception;

    @BeforeEach
    void open() throws Exception {
        store = wrap(Stores.open(freshDatabase(), time));
    }

    OrderStore wrap(OrderStore opened) {
        return new ValidatingOrderStore(opened);
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
        time.advance(duration);
        Instant until = storeTime().plus(duration);
        await().pollInterval(Duration.ofMillis(10)).until(() -> storeTime().isAfter(until));
    }

    private Instant storeTime() {
        return store.read(view -> view.storeTime());
    }
}

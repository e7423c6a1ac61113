package io.github.hivebolt.testkit;

import io.github.hivebolt.ports.store.OrderStore;
import java.time.Duration;

/** The store in memory keeps the whole contract. */
class InMemoryOrderStoreTest
        implements StoreOrdersContract,
                StoreMoneyContract,
                StoreReceiveContract,
                StoreApiContract,
                StoreChainContract,
                StoreWorkContract,
                StoreLeaseContract,
                StoreMessagesContract,
                StoreTransactionContract,
                StoreSharingContract {
    private final ManualTimeSource time = new ManualTimeSource(StoreSamples.START);
    private final OrderStore store = new ValidatingOrderStore(new InMemoryOrderStore(time));

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
}

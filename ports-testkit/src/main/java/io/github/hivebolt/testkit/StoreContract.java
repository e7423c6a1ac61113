package io.github.hivebolt.testkit;

import io.github.hivebolt.ports.store.OrderStore;
import java.time.Duration;

/**
 * What a test of a store provides to the contract's parts: {@link StoreOrdersContract}, {@link StoreMoneyContract},
 * {@link StoreChainContract}, {@link StoreWorkContract}, {@link StoreLeaseContract}, {@link StoreMessagesContract},
 * {@link StoreTransactionContract}, {@link StoreConcurrencyContract} and, where several processes can open it, {@link
 * StoreSharingContract}.
 */
public interface StoreContract {
    /**
     * The store under test.
     *
     * @return empty at the beginning of each test, the same one within a test
     */
    OrderStore store();

    /**
     * The time source that the store was made with.
     *
     * @return at {@link StoreSamples#START} at the beginning of each test
     */
    ManualTimeSource time();

    /**
     * Returns when the store's own clock is later by some time, and also {@link #time()}.
     *
     * @param duration at most a second
     */
    void letStoreTimePass(Duration duration);
}

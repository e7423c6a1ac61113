package io.github.hivebolt.domain.order;

/** What somebody entrusted to the gateway. Receive orders (Lightning to Hive) join {@link SendOrder} here later. */
public sealed interface Order permits SendOrder {
    /**
     * The name of the order.
     *
     * @return its id
     */
    OrderId id();
}

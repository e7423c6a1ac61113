package io.github.hivebolt.domain.order;

/** What somebody entrusted to the gateway. */
public sealed interface Order permits SendOrder, ReceiveOrder {
    /**
     * The name of the order.
     *
     * @return its id
     */
    OrderId id();
}

package io.github.hivebolt.ports.store;

import io.github.hivebolt.domain.order.OrderId;
import io.github.hivebolt.domain.order.ReceiveOrder;
import java.time.Instant;
import java.util.Optional;

/** What can be written of receive orders. Only valid as long as the transaction that it belongs to. */
public interface ReceiveTransaction extends ReceiveView {
    /**
     * Stores an order.
     *
     * @param order new
     * @param at when
     * @return false if an order of this id exists (which is left as it is)
     */
    boolean insert(ReceiveOrder order, Instant at);

    /**
     * Reads an order and keeps everybody else from changing it until the transaction ends.
     *
     * @param id its id
     * @return the order, or empty if there is none
     */
    Optional<ReceiveRow> lock(OrderId id);

    /**
     * Stores the next state of a locked order, and its history where the state's label changes.
     *
     * <p>The implementor must refuse, throwing {@link IllegalStateException}, an order that was not locked, and one whose
     * request or payment hash changed.
     *
     * @param order the next state
     * @param at when
     * @param note one sentence for the history, possibly empty
     */
    void update(ReceiveOrder order, Instant at, String note);
}

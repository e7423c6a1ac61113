package io.github.hivebolt.app.rest;

import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A page of orders, newest first.
 *
 * @param orders the orders
 * @param next what to give as {@code after} for the next page; absent on the last
 */
@Schema(name = "OrderPage")
public record OrderPage(List<OrderView> orders, Optional<String> next) {
    /** Cuts off the order that only tells whether there is more. */
    static OrderPage of(List<OrderView> found, int limit) {
        if (found.size() <= limit) {
            return new OrderPage(found, Optional.empty());
        }
        List<OrderView> page = found.subList(0, limit);
        return new OrderPage(List.copyOf(page), Optional.of(page.get(limit - 1).id()));
    }
}

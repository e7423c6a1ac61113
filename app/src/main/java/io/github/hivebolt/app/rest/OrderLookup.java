package io.github.hivebolt.app.rest;

import io.github.hivebolt.domain.order.OrderId;
import io.github.hivebolt.engine.GatewayDesk;
import io.github.hivebolt.engine.GatewayDesk.OrderDossier;
import java.util.List;
import java.util.regex.Pattern;

/** Finds orders by what a caller wrote. Thread-safe. */
final class OrderLookup {
    private static final Pattern TRANSACTION = Pattern.compile("[0-9a-f]{40}");

    private final GatewayDesk desk;

    OrderLookup(GatewayDesk desk) {
        this.desk = desk;
    }

    OrderDossier find(String text) {
        if (OrderId.parse(text).isEmpty() && !TRANSACTION.matcher(text).matches()) {
            throw Problems.badRequest(
                    "INVALID_ORDER_ID",
                    "An order id is a Hive transaction id of 40 lower-case hex digits, possibly followed by - and a"
                            + " number, or v<block>-<trx>-<op>, or r<random>.");
        }
        return desk.order(text).orElseThrow(Problems::noSuchOrder);
    }

    OrderPage page(OrderQuery query) {
        List<OrderView> found = query.filter().map(desk::orders).orElse(List.of()).stream()
                .map(OrderReport::full)
                .toList();
        return OrderPage.of(found, query.size());
    }
}

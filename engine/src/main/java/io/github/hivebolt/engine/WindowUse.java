package io.github.hivebolt.engine;

import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.domain.order.SendOrder;
import io.github.hivebolt.ports.store.OrderFilter;
import io.github.hivebolt.ports.store.OrderRow;
import io.github.hivebolt.ports.store.StoreView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an account's other orders took from the fullest of all windows that hold an order's transfer. Mostly that is the
 * one that ends with it. An order that is decided after later transfers were paid must fit into the windows that end with
 * those, too, or both together would exceed one.
 */
final class WindowUse {
    /** The longest page that the store gives. */
    private static final int MOST_ORDERS = 500;

    private final StoreView view;
    private final SendOrder order;
    private final String account;
    private final Instant at;

    WindowUse(StoreView view, SendOrder order) {
        this.view = view;
        this.order = order;
        this.account = order.transfer().from().value();
        this.at = order.transfer().blockTime();
    }

    Msat of(Duration length) {
        Msat before = between(at.minus(length), at);
        Msat after = between(at, at.plus(length));
        if (after.equals(Msat.ZERO)) {
            return before;
        }
        List<OrderRow> others =
                view.orders(new OrderFilter(Optional.of(account), Set.of(), Optional.empty(), MOST_ORDERS));
        if (others.size() == MOST_ORDERS) {
            // Later transfers may be on further pages. No window holds more than this.
            return before.plus(after);
        }
        return others.stream()
                .map(row -> row.order().transfer().blockTime())
                .filter(end -> end.isAfter(at) && !end.isAfter(at.plus(length)))
                .distinct()
                .map(end -> between(end.minus(length), end))
                .reduce(before, (one, other) -> one.compareTo(other) >= 0 ? one : other);
    }

    private Msat between(Instant since, Instant until) {
        return view.windowUse(order.transfer().from(), since, until, order.id());
    }
}

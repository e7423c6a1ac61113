package io.github.hivebolt.simulator;

import io.github.hivebolt.domain.hive.OperationId;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.order.OrderId;
import io.github.hivebolt.domain.order.SendOrder;
import io.github.hivebolt.domain.order.SendState;
import io.github.hivebolt.domain.payout.PayoutState;
import io.github.hivebolt.domain.payout.SignedTransfer;
import io.github.hivebolt.ports.store.OrderFilter;
import io.github.hivebolt.ports.store.OrderRow;
import io.github.hivebolt.testkit.InMemoryOrderStore;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How the auditor reads the store: what is committed, past every fault. */
final class StoreEyes {
    private static final OrderFilter ALL = new OrderFilter(Optional.empty(), Set.of(), Optional.empty(), 10_000);

    private final InMemoryOrderStore books;

    StoreEyes(InMemoryOrderStore books) {
        this.books = books;
    }

    List<OrderRow> orders() {
        return books.read(view -> view.orders(ALL));
    }

    boolean hasSighting(OperationId operation) {
        return books.read(view -> view.sighting(operation)).isPresent();
    }

    /** The order that has committed to pay this hash, with its one request counted as unanswered. */
    Optional<String> payingOrder(PaymentHash hash) {
        return orders().stream()
                .map(OrderRow::order)
                .filter(order -> order.state() instanceof SendState.Paying paying
                        && paying.dispatch().invoice().paymentHash().equals(hash)
                        && paying.dispatch().log().unanswered() == 1)
                .map(SendOrder::id)
                .map(OrderId::text)
                .findFirst();
    }

    boolean holdsSigned(String order, SignedTransfer transfer) {
        return OrderId.parse(order)
                .flatMap(id -> books.read(view -> view.payout(id)))
                .filter(payout -> payout.state() instanceof PayoutState.Confirmed
                        || payout.state().equals(new PayoutState.Signed(transfer)))
                .isPresent();
    }

    boolean isSendingStopped() {
        return books.read(view -> view.fact("sending-stopped"))
                .filter(why -> !why.isEmpty())
                .isPresent();
    }
}

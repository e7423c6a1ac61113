package io.github.hivebolt.simulator;

import io.github.hivebolt.domain.hive.OperationId;
import io.github.hivebolt.domain.hive.TransactionId;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.money.HiveAsset;
import io.github.hivebolt.domain.order.Dispatch;
import io.github.hivebolt.domain.order.OrderId;
import io.github.hivebolt.domain.order.ReceiveOrder;
import io.github.hivebolt.domain.order.SendOrder;
import io.github.hivebolt.domain.order.SendState;
import io.github.hivebolt.domain.payout.Payout;
import io.github.hivebolt.domain.payout.PayoutState;
import io.github.hivebolt.domain.payout.SignedTransfer;
import io.github.hivebolt.ports.store.OrderFilter;
import io.github.hivebolt.ports.store.OrderRow;
import io.github.hivebolt.ports.store.ReceiveFilter;
import io.github.hivebolt.ports.store.ReceiveRow;
import io.github.hivebolt.ports.store.TransferSighting;
import io.github.hivebolt.testkit.InMemoryOrderStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How the auditor reads the store: what is committed, past every fault. */
final class StoreEyes {
    private static final OrderFilter ALL = new OrderFilter(Optional.empty(), Set.of(), Optional.empty(), 10_000);

    private static final ReceiveFilter ALL_RECEIVED = ReceiveFilter.inStates(Set.of(), Optional.empty(), 10_000);

    private final InMemoryOrderStore books;

    StoreEyes(InMemoryOrderStore books) {
        this.books = books;
    }

    List<OrderRow> orders() {
        return books.read(view -> view.orders(ALL));
    }

    List<ReceiveOrder> receiveOrders() {
        return books.read(view -> view.receive().orders(ALL_RECEIVED)).stream()
                .map(ReceiveRow::order)
                .toList();
    }

    Optional<ReceiveOrder> receiveOrder(PaymentHash hash) {
        return receiveOrders().stream()
                .filter(order -> order.hash().equals(hash))
                .findFirst();
    }

    Optional<ReceiveOrder> receiveOrder(String id) {
        return OrderId.parse(id)
                .flatMap(parsed -> books.read(view -> view.receive().order(parsed)))
                .map(ReceiveRow::order);
    }

    Optional<Payout> payout(OrderId id) {
        return books.read(view -> view.payout(id));
    }

    /** What is kept back for payouts that are owed. */
    long reservedMilli(HiveAsset asset) {
        return books.read(view -> view.counter("receive-reserved/" + asset));
    }

    Optional<TransferSighting> sighting(OperationId operation) {
        return books.read(view -> view.sighting(operation));
    }

    boolean signed(TransactionId transaction) {
        return books.read(view -> view.payoutSignedAs(transaction)).isPresent();
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

    /** When it was decided to pay it, if that is under way. */
    Optional<Instant> dispatchedAt(PaymentHash hash) {
        return orders().stream()
                .flatMap(row -> row.order().state().knownDispatch().stream())
                .filter(dispatch -> dispatch.invoice().paymentHash().equals(hash))
                .map(Dispatch::decidedAt)
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

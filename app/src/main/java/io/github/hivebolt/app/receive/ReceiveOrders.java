package io.github.hivebolt.app.receive;

import io.github.hivebolt.app.rest.Problems;
import io.github.hivebolt.domain.order.OrderId;
import io.github.hivebolt.engine.ReceiveDesk;
import io.github.hivebolt.engine.ReceiveDesk.ReceiveDossier;
import io.github.hivebolt.ports.store.ApiKey;
import io.github.hivebolt.ports.store.ReceiveFilter;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Finds receive orders for those who may see them. Thread-safe. */
public final class ReceiveOrders {
    /** The states that a caller may ask for. */
    public static final List<String> STATES =
            List.of("open", "accepted", "settling", "payout_pending", "done", "expired", "cancelled", "parked");

    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    private final Receiving receiving;
    private final Callers callers;

    ReceiveOrders(Receiving receiving, Callers callers) {
        this.receiving = receiving;
        this.callers = callers;
    }

    /**
     * A page of receive orders, newest first.
     *
     * @param orders the orders
     * @param next what to give as {@code after} for the next page; absent on the last
     */
    @Schema(name = "ReceiveOrderPage")
    public record Page(List<ReceiveOrderView> orders, Optional<String> next) {}

    /**
     * One order for whoever asks: in full for the operator and its API key, reduced for everybody else.
     *
     * @param id the order
     * @param operator whether the operator asks
     * @param authorization what is shown
     * @return the order
     */
    public ReceiveOrderView order(OrderId id, boolean operator, Optional<String> authorization) {
        ReceiveDossier dossier = receiving
                .desk()
                .flatMap(desk -> desk.order(id))
                .orElseThrow(() -> Problems.of(NOT_FOUND, "ORDER_NOT_FOUND", "There is no such order here."));
        boolean owner = ApiKeys.isShown(authorization)
                && callers.holder(authorization, Scope.INVOICES)
                        .id()
                        .equals(dossier.row().order().request().requestedBy());
        return operator || owner ? ReceiveReport.full(dossier) : ReceiveReport.reduced(dossier);
    }

    /**
     * Whose orders a caller may list.
     *
     * @param authorization what is shown
     * @return his key's id, or empty where a key with the scope admin is shown
     */
    public Optional<String> owner(Optional<String> authorization) {
        ApiKey key = callers.holder(authorization, Scope.INVOICES);
        return key.scopes().contains(Scope.ADMIN.label()) ? Optional.empty() : Optional.of(key.id());
    }

    /**
     * A page of orders in full.
     *
     * @param filter which ones; its limit is one more than the page holds
     * @return the page
     */
    public Page page(ReceiveFilter filter) {
        List<ReceiveOrderView> found = receiving.desk().stream()
                .flatMap(desk -> desk.orders(filter).stream())
                .map(ReceiveReport::full)
                .toList();
        int size = filter.limit() - 1;
        return found.size() <= size
                ? new Page(found, Optional.empty())
                : new Page(
                        found.subList(0, size), Optional.of(found.get(size - 1).id()));
    }

    /**
     * Has a parked payout tried again.
     *
     * @param id the order
     * @param who the operator
     * @return the order as it is then
     */
    public ReceiveOrderView retry(OrderId id, String who) {
        ReceiveDesk desk = receiving.required();
        boolean parked = desk.retry(id, who)
                .orElseThrow(() -> Problems.of(NOT_FOUND, "ORDER_NOT_FOUND", "There is no such order here."));
        if (!parked) {
            throw Problems.of(CONFLICT, "NOT_PARKED", "This order does not wait for a human.");
        }
        return ReceiveReport.full(desk.order(id).orElseThrow());
    }
}

package io.github.hivebolt.engine;

import io.github.hivebolt.domain.order.OrderId;
import io.github.hivebolt.domain.order.ReceiveOrder;
import io.github.hivebolt.domain.order.SendPolicy;
import io.github.hivebolt.ports.LightningHistory;
import io.github.hivebolt.ports.ListedInvoice;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The invoices of the Lightning node that claim to belong to an order of ours, oldest first. Immutable. */
final class NodeInvoices {
    private static final int PAGE = 500;

    private final Map<OrderId, Claimed> byOrder;

    /** An invoice and the order that its description tells of. */
    record Claimed(ListedInvoice listed, ReceiveOrder order) {}

    private NodeInvoices(Map<OrderId, Claimed> byOrder) {
        this.byOrder = byOrder;
    }

    static NodeInvoices readAll(LightningHistory history, SendPolicy policy) {
        Map<OrderId, Claimed> byOrder = new LinkedHashMap<>();
        long last = 0;
        List<ListedInvoice> page;
        do {
            page = history.invoices(last, PAGE);
            for (ListedInvoice listed : page) {
                InvoiceClaim.order(listed, policy)
                        .map(order -> new Claimed(listed, order))
                        .ifPresent(claimed -> byOrder.merge(claimed.order().id(), claimed, NodeInvoices::stronger));
                last = Math.max(last, listed.index());
            }
        } while (!page.isEmpty());
        return new NodeInvoices(byOrder);
    }

    /** A second invoice that names an order is somebody's imitation, unless it is the one that was paid. */
    private static Claimed stronger(Claimed one, Claimed other) {
        return other.listed().settled() && !one.listed().settled() ? other : one;
    }

    Collection<Claimed> all() {
        return byOrder.values();
    }

    int count() {
        return byOrder.size();
    }
}

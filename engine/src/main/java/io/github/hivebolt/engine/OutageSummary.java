package io.github.hivebolt.engine;

import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.hive.OperationId;
import io.github.hivebolt.domain.incident.Incident;
import io.github.hivebolt.domain.order.OrderId;
import io.github.hivebolt.domain.order.SendOrder;
import io.github.hivebolt.domain.order.SendState;
import io.github.hivebolt.ports.store.OrderRow;
import io.github.hivebolt.ports.store.StoreView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What came in during an outage, and what became of it. */
final class OutageSummary {
    private static final int MOST = 1_000;

    private final AccountName gateway;

    OutageSummary(AccountName gateway) {
        this.gateway = gateway;
    }

    /** What came in, by where it is now. */
    record Backlog(int paid, int returned, int kept, int open) {
        boolean isWorkedOff() {
            return open == 0;
        }

        String words() {
            int all = paid + returned + kept + open;
            if (all == 0) {
                return "Nothing had come in meanwhile. Nothing was lost.";
            }
            String rest =
                    (kept == 0 ? "" : ", " + kept + " booked") + (open == 0 ? "" : ", " + open + " still under way");
            return all + (all == 1 ? " transfer" : " transfers") + " had come in meanwhile: " + paid + " paid, "
                    + returned + " returned" + rest + ". Nothing was lost.";
        }
    }

    Backlog of(StoreView view, Incident outage, Instant until) {
        // Whatever was read after the outage was noticed came in late; the chain's clock may lag behind ours.
        Instant since = Facts.outageBegan(view)
                .map(lastBlockTime -> lastBlockTime.plusSeconds(1))
                .orElse(outage.openedAt());
        List<OperationId> operations = view.receivedBetween(gateway, since, until, MOST);
        int paid = 0;
        int returned = 0;
        int kept = 0;
        int open = 0;
        for (OperationId operation : operations) {
            Optional<SendOrder> order = view.order(OrderId.of(operation)).map(OrderRow::order);
            if (order.isEmpty()) {
                open++;
            } else if (order.get().state().knownPayment().isPresent()) {
                paid++;
            } else if (order.get().state() instanceof SendState.RefundPending
                    || order.get().state() instanceof SendState.Refunded) {
                returned++;
            } else if (order.get().state() instanceof SendState.Kept) {
                kept++;
            } else {
                open++;
            }
        }
        return new Backlog(paid, returned, kept, open);
    }
}

package io.github.hivebolt.engine;

import io.github.hivebolt.domain.order.Direction;
import io.github.hivebolt.domain.order.Readiness;
import io.github.hivebolt.ports.store.StoreView;
import java.util.Optional;

/** What stands in the way of taking a payer's money, and of new invoices. Thread-safe. */
final class ReceiveVeto {
    private final StartGate gate;
    private final Cover cover;
    private final LightningMonitor monitor;

    ReceiveVeto(StartGate gate, Cover cover, LightningMonitor monitor) {
        this.gate = gate;
        this.cover = cover;
        this.monitor = monitor;
    }

    /** Why a payout could not be made just now, or empty. A pause does not count: it is for new invoices. */
    Optional<String> whyNotPaidOut(StoreView view) {
        if (Facts.sendingStopped(view).isPresent()) {
            return Optional.of("the gateway's store is behind the world and nothing is sent");
        }
        if (!gate.maySign()) {
            return Optional.of("the gateway has just started and is still reading the chain");
        }
        return cover.obstacle(view);
    }

    /** Why no invoice is made just now, or empty. */
    Optional<String> whyNoInvoice(StoreView view) {
        if (Facts.isPaused(view, Direction.RECEIVE)) {
            return Optional.of("the operator has paused new invoices");
        }
        return whyNotPaidOut(view)
                .or(() -> monitor.readiness() instanceof Readiness.NotReady(String why)
                        ? Optional.of(why)
                        : Optional.empty());
    }
}

package io.github.hivebolt.app.guard;

import io.github.hivebolt.domain.lightning.Invoice;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.lightning.Preimage;
import io.github.hivebolt.ports.HoldInvoiceRequest;
import io.github.hivebolt.ports.LightningReceiver;
import io.github.hivebolt.ports.ReceivedPayment;
import io.github.hivebolt.ports.ReceiverCapability;
import io.github.hivebolt.ports.TakenPayment;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A guarded receiver as the engine sees it: a call that was not let through is one without an answer, from which nothing
 * is concluded.
 *
 * @param guard the bean with the annotations
 * @param circuits where open circuits are remembered
 */
public record GuardedReceiver(LightningReceiver guard, Circuits circuits) implements LightningReceiver {
    private static final String PARTY = "the Lightning node";

    @Override
    public Set<ReceiverCapability> capabilities() {
        return guard.capabilities();
    }

    @Override
    public Invoice create(HoldInvoiceRequest request) {
        return Edge.ask(PARTY, () -> guard.create(request));
    }

    @Override
    public Optional<ReceivedPayment> look(PaymentHash hash) {
        return Edge.ask(PARTY, circuits, "lightning-invoices", () -> guard.look(hash));
    }

    @Override
    public void settle(Preimage preimage) {
        Edge.run(PARTY, () -> guard.settle(preimage));
    }

    @Override
    public void cancel(PaymentHash hash) {
        Edge.run(PARTY, () -> guard.cancel(hash));
    }

    @Override
    public List<PaymentHash> held() {
        return Edge.ask(PARTY, guard::held);
    }

    @Override
    public List<TakenPayment> takenAfter(long afterIndex, Duration wait) {
        return Edge.ask(PARTY, () -> guard.takenAfter(afterIndex, wait));
    }

    @Override
    public long takenSoFar() {
        return Edge.ask(PARTY, guard::takenSoFar);
    }
}

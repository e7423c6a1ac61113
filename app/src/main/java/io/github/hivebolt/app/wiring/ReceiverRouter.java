package io.github.hivebolt.app.wiring;

import io.github.hivebolt.domain.lightning.Invoice;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.lightning.Preimage;
import io.github.hivebolt.ports.HoldInvoiceRequest;
import io.github.hivebolt.ports.LightningReceiver;
import io.github.hivebolt.ports.ReceivedPayment;
import io.github.hivebolt.ports.ReceiverCapability;
import io.github.hivebolt.ports.TakenPayment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes invoices at the chosen node, and looks after each at the node that has it: an order stays with its node after the
 * operator chose another one. "No such invoice" is said only if every configured node says it. Thread-safe.
 */
final class ReceiverRouter implements LightningReceiver {
    private final LightningReceiver chosen;
    private final List<LightningReceiver> all;

    ReceiverRouter(LightningReceiver chosen, List<LightningReceiver> former) {
        this.chosen = chosen;
        List<LightningReceiver> inOrder = new ArrayList<>(List.of(chosen));
        inOrder.addAll(former);
        this.all = List.copyOf(inOrder);
    }

    @Override
    public Set<ReceiverCapability> capabilities() {
        return chosen.capabilities();
    }

    @Override
    public Invoice create(HoldInvoiceRequest request) {
        return chosen.create(request);
    }

    @Override
    public Optional<ReceivedPayment> look(PaymentHash hash) {
        for (LightningReceiver node : all) {
            Optional<ReceivedPayment> found = node.look(hash);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    @Override
    public void settle(Preimage preimage) {
        holder(preimage.hash()).settle(preimage);
    }

    @Override
    public void cancel(PaymentHash hash) {
        holder(hash).cancel(hash);
    }

    private LightningReceiver holder(PaymentHash hash) {
        for (LightningReceiver node : all) {
            if (all.size() == 1 || node.look(hash).isPresent()) {
                return node;
            }
        }
        return chosen;
    }

    @Override
    public List<PaymentHash> held() {
        return chosen.held();
    }

    @Override
    public List<TakenPayment> takenAfter(long afterIndex, Duration wait) {
        return chosen.takenAfter(afterIndex, wait);
    }

    @Override
    public long takenSoFar() {
        return chosen.takenSoFar();
    }
}

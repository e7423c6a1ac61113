package io.github.hivebolt.app.guard;

import io.github.hivebolt.domain.lightning.Invoice;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.lightning.Preimage;
import io.github.hivebolt.ports.HoldInvoiceRequest;
import io.github.hivebolt.ports.LightningReceiver;
import io.github.hivebolt.ports.PartyUnavailableException;
import io.github.hivebolt.ports.ReceivedPayment;
import io.github.hivebolt.ports.ReceiverCapability;
import io.github.hivebolt.ports.TakenPayment;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;

/**
 * Questions about invoices are repeated and limited. {@link #create}, {@link #settle} and {@link #cancel} are neither: no
 * {@code @Retry}, no {@code @Timeout}, no {@code @Fallback}; what became of them is looked up.
 */
@ApplicationScoped
@Typed(ReceiverGuard.class)
public class ReceiverGuard implements LightningReceiver {
    @Inject
    private Delegates delegates;

    @SuppressWarnings("NullAway.Init") // The container fills the injected field.
    ReceiverGuard() {}

    private LightningReceiver receiver() {
        return delegates
                .receiver()
                .orElseThrow(() -> new IllegalStateException("only an adapter that can be paid is guarded"));
    }

    @Override
    public Set<ReceiverCapability> capabilities() {
        return receiver().capabilities();
    }

    @Override
    @Bulkhead(16)
    public Invoice create(HoldInvoiceRequest request) {
        return receiver().create(request);
    }

    @Override
    @Retry(maxRetries = 1, delay = 200, jitter = 100, retryOn = PartyUnavailableException.class)
    @Timeout(60_000)
    @Bulkhead(16)
    @CircuitBreaker(requestVolumeThreshold = 8, delay = 2_000, failOn = PartyUnavailableException.class)
    public Optional<ReceivedPayment> look(PaymentHash hash) {
        return receiver().look(hash);
    }

    @Override
    @Bulkhead(16)
    public void settle(Preimage preimage) {
        receiver().settle(preimage);
    }

    @Override
    @Bulkhead(16)
    public void cancel(PaymentHash hash) {
        receiver().cancel(hash);
    }

    @Override
    @Timeout(60_000)
    @Bulkhead(4)
    public List<PaymentHash> held() {
        return receiver().held();
    }

    @Override
    @Timeout(60_000)
    @Bulkhead(4)
    public List<TakenPayment> takenAfter(long afterIndex, Duration wait) {
        return receiver().takenAfter(afterIndex, wait);
    }

    @Override
    @Timeout(60_000)
    @Bulkhead(4)
    public long takenSoFar() {
        return receiver().takenSoFar();
    }
}

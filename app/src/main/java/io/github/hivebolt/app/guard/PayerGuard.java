package io.github.hivebolt.app.guard;

import io.github.hivebolt.domain.lightning.NodeStatus;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.lightning.PaymentRecord;
import io.github.hivebolt.domain.lightning.SendReport;
import io.github.hivebolt.ports.LightningPayer;
import io.github.hivebolt.ports.NodeMemory;
import io.github.hivebolt.ports.PartyUnavailableException;
import io.github.hivebolt.ports.PaymentRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;

/**
 * Questions to the Lightning node are repeated and limited; {@link #pay} is neither: no {@code @Retry}, no
 * {@code @Timeout}, no {@code @Fallback}. The adapter's own limit applies to it.
 */
@ApplicationScoped
@Typed(PayerGuard.class)
public class PayerGuard implements LightningPayer {
    @Inject
    private Delegates delegates;

    @SuppressWarnings("NullAway.Init") // The container fills the injected field.
    PayerGuard() {}

    @Override
    @Retry(maxRetries = 1, delay = 200, jitter = 100, retryOn = PartyUnavailableException.class)
    @Timeout(30_000)
    @CircuitBreaker(requestVolumeThreshold = 8, delay = 2_000, failOn = PartyUnavailableException.class)
    public NodeStatus status() {
        return delegates.payer().status();
    }

    @Override
    @Bulkhead(16)
    public SendReport pay(PaymentRequest request) {
        return delegates.payer().pay(request);
    }

    @Override
    @Timeout(60_000)
    @Bulkhead(16)
    public PaymentRecord look(PaymentHash hash, NodeMemory memory) {
        return delegates.payer().look(hash, memory);
    }
}

package io.github.hivebolt.app.guard;

import io.github.hivebolt.domain.payout.SignedTransfer;
import io.github.hivebolt.domain.payout.TransferDraft;
import io.github.hivebolt.ports.BroadcastReport;
import io.github.hivebolt.ports.HiveSender;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.Timeout;

/** The same bytes may be broadcast any number of times; signing is done once and not repeated here. */
@ApplicationScoped
@Typed(SenderGuard.class)
public class SenderGuard implements HiveSender {
    @Inject
    private Delegates delegates;

    @SuppressWarnings("NullAway.Init") // The container fills the injected field.
    SenderGuard() {}

    @Override
    public SignedTransfer sign(TransferDraft draft) {
        return delegates.sender().sign(draft);
    }

    @Override
    @Timeout(60_000)
    @Bulkhead(8)
    public BroadcastReport broadcast(SignedTransfer transfer) {
        return delegates.sender().broadcast(transfer);
    }
}

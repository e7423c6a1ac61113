package io.github.hivebolt.app.guard;

import io.github.hivebolt.domain.payout.SignedTransfer;
import io.github.hivebolt.domain.payout.TransferDraft;
import io.github.hivebolt.ports.BroadcastReport;
import io.github.hivebolt.ports.HiveSender;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;

/**
 * A guarded sender as the engine sees it.
 *
 * @param guard the bean with the annotations
 */
public record GuardedSender(HiveSender guard) implements HiveSender {
    @Override
    public SignedTransfer sign(TransferDraft draft) {
        return Edge.ask("Hive", () -> guard.sign(draft));
    }

    @Override
    public BroadcastReport broadcast(SignedTransfer transfer) {
        try {
            return guard.broadcast(transfer);
        } catch (FaultToleranceException stopped) {
            return new BroadcastReport.Unclear("Hive " + Edge.words(stopped));
        }
    }
}

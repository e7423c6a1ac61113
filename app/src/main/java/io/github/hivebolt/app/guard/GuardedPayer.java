package io.github.hivebolt.app.guard;

import io.github.hivebolt.domain.lightning.NodeStatus;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.lightning.PaymentOutcome;
import io.github.hivebolt.domain.lightning.PaymentRecord;
import io.github.hivebolt.domain.lightning.SendReport;
import io.github.hivebolt.ports.LightningPayer;
import io.github.hivebolt.ports.NodeMemory;
import io.github.hivebolt.ports.PaymentRequest;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;

/**
 * A guarded payer as the engine sees it. Only a call that the guard did not let through is "not sent"; whatever else goes
 * wrong around a pay request says nothing about it.
 *
 * @param guard the bean with the annotations
 * @param circuits where open circuits are remembered
 */
public record GuardedPayer(LightningPayer guard, Circuits circuits) implements LightningPayer {
    private static final String PARTY = "the Lightning node";

    @Override
    public NodeStatus status() {
        return Edge.ask(PARTY, circuits, "lightning-status", guard::status);
    }

    @Override
    public SendReport pay(PaymentRequest request) {
        try {
            return guard.pay(request);
        } catch (CircuitBreakerOpenException | BulkheadException notLetThrough) {
            return new SendReport(new PaymentOutcome.NotSent(PARTY + " " + Edge.words(notLetThrough)), true, false);
        } catch (RuntimeException unexpected) {
            String cause = "the pay call ended with " + unexpected.getClass().getSimpleName();
            return new SendReport(new PaymentOutcome.Unknown(cause), false, false);
        }
    }

    @Override
    public PaymentRecord look(PaymentHash hash, NodeMemory memory) {
        try {
            return guard.look(hash, memory);
        } catch (FaultToleranceException stopped) {
            return new PaymentRecord.Unclear(PARTY + " " + Edge.words(stopped));
        }
    }
}

package io.github.hivebolt.app.guard;

import io.github.hivebolt.ports.Delivery;
import jakarta.enterprise.context.Dependent;
import java.time.Duration;
import org.eclipse.microprofile.faulttolerance.ExecutionContext;
import org.eclipse.microprofile.faulttolerance.FallbackHandler;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;

/**
 * The fallback for a message that could not be handed over: it stays in the queue. Nothing is ever assumed delivered. A bean,
 * because the server makes fallbacks of beans only.
 */
@Dependent
public class KeepInQueue implements FallbackHandler<Delivery> {
    static final String CIRCUIT_OPEN = "No channel takes messages; all are left alone for a moment.";

    private static final Duration A_MOMENT = Duration.ofSeconds(15);

    /** For the container. */
    public KeepInQueue() {}

    @Override
    public Delivery handle(ExecutionContext context) {
        return switch (context.getFailure()) {
            case NotTakenException notTaken -> notTaken.delivery();
            case CircuitBreakerOpenException ignored -> new Delivery.TryAgain(CIRCUIT_OPEN, A_MOMENT);
            case FaultToleranceException stopped ->
                new Delivery.TryAgain("The channel " + Edge.words(stopped) + ".", A_MOMENT);
            case RuntimeException defect -> throw defect;
            case Throwable other -> throw new IllegalStateException("a notifier throws no such thing", other);
        };
    }
}

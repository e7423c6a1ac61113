package io.github.hivebolt.app.guard;

import io.github.hivebolt.ports.PartyUnavailableException;
import io.github.hivebolt.ports.PartyUnavailableException.Trouble;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;

/** Says in the ports' words what Fault Tolerance says in its own: the engine knows nothing of it. */
final class Edge {
    private Edge() {}

    /** For questions: no answer is {@link PartyUnavailableException}. */
    static <T> T ask(String party, Supplier<T> question) {
        try {
            return question.get();
        } catch (FaultToleranceException stopped) {
            throw new PartyUnavailableException(trouble(stopped), party + " " + words(stopped), stopped);
        }
    }

    /** For calls without an answer of their own. */
    static void run(String party, Runnable call) {
        try {
            call.run();
        } catch (FaultToleranceException stopped) {
            throw new PartyUnavailableException(trouble(stopped), party + " " + words(stopped), stopped);
        }
    }

    /** The same through a circuit, whose state is remembered. */
    static <T> T ask(String party, Circuits circuits, String circuit, Supplier<T> question) {
        return ask(party, () -> through(circuits, circuit, question));
    }

    static <T> T through(Circuits circuits, String circuit, Supplier<T> question) {
        try {
            T answer = question.get();
            circuits.closed(circuit);
            return answer;
        } catch (CircuitBreakerOpenException open) {
            circuits.opened(circuit);
            throw open;
        }
    }

    static String words(FaultToleranceException stopped) {
        return switch (stopped) {
            case CircuitBreakerOpenException ignored -> "failed repeatedly and is left alone for a moment";
            case BulkheadException ignored -> "is busy with as many calls as are allowed at once";
            case TimeoutException ignored -> "did not answer in time";
            default -> "could not be asked";
        };
    }

    private static Trouble trouble(FaultToleranceException stopped) {
        return switch (stopped) {
            case CircuitBreakerOpenException ignored -> Trouble.UNREACHABLE;
            case TimeoutException ignored -> Trouble.TIMED_OUT;
            default -> Trouble.NOT_READY;
        };
    }
}

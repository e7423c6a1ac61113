package io.github.hivebolt.adapters.cln;

import io.github.hivebolt.adapters.http.HttpCancellation;
import io.github.hivebolt.adapters.http.HttpTroubleException;
import io.github.hivebolt.ports.PartyUnavailableException.Trouble;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Ends one exchange after its limit, wherever it is: an idle time alone would let a peer that sends one byte now and
 * then hold it for ever.
 */
final class Deadline implements AutoCloseable {
    private final HttpCancellation cancellation = new HttpCancellation();
    private final AtomicBoolean passed = new AtomicBoolean();
    private final Duration limit;
    private final Runnable stop;

    /**
     * Starts the clock.
     *
     * @param executor that ends the exchange
     * @param limit the longest that it may take
     */
    Deadline(ScheduledExecutorService executor, Duration limit) {
        this.limit = limit;
        this.stop = start(executor);
    }

    private Runnable start(ScheduledExecutorService executor) {
        try {
            Future<?> end = executor.schedule(this::pass, Math.max(1, limit.toMillis()), TimeUnit.MILLISECONDS);
            return () -> end.cancel(false);
        } catch (RejectedExecutionException closed) {
            // The adapter is closed, and so is its HTTP client: the call cannot begin, let alone last.
            cancellation.cancel();
            return () -> {};
        }
    }

    private void pass() {
        passed.set(true);
        cancellation.cancel();
    }

    /** What to hand to the HTTP client. */
    HttpCancellation cancellation() {
        return cancellation;
    }

    /**
     * Says what a trouble of the HTTP client means.
     *
     * @param trouble what the client threw
     * @return the same in the words of this adapter
     */
    ClnTroubleException explain(HttpTroubleException trouble) {
        if (passed.get()) {
            return ClnTroubleException.ofConnection(
                    Trouble.TIMED_OUT,
                    "Core Lightning did not finish its answer within " + limit.toMillis() + " ms.",
                    trouble.requestMayHaveLeft());
        }
        Trouble kind = switch (trouble.kind()) {
            case UNREACHABLE, BROKEN -> Trouble.UNREACHABLE;
            case TIMED_OUT -> Trouble.TIMED_OUT;
        };
        return ClnTroubleException.ofConnection(
                kind, String.valueOf(trouble.getMessage()), trouble.requestMayHaveLeft());
    }

    /** Stops the clock; the exchange is over. */
    @Override
    public void close() {
        stop.run();
    }
}

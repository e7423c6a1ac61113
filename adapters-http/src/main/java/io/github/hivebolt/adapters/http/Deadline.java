package io.github.hivebolt.adapters.http;

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
public final class Deadline implements AutoCloseable {
    private final HttpCancellation cancellation = new HttpCancellation();
    private final AtomicBoolean passed = new AtomicBoolean();
    private final Duration limit;
    private final String party;
    private final Runnable stop;

    /**
     * Starts the clock.
     *
     * @param executor that ends the exchange
     * @param limit the longest that it may take
     * @param party who is asked, in a sentence
     */
    public Deadline(ScheduledExecutorService executor, Duration limit, String party) {
        this.limit = limit;
        this.party = party;
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

    /**
     * What to hand to the HTTP client.
     *
     * @return what ends the exchange
     */
    public HttpCancellation cancellation() {
        return cancellation;
    }

    /**
     * Says what a trouble of the HTTP client means.
     *
     * @param trouble what the client threw
     * @return the same in words for the operator
     */
    public ConnectionTrouble explain(HttpTroubleException trouble) {
        if (passed.get()) {
            return new ConnectionTrouble(
                    Trouble.TIMED_OUT,
                    party + " did not finish its answer within " + limit.toMillis() + " ms.",
                    trouble.requestMayHaveLeft());
        }
        Trouble kind = switch (trouble.kind()) {
            case UNREACHABLE, BROKEN -> Trouble.UNREACHABLE;
            case TIMED_OUT -> Trouble.TIMED_OUT;
        };
        return new ConnectionTrouble(kind, String.valueOf(trouble.getMessage()), trouble.requestMayHaveLeft());
    }

    /** Stops the clock; the exchange is over. */
    @Override
    public void close() {
        stop.run();
    }
}

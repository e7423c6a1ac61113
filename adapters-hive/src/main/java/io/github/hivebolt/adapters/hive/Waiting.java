package io.github.hivebolt.adapters.hive;

import io.github.hivebolt.ports.PartyUnavailableException;
import io.github.hivebolt.ports.PartyUnavailableException.Trouble;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Waiting for work that bounds its own time. */
final class Waiting {
    private Waiting() {}

    /**
     * Waits for a result.
     *
     * @throws PartyUnavailableException what the work threw, or because we are closing
     */
    static <T> T on(Future<T> work) {
        try {
            return work.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new PartyUnavailableException(
                    Trouble.NOT_READY, "Waiting for Hive nodes was interrupted.", interrupted);
        } catch (CancellationException closed) {
            throw new PartyUnavailableException(Trouble.NOT_READY, "The connection to Hive nodes is closed.", closed);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof PartyUnavailableException unavailable) {
                throw unavailable;
            }
            throw new IllegalStateException("reading from Hive nodes failed", failed.getCause());
        }
    }
}

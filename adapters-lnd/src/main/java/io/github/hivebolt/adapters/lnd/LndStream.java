package io.github.hivebolt.adapters.lnd;

import java.util.Optional;

/** An answer that comes line by line. */
interface LndStream extends AutoCloseable {
    /**
     * The HTTP status.
     *
     * @return the status
     */
    int status();

    /**
     * Waits for the next line that is not blank.
     *
     * @return the line, or empty at the clean end of the answer
     * @throws LndTroubleException if the stream broke, became too long or reached its time limit
     */
    Optional<String> nextLine() throws LndTroubleException;

    /** Ends the stream; a reader that waits ends with trouble. It never throws. */
    @Override
    void close();
}

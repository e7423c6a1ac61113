package io.github.hivebolt.adapters.lnd;

import java.time.Duration;

/**
 * The way to lnd's REST interface. Nothing is ever sent twice, redirects are not followed, and every call ends within
 * its limit. Implementations are thread-safe.
 */
interface LndWire extends AutoCloseable {
    /**
     * Asks and waits for the whole answer.
     *
     * @param path below the configured address, with its leading slash
     * @param limit the longest that the call may take
     * @return the answer, whatever its status
     * @throws LndTroubleException if no whole answer came
     */
    LndReply get(String path, Duration limit) throws LndTroubleException;

    /**
     * Sends a JSON body once and waits for the whole answer.
     *
     * @param path below the configured address, with its leading slash
     * @param json the body
     * @param limit the longest that the call may take
     * @return the answer, whatever its status
     * @throws LndTroubleException if no whole answer came
     */
    LndReply post(String path, String json, Duration limit) throws LndTroubleException;

    /**
     * Opens a stream of lines. lnd sends no status line before its first message, so this may wait as long as reading.
     *
     * @param path below the configured address, with its leading slash
     * @param limit after which the stream ends, however busy it is
     * @return the stream, to be closed
     * @throws LndTroubleException if no answer began
     */
    LndStream stream(String path, Duration limit) throws LndTroubleException;

    /**
     * Sends a JSON body once and opens the stream of lines that answers it.
     *
     * @param path below the configured address, with its leading slash
     * @param json the body
     * @param limit after which the stream ends, however busy it is
     * @return the stream, to be closed
     * @throws LndTroubleException if no answer began
     */
    LndStream postStream(String path, String json, Duration limit) throws LndTroubleException;

    /** Ends all connections; calls under way end with trouble. */
    @Override
    void close();
}

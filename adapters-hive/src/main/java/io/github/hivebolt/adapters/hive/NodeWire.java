package io.github.hivebolt.adapters.hive;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/**
 * The way to Hive nodes over HTTP. Nothing is ever sent twice and redirects are not followed. Implementations are
 * thread-safe.
 */
interface NodeWire extends AutoCloseable {
    /**
     * Posts a JSON text once and hands the answer's body over as it arrives.
     *
     * @param node where to
     * @param json the body, UTF-8
     * @param limit the longest that the whole call may take, reading included
     * @param reader reads the body of an answer with status 200
     * @return what the reader made of it
     * @throws NodeTroubleException if there was no such answer, or the reader could not read it
     */
    <T> T post(NodeAddress node, byte[] json, Duration limit, BodyReader<T> reader) throws NodeTroubleException;

    /** Ends all connections. */
    @Override
    void close();

    /** Reads a body. */
    @FunctionalInterface
    interface BodyReader<T> {
        T read(InputStream body) throws IOException, NodeTroubleException;
    }
}

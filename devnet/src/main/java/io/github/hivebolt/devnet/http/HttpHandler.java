package io.github.hivebolt.devnet.http;

import java.io.IOException;

/** Answers requests. Called from many threads at once. */
@FunctionalInterface
public interface HttpHandler {
    /**
     * Answers one request with exactly one {@code send} or one stream.
     *
     * @param request what was asked
     * @param reply where the answer goes
     * @throws IOException if the client is gone
     */
    void handle(HttpRequest request, HttpReply reply) throws IOException;
}

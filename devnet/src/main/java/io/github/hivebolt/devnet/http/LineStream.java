package io.github.hivebolt.devnet.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A chunked answer of one JSON object per line. The status line leaves with the first line. For one thread. */
public final class LineStream {
    private final HttpReply reply;
    private final int status;
    private final boolean cutAfterFirstLine;
    private boolean begun;

    LineStream(HttpReply reply, int status, boolean cutAfterFirstLine) {
        this.reply = reply;
        this.status = status;
        this.cutAfterFirstLine = cutAfterFirstLine;
    }

    /**
     * Sends one line at once.
     *
     * @param json one JSON object without line breaks
     * @throws IOException if the client is gone or a fault cuts the answer
     */
    public void line(String json) throws IOException {
        if (begun && cutAfterFirstLine) {
            throw new ConnectionCutException();
        }
        begin();
        reply.writeChunk((json + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Ends the answer as a whole one.
     *
     * @throws IOException if the client is gone or a fault cuts the answer
     */
    public void end() throws IOException {
        if (cutAfterFirstLine) {
            throw new ConnectionCutException();
        }
        begin();
        reply.writeChunk(new byte[0]);
    }

    private void begin() throws IOException {
        if (!begun) {
            begun = true;
            reply.header("Transfer-Encoding", "chunked");
            reply.writeHead(status, "application/json");
        }
    }
}

package io.github.hivebolt.devnet.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Where one answer goes. For one thread. */
public final class HttpReply {
    private final OutputStream output;
    private final BooleanSupplier open;
    private final FaultMode fault;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private boolean answered;

    HttpReply(OutputStream output, BooleanSupplier open, FaultMode fault) {
        this.output = output;
        this.open = open;
        this.fault = fault;
    }

    /**
     * Adds a header to the answer.
     *
     * @param name its name
     * @param value its value
     */
    public void header(String name, String value) {
        headers.put(name, value);
    }

    /**
     * Sends a whole JSON answer.
     *
     * @param status the status
     * @param json the body
     * @throws IOException if the connection is gone or a fault cuts it
     */
    public void sendJson(int status, String json) throws IOException {
        send(status, "application/json", json);
    }

    /**
     * Sends a whole answer.
     *
     * @param status the status
     * @param contentType the type of the body
     * @param body the body
     * @throws IOException if the connection is gone or a fault cuts it
     */
    public void send(int status, String contentType, String body) throws IOException {
        loseIfAsked();
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        header("Content-Length", Integer.toString(bytes.length));
        writeHead(status, contentType);
        int length = fault == FaultMode.CUT ? bytes.length / 2 : bytes.length;
        output.write(bytes, 0, length);
        output.flush();
        if (fault == FaultMode.CUT) {
            throw new ConnectionCutException();
        }
    }

    /**
     * Begins a chunked answer. Nothing is written before its first line, not even the status.
     *
     * @param status the status
     * @return the body
     * @throws IOException if a fault loses the answer
     */
    public LineStream stream(int status) throws IOException {
        loseIfAsked();
        return new LineStream(this, status, fault == FaultMode.CUT);
    }

    /**
     * Whether this side still holds the connection; a client that went away is only noticed by writing to it.
     *
     * @return false once the server was taken down
     */
    public boolean isOpen() {
        return open.getAsBoolean();
    }

    boolean answered() {
        return answered;
    }

    void writeHead(int status, String contentType) throws IOException {
        answered = true;
        StringBuilder head = new StringBuilder("HTTP/1.1 ").append(status).append(" Status\r\n");
        head.append("Content-Type: ").append(contentType).append("\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        output.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    void writeChunk(byte[] bytes) throws IOException {
        output.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        output.write(bytes);
        output.write("\r\n".getBytes(StandardCharsets.ISO_8859_1));
        output.flush();
    }

    private void loseIfAsked() throws IOException {
        if (fault == FaultMode.LOSE_ANSWER) {
            throw new ConnectionCutException();
        }
    }
}

package io.github.hivebolt.devnet.http;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Optional;

/** One connection: reads requests, lets the fault decide, answers. */
final class HttpConnection {
    private final Socket socket;
    private final HttpHandler handler;
    private final FaultSwitches switches;

    HttpConnection(Socket socket, HttpHandler handler, FaultSwitches switches) {
        this.socket = socket;
        this.handler = handler;
        this.switches = switches;
    }

    void serve() throws IOException {
        InputStream input = new BufferedInputStream(socket.getInputStream());
        OutputStream output = new BufferedOutputStream(socket.getOutputStream());
        HttpRequestReader reader = new HttpRequestReader(input, output);
        for (Optional<HttpRequest> request = reader.next(); request.isPresent(); request = reader.next()) {
            pause();
            FaultMode mode = switches.take(request.get());
            if (!(mode.reachesHandler()
                    ? answer(request.get(), new HttpReply(output, this::isOpen, mode))
                    : fail(mode, input, new HttpReply(output, this::isOpen, FaultMode.NONE)))) {
                return;
            }
            output.flush();
        }
    }

    private boolean answer(HttpRequest request, HttpReply reply) throws IOException {
        handler.handle(request, reply);
        if (!reply.answered()) {
            throw new IllegalStateException("the handler gave no answer to " + request.method());
        }
        return !request.header("connection").orElse("").equalsIgnoreCase("close");
    }

    /** Fails as asked; says whether the connection lives on. */
    private boolean fail(FaultMode mode, InputStream input, HttpReply reply) throws IOException {
        switch (mode) {
            case HTML -> reply.send(502, "text/html", "<html><body><h1>502 Bad Gateway</h1></body></html>");
            case BROKEN_JSON -> reply.send(200, "application/json", "{\"jsonrpc\":\"2.0\",\"result\":{\"unfin");
            case TOO_MANY_REQUESTS -> {
                reply.header("Retry-After", Integer.toString(switches.retryAfterSeconds()));
                reply.send(429, "text/plain", "");
            }
            case HANG -> swallow(input);
            case RESET -> HttpEndpoint.reset(socket);
            case CLOSE, NONE, CUT, LOSE_ANSWER -> socket.close();
        }
        return mode == FaultMode.HTML || mode == FaultMode.BROKEN_JSON || mode == FaultMode.TOO_MANY_REQUESTS;
    }

    private static void swallow(InputStream input) throws IOException {
        long swallowed = input.transferTo(OutputStream.nullOutputStream());
        if (swallowed < 0) {
            throw new IllegalStateException("a stream cannot hold less than nothing");
        }
    }

    private boolean isOpen() {
        return !socket.isClosed();
    }

    private void pause() throws IOException {
        long millis = switches.delayMillis();
        if (millis == 0) {
            return;
        }
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped while waiting", stopped);
        }
    }
}

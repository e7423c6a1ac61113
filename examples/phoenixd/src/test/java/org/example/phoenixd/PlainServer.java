package org.example.phoenixd;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** One request per connection on a plain socket, so that a test decides over every byte of an answer. */
final class PlainServer implements AutoCloseable {
    private final ServerSocket listener;

    /** Answers a request; returning closes the connection. */
    @FunctionalInterface
    interface Handler {
        void serve(Request request, Socket socket) throws IOException, InterruptedException;
    }

    /**
     * One request.
     *
     * @param path the path
     * @param headers names in lower case
     * @param body as UTF-8
     */
    record Request(String path, Map<String, String> headers, String body) {}

    PlainServer(int port, Handler handler) {
        try {
            listener = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
        Thread.ofVirtual().start(() -> accept(handler));
    }

    int port() {
        return listener.getLocalPort();
    }

    static void answer(OutputStream out, int status, String date, String body, boolean cut) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String head = "HTTP/1.1 " + status + " X\r\nDate: " + date + "\r\nConnection: close\r\n"
                + (status == 204 ? "" : "Content-Length: " + bytes.length + "\r\n") + "\r\n";
        out.write(head.getBytes(StandardCharsets.ISO_8859_1));
        out.write(bytes, 0, cut ? bytes.length / 2 : bytes.length);
        out.flush();
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(Handler handler) {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                Thread.ofVirtual().start(() -> serve(handler, socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void serve(Handler handler, Socket socket) {
        try (socket) {
            handler.serve(read(new BufferedInputStream(socket.getInputStream())), socket);
        } catch (IOException gone) {
            // The client went away: that is its good right here.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static Request read(InputStream in) throws IOException {
        String[] first = line(in).split(" ", -1);
        Map<String, String> headers = new HashMap<>();
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            int colon = header.indexOf(':');
            headers.put(
                    header.substring(0, colon).toLowerCase(Locale.ROOT),
                    header.substring(colon + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        return new Request(first[1], headers, new String(in.readNBytes(length), StandardCharsets.UTF_8));
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("the request ended early");
            }
            line.append((char) next);
        }
        return line.toString().strip();
    }
}

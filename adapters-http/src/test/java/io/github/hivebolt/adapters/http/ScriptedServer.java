package io.github.hivebolt.adapters.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;

/** A server of real sockets that says byte by byte what a test wants it to say. */
final class ScriptedServer implements AutoCloseable {
    /** What it does with one request. */
    interface Script {
        void answer(String request, Exchange exchange) throws IOException, InterruptedException;
    }

    /** The other end of one connection. */
    record Exchange(Socket socket, OutputStream out, CountDownLatch serverClosed) {
        void say(String text) throws IOException {
            out.write(text.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        }

        void ok(String body) throws IOException {
            say("HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
        }

        void hang() throws InterruptedException {
            boolean ended = serverClosed.await(60, TimeUnit.SECONDS);
            if (!ended) {
                throw new InterruptedException("nobody ended the test");
            }
        }
    }

    private final ServerSocket listener;
    private final Script script;
    private final String scheme;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger requests = new AtomicInteger();

    ScriptedServer(Script script) throws IOException {
        this("http", ServerSocketFactory.getDefault(), script);
    }

    ScriptedServer(String scheme, ServerSocketFactory factory, Script script) throws IOException {
        this.scheme = scheme;
        this.script = script;
        listener = factory.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    URI uri(String path) {
        return URI.create(scheme + "://localhost:" + port() + path);
    }

    int port() {
        return listener.getLocalPort();
    }

    int connections() {
        return connections.get();
    }

    int requests() {
        return requests.get();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                connections.incrementAndGet();
                sockets.add(socket);
                Thread.ofPlatform().daemon().start(() -> serve(socket));
            } catch (IOException closedByTest) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            while (true) {
                String request = readRequest(socket.getInputStream());
                if (request.isEmpty()) {
                    return;
                }
                requests.incrementAndGet();
                script.answer(request, new Exchange(socket, socket.getOutputStream(), closed));
                if (socket.isClosed()) {
                    return;
                }
            }
        } catch (IOException clientWent) {
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String readRequest(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                return "";
            }
            head.write(next);
        }
        String text = head.toString(StandardCharsets.ISO_8859_1);
        byte[] body = in.readNBytes(contentLength(text));
        return text + new String(body, StandardCharsets.ISO_8859_1);
    }

    private static int contentLength(String head) {
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                .mapToInt(line -> Integer.parseInt(line.substring(15).trim()))
                .findFirst()
                .orElse(0);
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            listener.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

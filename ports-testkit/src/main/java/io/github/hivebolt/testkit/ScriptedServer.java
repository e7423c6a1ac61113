package io.github.hivebolt.testkit;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** A server on a raw socket that writes exactly the bytes that a test wants, and remembers what it was asked. */
public final class ScriptedServer implements AutoCloseable {
    /** Writes an answer; returning closes the connection. */
    @FunctionalInterface
    public interface Script {
        /**
         * Answers one request.
         *
         * @param out to the client
         * @throws IOException if the client is gone
         * @throws InterruptedException if the test is over
         */
        void answer(OutputStream out) throws IOException, InterruptedException;
    }

    /**
     * One request.
     *
     * @param method its method
     * @param path its path with the query
     * @param headers by lower-case name
     * @param body its body
     */
    public record Request(String method, String path, Map<String, String> headers, String body) {}

    private record Route(Predicate<Request> matches, Script script) {}

    private final ServerSocket listener;
    private final List<Route> routes = new CopyOnWriteArrayList<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Thread acceptor;
    private volatile boolean silent;

    private ScriptedServer(ServerSocket listener) {
        this.listener = listener;
        this.acceptor = Thread.ofVirtual().start(this::accept);
    }

    /**
     * Starts on a free port of this machine.
     *
     * @return the server
     */
    public static ScriptedServer start() {
        try {
            return new ScriptedServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Starts on a given socket, for instance one with TLS.
     *
     * @param listener where to listen
     * @return the server
     */
    public static ScriptedServer on(ServerSocket listener) {
        return new ScriptedServer(listener);
    }

    /**
     * Where it listens.
     *
     * @return the port
     */
    public int port() {
        return listener.getLocalPort();
    }

    /**
     * Sets what is answered. The latest script for a path wins.
     *
     * @param method of the request
     * @param pathPrefix how its path begins
     * @param script the answer
     * @return this
     */
    public ScriptedServer on(String method, String pathPrefix, Script script) {
        routes.add(
                0,
                new Route(
                        request -> request.method().equals(method)
                                && request.path().startsWith(pathPrefix),
                        script));
        return this;
    }

    /**
     * The same for requests with a text in their body.
     *
     * @param pathPrefix how its path begins
     * @param text part of the body
     * @param script the answer
     * @return this
     */
    public ScriptedServer onBody(String pathPrefix, String text, Script script) {
        routes.add(
                0,
                new Route(
                        request -> request.path().startsWith(pathPrefix)
                                && request.body().contains(text),
                        script));
        return this;
    }

    /** From now on connections are accepted and never read. */
    public void fallSilent() {
        silent = true;
    }

    /**
     * What it was asked so far.
     *
     * @param method of the requests
     * @return the requests in their order
     */
    public List<Request> requests(String method) {
        return requests.stream()
                .filter(request -> request.method().equals(method))
                .toList();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                open.add(socket);
                if (!silent) {
                    Thread.ofVirtual().start(() -> serve(socket));
                }
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            Request request = read(new BufferedInputStream(socket.getInputStream()));
            requests.add(request);
            Script script = routes.stream()
                    .filter(route -> route.matches().test(request))
                    .findFirst()
                    .map(Route::script)
                    .orElse(out -> out.write("HTTP/1.1 599 No Script\r\ncontent-length: 0\r\n\r\n"
                            .getBytes(StandardCharsets.ISO_8859_1)));
            script.answer(socket.getOutputStream());
        } catch (IOException | IllegalArgumentException gone) {
            // The client went away, or never spoke HTTP: that is its good right here.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(socket);
        }
    }

    private static Request read(InputStream in) throws IOException {
        String[] first = line(in).split(" ", -1);
        Map<String, String> headers = new ConcurrentHashMap<>();
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            int colon = header.indexOf(':');
            headers.put(
                    header.substring(0, colon).toLowerCase(Locale.ROOT),
                    header.substring(colon + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        return new Request(first[0], first.length > 1 ? first[1] : "", headers, body);
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

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket socket : open) {
                socket.close();
            }
            // The port is free only when nobody waits on it any more.
            acceptor.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.github.hivebolt.devnet.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A server on the loopback interface that can be taken down and up again at the same port. Every connection has a
 * virtual thread of its own. Thread-safe.
 */
public final class HttpEndpoint implements AutoCloseable {
    private static final int BACKLOG = 128;

    private final String name;
    private final Optional<SSLContext> tls;
    private final HttpHandler handler;
    private final FaultSwitches switches;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final int port;
    private @Nullable ServerSocket listener;

    private HttpEndpoint(String name, int port, Optional<SSLContext> tls, HttpHandler handler, FaultSwitches switches)
            throws IOException {
        this.name = name;
        this.tls = tls;
        this.handler = handler;
        this.switches = switches;
        ServerSocket opened = open(port);
        this.port = opened.getLocalPort();
        listen(opened);
    }

    /**
     * Starts a server without TLS.
     *
     * @param name what it is called in thread names
     * @param port its port, 0 for a free one
     * @param handler who answers
     * @param switches its faults
     * @return the running server
     * @throws IOException if the port is taken
     */
    public static HttpEndpoint http(String name, int port, HttpHandler handler, FaultSwitches switches)
            throws IOException {
        return new HttpEndpoint(name, port, Optional.empty(), handler, switches);
    }

    /**
     * Starts a server with TLS.
     *
     * @param name what it is called in thread names
     * @param port its port, 0 for a free one
     * @param tls key and certificate
     * @param handler who answers
     * @param switches its faults
     * @return the running server
     * @throws IOException if the port is taken
     */
    public static HttpEndpoint https(String name, int port, SSLContext tls, HttpHandler handler, FaultSwitches switches)
            throws IOException {
        return new HttpEndpoint(name, port, Optional.of(tls), handler, switches);
    }

    /**
     * The port, which stays the same while the server is down.
     *
     * @return a port of 127.0.0.1
     */
    public int port() {
        return port;
    }

    /**
     * The server's faults.
     *
     * @return the switches that it was started with
     */
    public FaultSwitches switches() {
        return switches;
    }

    /**
     * Whether connections are accepted.
     *
     * @return false while it is down
     */
    public synchronized boolean isUp() {
        return listener != null;
    }

    /** Refuses connections from now on and resets the open ones. */
    public synchronized void down() {
        ServerSocket listening = listener;
        listener = null;
        if (listening != null) {
            closeQuietly(listening);
        }
        connections.forEach(HttpEndpoint::reset);
    }

    /** Accepts connections again at the same port. */
    public synchronized void up() {
        if (listener == null) {
            try {
                listen(open(port));
            } catch (IOException taken) {
                throw new UncheckedIOException("port " + port + " of the devnet was taken meanwhile", taken);
            }
        }
    }

    @Override
    public void close() {
        down();
    }

    private ServerSocket open(int wantedPort) throws IOException {
        ServerSocket opened =
                tls.isPresent() ? tls.get().getServerSocketFactory().createServerSocket() : new ServerSocket();
        opened.setReuseAddress(true);
        opened.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wantedPort), BACKLOG);
        return opened;
    }

    private synchronized void listen(ServerSocket opened) {
        listener = opened;
        Thread.ofPlatform().daemon().name("devnet-" + name).start(() -> accept(opened));
    }

    private void accept(ServerSocket opened) {
        while (!opened.isClosed()) {
            try {
                Socket socket = opened.accept();
                connections.add(socket);
                if (opened.isClosed()) {
                    reset(socket);
                }
                Thread.ofVirtual().name("devnet-" + name + "-connection").start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            new HttpConnection(socket, handler, switches).serve();
        } catch (IOException gone) {
            closeQuietly(socket);
        } finally {
            connections.remove(socket);
        }
    }

    static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException closedAlready) {
            return;
        }
        closeQuietly(socket);
    }

    private static void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception nothingLeftToClose) {
            // Closing is all that was wanted.
        }
    }
}

package io.github.hivebolt.e2e.lightning;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.function.Consumer;

/** Accepts connections on one loopback port until it is stopped. */
final class GateListener {
    private final ServerSocket socket;
    private final Thread acceptor;

    GateListener(int port, Consumer<Socket> accepted) {
        try {
            socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new UncheckedIOException("the gate cannot listen on port " + port, e);
        }
        acceptor = Thread.ofVirtual().name("gate-" + port).start(() -> acceptAll(accepted));
    }

    boolean isAlive() {
        return !socket.isClosed();
    }

    /** Returns once the port refuses connections and may be listened on again. */
    void stop() {
        try {
            socket.close();
            // The system's socket lives on until the thread that waits in accept has left it.
            acceptor.join();
        } catch (IOException e) {
            throw new UncheckedIOException("the gate did not close", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the gate closes", e);
        }
    }

    private void acceptAll(Consumer<Socket> accepted) {
        while (isAlive()) {
            try {
                accepted.accept(socket.accept());
            } catch (IOException e) {
                // Stopped, or the client has gone already: both need nothing from us.
            }
        }
    }
}

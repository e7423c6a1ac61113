package io.github.hivebolt.e2e.lightning;

import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A switch in the line to a server on loopback: it forwards bytes as they are, so TLS passes through untouched. Safe
 * for use by many threads. Starts open. While the server itself is down, an open gate accepts a connection and resets
 * it.
 */
public final class TcpGate implements AutoCloseable {
    private final int port = FreePorts.take();
    private final int serverPort;
    private final Set<GatedConnection> connections = ConcurrentHashMap.newKeySet();
    private final GateState state = new GateState();
    private GateListener listener;

    /** Opens a gate in front of a loopback port. */
    public TcpGate(int serverPort) {
        this.serverPort = serverPort;
        this.listener = new GateListener(port, this::begin);
    }

    /** The port to connect to instead of the server's; the same for the gate's whole life. */
    public int port() {
        return port;
    }

    /**
     * Lets everything through again. Connections that were hanging go on where they stood, and what they held arrives
     * late.
     */
    public synchronized void open() {
        relisten();
        state.set(GateState.Kind.OPEN);
    }

    /** Refuses new connections and resets the existing ones. */
    public synchronized void cut() {
        state.set(GateState.Kind.CUT);
        listener.stop();
        connections.forEach(GatedConnection::reset);
    }

    /**
     * Keeps existing connections and accepts new ones, but lets no byte through in either direction until the next
     * call.
     */
    public synchronized void hang() {
        state.set(GateState.Kind.HANGING);
        relisten();
    }

    /** Cuts for good. */
    @Override
    public void close() {
        cut();
    }

    private void relisten() {
        if (!listener.isAlive()) {
            listener = new GateListener(port, this::begin);
        }
    }

    private void begin(Socket client) {
        GatedConnection connection = new GatedConnection(client, serverPort, state, connections::remove);
        connections.add(connection);
        // A cut may have passed over the set just before this connection came into it.
        if (state.isCut()) {
            connection.reset();
        } else {
            connection.start();
        }
    }
}

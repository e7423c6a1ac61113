package io.github.hivebolt.e2e.lightning;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One client's connection through a {@link TcpGate}. */
final class GatedConnection {
    private static final int CHUNK_BYTES = 16_384;

    private final Socket client;
    private final int serverPort;
    private final GateState gate;
    private final Consumer<GatedConnection> whenEnded;
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile @Nullable Socket server;

    GatedConnection(Socket client, int serverPort, GateState gate, Consumer<GatedConnection> whenEnded) {
        this.client = client;
        this.serverPort = serverPort;
        this.gate = gate;
        this.whenEnded = whenEnded;
    }

    void start() {
        Thread.ofVirtual().name("gate-connect").start(this::connectAndForward);
    }

    /** Ends both sides with a TCP reset. */
    void reset() {
        if (ended.compareAndSet(false, true)) {
            resetSocket(client);
        }
        Socket connected = server;
        if (connected != null) {
            resetSocket(connected);
        }
        whenEnded.accept(this);
    }

    private void connectAndForward() {
        try {
            if (!gate.awaitPassage()) {
                reset();
                return;
            }
            Socket connected = new Socket(InetAddress.getLoopbackAddress(), serverPort);
            server = connected;
            if (ended.get()) {
                reset();
                return;
            }
            Thread.ofVirtual().name("gate-answers").start(() -> forward(connected, client));
            forward(client, connected);
        } catch (IOException | InterruptedException e) {
            reset();
        }
    }

    private void forward(Socket from, Socket to) {
        byte[] chunk = new byte[CHUNK_BYTES];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int size = in.read(chunk); size >= 0; size = in.read(chunk)) {
                if (!gate.awaitPassage()) {
                    reset();
                    return;
                }
                out.write(chunk, 0, size);
            }
            gate.awaitPassage();
            closeBoth();
        } catch (IOException | InterruptedException e) {
            reset();
        }
    }

    // TLS ends a conversation with its own message, so an end in one direction may end both.
    private void closeBoth() throws IOException {
        ended.set(true);
        client.close();
        Socket connected = server;
        if (connected != null) {
            connected.close();
        }
        whenEnded.accept(this);
    }

    private static void resetSocket(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            // Already gone, which is what was wanted.
        }
    }
}

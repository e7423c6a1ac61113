package io.github.hivebolt.adapters.store;

import io.github.hivebolt.testkit.WireFault;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A line to PostgreSQL that lets everything through until a commit is on its way, and then does what a test wants to that
 * commit or to its answer.
 */
final class FaultyLine implements AutoCloseable {
    private static final int SILENCE_MILLIS = 3_000;
    private static final String COMMIT = "COMMIT";

    private final ServerSocket listener;
    private final int serverPort;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile Optional<WireFault> armed = Optional.empty();

    FaultyLine(int serverPort) throws IOException {
        this.serverPort = serverPort;
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** The next commit meets it; with {@code REFUSED}, every new connection does, and those there are end. */
    void arm(WireFault fault) {
        armed = Optional.of(fault);
        if (fault == WireFault.REFUSED) {
            cutAll();
        }
    }

    /** Everything goes through again. */
    void heal() {
        armed = Optional.empty();
        cutAll();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                if (armed.filter(WireFault.REFUSED::equals).isPresent()) {
                    reset(client);
                } else {
                    Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
                    open.add(client);
                    open.add(server);
                    Connection connection = new Connection(client, server);
                    Thread.ofVirtual().start(connection::toServer);
                    Thread.ofVirtual().start(connection::toClient);
                }
            } catch (IOException closed) {
                // The listener is closed, or one side went while it was connected.
            }
        }
    }

    private static void reset(Socket socket) throws IOException {
        if (!socket.isClosed()) {
            socket.setSoLinger(true, 0);
            socket.close();
        }
    }

    private void cutAll() {
        for (Socket socket : open) {
            try {
                reset(socket);
            } catch (IOException gone) {
                // It was closed in the same moment.
            }
        }
        open.clear();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        cutAll();
    }

    private final class Connection {
        private final Socket client;
        private final Socket server;
        private volatile Optional<WireFault> onAnswer = Optional.empty();

        Connection(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void toServer() {
            byte[] buffer = new byte[65_536];
            try (client;
                    server) {
                InputStream in = client.getInputStream();
                OutputStream out = server.getOutputStream();
                for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
                    boolean commits = new String(buffer, 0, read, StandardCharsets.ISO_8859_1).contains(COMMIT);
                    if (commits && armed.isPresent() && !reachesServer(armed.get())) {
                        return;
                    }
                    out.write(buffer, 0, read);
                }
            } catch (IOException gone) {
                // Either side went: so does the other.
            }
        }

        /** Does what happens to a commit; false if the connection is over. */
        private boolean reachesServer(WireFault fault) throws IOException {
            switch (fault) {
                case CUT, LOST_ANSWER -> {
                    onAnswer = Optional.of(fault);
                    return true;
                }
                case REFUSED, RESET -> reset(client);
                case CLOSE -> client.close();
                case HANG -> hang();
                case HTML -> say("HTTP/1.1 502 Bad Gateway\r\n\r\n<html>no database here</html>");
                case GARBAGE -> say("\u0001\u0002 not what a database says \u0000\u00ff");
                case TOO_MANY_REQUESTS -> sayTooManyConnections();
            }
            return false;
        }

        /** Swallowed; the line dies later, as a dead one does when somebody probes it. */
        private void hang() throws IOException {
            client.setSoTimeout(SILENCE_MILLIS);
            int ignored = client.getInputStream().read();
        }

        private void say(String words) throws IOException {
            client.getOutputStream().write(words.getBytes(StandardCharsets.ISO_8859_1));
            client.shutdownOutput();
        }

        /** An error message of the protocol: length, fields, each ended by a zero. */
        private void sayTooManyConnections() throws IOException {
            String fields = "SFATAL\u0000C53300\u0000Msorry, too many clients already\u0000\u0000";
            int length = 4 + fields.length();
            say("E\u0000\u0000\u0000" + (char) length + fields);
        }

        void toClient() {
            byte[] buffer = new byte[65_536];
            try (client;
                    server) {
                InputStream in = server.getInputStream();
                OutputStream out = client.getOutputStream();
                for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
                    if (onAnswer.isPresent()) {
                        if (onAnswer.get() == WireFault.CUT) {
                            out.write(buffer, 0, Math.min(3, read));
                        }
                        return;
                    }
                    out.write(buffer, 0, read);
                }
            } catch (IOException gone) {
                // Either side went: so does the other.
            }
        }
    }
}

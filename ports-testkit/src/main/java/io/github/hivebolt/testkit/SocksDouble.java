package io.github.hivebolt.testkit;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A SOCKS5 proxy (RFC 1928) on the loopback interface that stands for Tor: it takes host names and leads every one of them
 * to the same port of this machine. It remembers what it was asked for. Thread-safe.
 */
public final class SocksDouble implements AutoCloseable {
    private static final byte[] CONNECTED = {5, 0, 0, 1, 0, 0, 0, 0, 0, 0};
    private static final byte[] REFUSED = {5, 5, 0, 1, 0, 0, 0, 0, 0, 0};
    private static final byte DOMAIN_NAME = 3;

    private final ServerSocket listener;
    private final List<String> asked = new CopyOnWriteArrayList<>();

    private SocksDouble(ServerSocket listener) {
        this.listener = listener;
    }

    /**
     * Starts one on a free port.
     *
     * @return to be closed
     */
    public static SocksDouble open() {
        try {
            SocksDouble proxy = new SocksDouble(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
            Thread.ofVirtual().start(proxy::serve);
            return proxy;
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    /**
     * Its port.
     *
     * @return 1 to 65535
     */
    public int port() {
        return listener.getLocalPort();
    }

    /**
     * Its address as a setting.
     *
     * @return host and port
     */
    public String address() {
        return "127.0.0.1:" + port();
    }

    /**
     * The hosts that it was asked for.
     *
     * @return names, or {@code (an address)} where somebody looked the name up himself
     */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    private void serve() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Thread.ofVirtual().start(() -> lead(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void lead(Socket client) {
        try (client) {
            DataInputStream in = new DataInputStream(client.getInputStream());
            OutputStream out = client.getOutputStream();
            in.readByte();
            in.readNBytes(in.readUnsignedByte());
            out.write(new byte[] {5, 0});
            in.readNBytes(3);
            boolean named = in.readByte() == DOMAIN_NAME;
            byte[] host = in.readNBytes(named ? in.readUnsignedByte() : 4);
            asked.add(named ? new String(host, StandardCharsets.US_ASCII) : "(an address)");
            int port = in.readUnsignedShort();
            try (Socket target = new Socket(InetAddress.getLoopbackAddress(), port)) {
                out.write(CONNECTED);
                Thread back = Thread.ofVirtual().start(() -> copy(target, client));
                copy(client, target);
                back.join();
            } catch (IOException unreachable) {
                out.write(REFUSED);
            }
        } catch (IOException broken) {
            // The other side sees the closed connection.
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            in.transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException broken) {
            // As above.
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException alreadyGone) {
            throw new UncheckedIOException(alreadyGone);
        }
    }
}

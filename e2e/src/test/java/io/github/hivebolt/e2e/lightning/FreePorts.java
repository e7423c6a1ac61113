package io.github.hivebolt.e2e.lightning;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Loopback ports that nobody listens on and that no other test gets, in this JVM or in one that runs beside it: a port
 * stays taken while its server is down on purpose, so that it can come back.
 */
public final class FreePorts {
    // Below the range from which Linux takes ports of outgoing connections, so none is taken between look and use.
    private static final int FIRST = 20_000;
    private static final int END = 32_000;
    private static final int TRIES = 200;
    private static final Path CLAIMS =
            Path.of(System.getProperty("java.io.tmpdir"), "hivebolt-ports-" + System.getProperty("user.name"));
    // A lock lasts as long as its channel, and that as long as somebody can reach it.
    private static final Map<Integer, FileLock> GIVEN = new ConcurrentHashMap<>();

    private FreePorts() {}

    /** A port that is free now and stays this JVM's until it ends. */
    public static synchronized int take() {
        for (int i = 0; i < TRIES; i++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, END);
            if (!GIVEN.containsKey(port) && isFree(port) && claim(port)) {
                return port;
            }
        }
        throw new IllegalStateException("no free loopback port from " + FIRST + " to " + END);
    }

    private static boolean claim(int port) {
        try {
            Files.createDirectories(CLAIMS);
            FileChannel file = FileChannel.open(
                    CLAIMS.resolve(Integer.toString(port)), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = file.tryLock();
            if (lock == null) {
                file.close();
                return false;
            }
            GIVEN.put(port, lock);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException("ports cannot be claimed in " + CLAIMS, e);
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}

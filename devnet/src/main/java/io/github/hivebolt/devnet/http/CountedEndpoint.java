package io.github.hivebolt.devnet.http;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;

/**
 * A server with fault switches that counts the requests to one path, also those that a fault swallowed before the
 * node could count them. Thread-safe.
 */
public final class CountedEndpoint implements AutoCloseable {
    private static final int MANY = 1_000;

    private final AtomicInteger served = new AtomicInteger();
    private final FaultSwitches switches = new FaultSwitches();
    private final String countedPath;
    private final HttpEndpoint endpoint;

    /**
     * Starts on a free port.
     *
     * @param name for its threads
     * @param tls what it shows
     * @param countedPath whose requests are counted
     * @param handler the node
     * @throws IOException if there is no free port
     */
    public CountedEndpoint(String name, SSLContext tls, String countedPath, HttpHandler handler) throws IOException {
        this.countedPath = countedPath;
        this.endpoint = HttpEndpoint.https(
                name,
                0,
                tls,
                (request, reply) -> {
                    if (request.path().equals(countedPath)) {
                        served.incrementAndGet();
                    }
                    handler.handle(request, reply);
                },
                switches);
    }

    /**
     * Where it listens.
     *
     * @return the port
     */
    public int port() {
        return endpoint.port();
    }

    /** From now on connections are refused. */
    public void down() {
        endpoint.down();
    }

    /**
     * From now on requests meet a fault.
     *
     * @param mode what goes wrong
     * @param onlyContaining part of the paths that it meets; empty for all
     */
    public void fault(FaultMode mode, String onlyContaining) {
        switches.set(Fault.next(mode, MANY, onlyContaining));
    }

    /** Ends all faults. */
    public void heal() {
        served.addAndGet(swallowed());
        switches.clear();
        endpoint.up();
    }

    /**
     * How often the counted path was asked.
     *
     * @return all requests that reached the server
     */
    public int counted() {
        return served.get() + swallowed();
    }

    @Override
    public void close() {
        endpoint.close();
    }

    private int swallowed() {
        Fault fault = switches.current();
        boolean swallows = fault.onlyContaining().equals(countedPath)
                && fault.mode() != FaultMode.CUT
                && fault.mode() != FaultMode.LOSE_ANSWER;
        return swallows ? MANY - fault.times() : 0;
    }
}

package io.github.hivebolt.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** An HTTP server that gives every request the same answer and remembers what it was asked. */
public final class HttpDouble implements AutoCloseable {
    /**
     * One request as it arrived.
     *
     * @param method for instance {@code POST}
     * @param target path and query, as sent
     * @param headers first values by name
     * @param body as UTF-8
     */
    public record Received(String method, String target, Map<String, String> headers, String body) {}

    /**
     * An answer.
     *
     * @param status the HTTP status
     * @param headers further headers
     * @param body the body
     */
    public record Reply(int status, Map<String, String> headers, String body) {}

    /** Gives one answer. */
    @FunctionalInterface
    private interface Answer {
        void give(HttpExchange exchange, Received request) throws IOException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Received> received = new CopyOnWriteArrayList<>();

    private HttpDouble(Answer answer) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            Received request = read(exchange);
            received.add(request);
            answer.give(exchange, request);
        });
        server.start();
    }

    /**
     * One that answers.
     *
     * @param status the HTTP status
     * @param headers further headers
     * @param body the body
     * @return the running server
     */
    public static HttpDouble answering(int status, Map<String, String> headers, String body) {
        return deciding(request -> new Reply(status, headers, body));
    }

    /**
     * One that looks at each request first.
     *
     * @param decision what to answer
     * @return the running server
     */
    public static HttpDouble deciding(Function<Received, Reply> decision) {
        return new HttpDouble((exchange, request) -> {
            Reply reply = decision.apply(request);
            byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
            reply.headers().forEach(exchange.getResponseHeaders()::add);
            exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    /**
     * One that takes requests and never answers.
     *
     * @return the running server
     */
    public static HttpDouble silent() {
        CountDownLatch never = new CountDownLatch(1);
        return new HttpDouble((exchange, request) -> {
            try {
                never.await();
            } catch (InterruptedException closed) {
                exchange.close();
            }
        });
    }

    /**
     * One that takes requests and drops the connection.
     *
     * @return the running server
     */
    public static HttpDouble dropping() {
        return new HttpDouble((exchange, request) -> exchange.close());
    }

    private static Received read(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new java.util.TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        return new Received(
                exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers, body);
    }

    /**
     * Its address.
     *
     * @return for instance {@code http://127.0.0.1:40123}
     */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /**
     * What it was asked.
     *
     * @return the requests in the order of their arrival
     */
    public List<Received> received() {
        return List.copyOf(received);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}

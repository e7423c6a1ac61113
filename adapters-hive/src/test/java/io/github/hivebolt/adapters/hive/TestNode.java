package io.github.hivebolt.adapters.hive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** A Hive node behind a real socket, which answers from a test chain unless a script says otherwise. */
final class TestNode implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final List<String> methods = new ArrayList<>();
    private final List<String> bodies = new ArrayList<>();
    private volatile TestAnswers answers;
    private volatile Script script = (request, honest) -> honest;

    /** Decides what is sent in place of the honest reply. */
    @FunctionalInterface
    interface Script {
        Reply reply(JsonNode request, Reply honest) throws IOException;
    }

    /** What goes over the wire. */
    record Reply(int status, String contentType, Optional<String> retryAfter, String body, Ending ending) {
        /** How a reply ends. */
        enum Ending {
            /** As it should. */
            WHOLE,
            /** The connection is cut in the middle of the body. */
            CUT,
            /** It never ends: byte after byte comes, each in good time. */
            DRIPPING,
            /** Nothing is sent until the node is closed. */
            SILENT
        }

        static Reply json(String text) {
            return new Reply(200, "application/json", Optional.empty(), text, Ending.WHOLE);
        }

        static Reply html(int status, String text) {
            return new Reply(status, "text/html", Optional.empty(), text, Ending.WHOLE);
        }

        Reply retryAfter(String seconds) {
            return new Reply(status, contentType, Optional.of(seconds), body, ending);
        }

        Reply ending(Ending how) {
            return new Reply(status, contentType, retryAfter, body, how);
        }

        Reply edited(UnaryOperator<String> edit) {
            return json(edit.apply(body));
        }
    }

    TestNode(TestAnswers answers) {
        this.answers = answers;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    void script(Script next) {
        script = next;
    }

    /** Only this method is answered otherwise. */
    void script(String method, Script next) {
        script = (request, honest) ->
                request.path("method").asText().equals(method) ? next.reply(request, honest) : honest;
    }

    void honest() {
        script = (request, honest) -> honest;
    }

    void answers(TestAnswers other) {
        answers = other;
    }

    TestAnswers answers() {
        return answers;
    }

    synchronized List<String> methods() {
        return List.copyOf(methods);
    }

    synchronized List<String> bodies() {
        return List.copyOf(bodies);
    }

    synchronized int calls(String method) {
        return (int) methods.stream().filter(method::equals).count();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            JsonNode request = MAPPER.readTree(body);
            synchronized (this) {
                methods.add(request.path("method").asText());
                bodies.add(new String(body, StandardCharsets.UTF_8));
            }
            send(exchange, script.reply(request, Reply.json(answers.to(request))));
        }
    }

    private void send(HttpExchange exchange, Reply reply) throws IOException {
        if (reply.ending() == Reply.Ending.SILENT) {
            awaitClosing();
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", reply.contentType());
        reply.retryAfter().ifPresent(value -> exchange.getResponseHeaders().set("Retry-After", value));
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            int count = reply.ending() == Reply.Ending.CUT ? body.length / 2 : body.length;
            OutputStream out = exchange.getResponseBody();
            if (reply.ending() == Reply.Ending.DRIPPING) {
                drip(out, body);
                return;
            }
            out.write(body, 0, count);
            out.flush();
        }
    }

    private void drip(OutputStream out, byte[] body) throws IOException {
        for (byte each : body) {
            out.write(each);
            out.flush();
            if (isClosingWithin(100, TimeUnit.MILLISECONDS)) {
                return;
            }
        }
    }

    private void awaitClosing() {
        if (!isClosingWithin(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("a test must not take that long");
        }
    }

    private boolean isClosingWithin(long count, TimeUnit unit) {
        try {
            return closing.await(count, unit);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}

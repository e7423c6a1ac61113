package io.github.hivebolt.app.receive;

import io.github.hivebolt.app.rest.OrderNews;
import io.github.hivebolt.engine.Worker;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/**
 * Tells listeners of each state that their order comes into, until it is final. One worker looks for all of them, so a
 * listener costs no thread. Thread-safe.
 */
final class EventStreams implements Worker {
    private static final int MOST_LISTENERS = 500;
    private static final Duration WHILE_LISTENED = Duration.ofMillis(500);
    private static final int KEEP_ALIVE_EVERY = 30;
    private static final Jsonb JSONB = JsonbBuilder.create();

    private final ConcurrentLinkedQueue<Listener> listeners = new ConcurrentLinkedQueue<>();

    /** Somebody who listens. Used by the worker alone. */
    private static final class Listener {
        private final Supplier<Optional<OrderNews>> order;
        private final SseEventSink sink;
        private final Sse sse;
        private int told;
        private int quiet;

        Listener(Supplier<Optional<OrderNews>> order, SseEventSink sink, Sse sse) {
            this.order = order;
            this.sink = sink;
            this.sse = sse;
        }
    }

    /** Whether there is room for one more, who follows what a function says of his order. */
    boolean listen(Supplier<Optional<OrderNews>> order, SseEventSink sink, Sse sse) {
        if (listeners.size() >= MOST_LISTENERS) {
            return false;
        }
        listeners.add(new Listener(order, sink, sse));
        return true;
    }

    @Override
    public String name() {
        return "event-streams";
    }

    @Override
    public Duration step() {
        listeners.removeIf(EventStreams::tell);
        return WHILE_LISTENED;
    }

    /** Tells what is new, and says whether that was all. */
    private static boolean tell(Listener listener) {
        if (listener.sink.isClosed()) {
            return true;
        }
        Optional<OrderNews> found = listener.order.get();
        found.ifPresent(news -> send(listener, news));
        boolean over = found.map(OrderNews::isFinal).orElse(true);
        if (over) {
            listener.sink.close();
        }
        return over;
    }

    private static void send(Listener listener, OrderNews news) {
        if (news.steps() > listener.told) {
            listener.sink.send(listener.sse
                    .newEventBuilder()
                    .name(news.state())
                    .id(Integer.toString(news.steps()))
                    .data(String.class, JSONB.toJson(news.view()))
                    .build());
            listener.told = news.steps();
            listener.quiet = 0;
        } else if (++listener.quiet >= KEEP_ALIVE_EVERY) {
            listener.sink.send(
                    listener.sse.newEventBuilder().comment("still here").build());
            listener.quiet = 0;
        }
    }
}

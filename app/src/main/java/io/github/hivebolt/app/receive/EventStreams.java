package io.github.hivebolt.app.receive;

import io.github.hivebolt.domain.order.OrderId;
import io.github.hivebolt.engine.ReceiveDesk;
import io.github.hivebolt.engine.ReceiveDesk.ReceiveDossier;
import io.github.hivebolt.engine.Worker;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Tells listeners of each state that their order comes into, until it is final. One worker looks for all of them, so a
 * listener costs no thread. Thread-safe.
 */
final class EventStreams implements Worker {
    private static final int MOST_LISTENERS = 500;
    private static final Duration WHILE_LISTENED = Duration.ofMillis(500);
    private static final int KEEP_ALIVE_EVERY = 30;
    private static final Jsonb JSONB = JsonbBuilder.create();

    private final Receiving receiving;
    private final ConcurrentLinkedQueue<Listener> listeners = new ConcurrentLinkedQueue<>();

    /** Somebody who listens. Used by the worker alone. */
    private static final class Listener {
        private final OrderId order;
        private final boolean full;
        private final SseEventSink sink;
        private final Sse sse;
        private int told;
        private int quiet;

        Listener(OrderId order, boolean full, SseEventSink sink, Sse sse) {
            this.order = order;
            this.full = full;
            this.sink = sink;
            this.sse = sse;
        }
    }

    EventStreams(Receiving receiving) {
        this.receiving = receiving;
    }

    /** Whether there is room for one more. */
    boolean listen(OrderId order, boolean full, SseEventSink sink, Sse sse) {
        if (listeners.size() >= MOST_LISTENERS) {
            return false;
        }
        listeners.add(new Listener(order, full, sink, sse));
        return true;
    }

    @Override
    public String name() {
        return "event-streams";
    }

    @Override
    public Duration step() {
        receiving.desk().ifPresent(desk -> listeners.removeIf(listener -> tell(desk, listener)));
        return WHILE_LISTENED;
    }

    /** Tells what is new, and says whether that was all. */
    private static boolean tell(ReceiveDesk desk, Listener listener) {
        if (listener.sink.isClosed()) {
            return true;
        }
        Optional<ReceiveDossier> found = desk.order(listener.order);
        found.ifPresent(dossier -> send(listener, dossier));
        boolean over =
                found.map(dossier -> dossier.row().order().state().isFinal()).orElse(true);
        if (over) {
            listener.sink.close();
        }
        return over;
    }

    private static void send(Listener listener, ReceiveDossier dossier) {
        int states = dossier.history().size();
        if (states > listener.told) {
            ReceiveOrderView view = listener.full ? ReceiveReport.full(dossier) : ReceiveReport.reduced(dossier);
            listener.sink.send(listener.sse
                    .newEventBuilder()
                    .name(view.state())
                    .id(Integer.toString(states))
                    .data(String.class, JSONB.toJson(view))
                    .build());
            listener.told = states;
            listener.quiet = 0;
        } else if (++listener.quiet >= KEEP_ALIVE_EVERY) {
            listener.sink.send(
                    listener.sse.newEventBuilder().comment("still here").build());
            listener.quiet = 0;
        }
    }
}

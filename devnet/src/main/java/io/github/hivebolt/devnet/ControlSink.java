package io.github.hivebolt.devnet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.hivebolt.devnet.common.Json;
import io.github.hivebolt.ports.TimeSource;
import java.util.List;

/** Takes what webhooks send and shows it. */
final class ControlSink {
    private final Sink sink;
    private final TimeSource time;

    ControlSink(Sink sink, TimeSource time) {
        this.sink = sink;
        this.time = time;
    }

    List<ControlRoute> routes() {
        return List.of(
                ControlRoute.post("/sink", this::take),
                ControlRoute.get("/sink", this::list),
                ControlRoute.delete("/sink", this::clear));
    }

    private JsonNode take(ControlRequest request) throws ControlException {
        sink.take(new Sink.Message(time.now(), request.body()));
        return ControlRequest.done();
    }

    private JsonNode list(ControlRequest request) {
        ArrayNode messages = Json.array();
        sink.messages().forEach(message -> {
            ObjectNode json = messages.addObject();
            json.put("receivedAt", message.receivedAt().toString());
            json.set("body", message.body());
        });
        return messages;
    }

    private JsonNode clear(ControlRequest request) {
        sink.clear();
        return ControlRequest.done();
    }
}

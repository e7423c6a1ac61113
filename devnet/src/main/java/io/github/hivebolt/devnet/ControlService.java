package io.github.hivebolt.devnet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.hivebolt.devnet.common.Json;
import io.github.hivebolt.devnet.http.HttpHandler;
import io.github.hivebolt.devnet.http.HttpReply;
import io.github.hivebolt.devnet.http.HttpRequest;
import io.github.hivebolt.ports.TimeSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The control interface: finds the call and writes its answer. */
final class ControlService implements HttpHandler {
    private final List<ControlRoute> routes;
    private final Sink sink;

    private ControlService(List<ControlRoute> routes, Sink sink) {
        this.routes = List.copyOf(routes);
        this.sink = sink;
    }

    static ControlService of(DevnetServer devnet, Sink sink, TimeSource time) {
        List<ControlRoute> routes = new ArrayList<>();
        routes.addAll(new ControlHive(devnet).routes());
        routes.addAll(new ControlChain(devnet).routes());
        routes.addAll(new ControlLightning(devnet).routes());
        routes.addAll(new ControlNodes(devnet).routes());
        routes.addAll(new ControlSink(sink, time).routes());
        return new ControlService(routes, sink);
    }

    @Override
    public void handle(HttpRequest request, HttpReply reply) throws IOException {
        if (request.method().equals("POST") && request.path().equals("/sink") && !sink.isReachable()) {
            throw new IOException("the network is out");
        }
        try {
            reply.sendJson(200, Json.write(answer(request)));
        } catch (IllegalArgumentException invalid) {
            reply.sendJson(400, Json.write(Json.object().put("error", String.valueOf(invalid.getMessage()))));
        } catch (ControlException refused) {
            reply.sendJson(
                    refused.status(), Json.write(Json.object().put("error", String.valueOf(refused.getMessage()))));
        }
    }

    private JsonNode answer(HttpRequest request) throws ControlException {
        for (ControlRoute route : routes) {
            Optional<List<String>> path = route.match(request.method(), request.pathParts());
            if (path.isPresent()) {
                return route.call().answer(new ControlRequest(path.get(), body(request)));
            }
        }
        throw new ControlException(404, "There is no such call; GET / lists all calls' parts.");
    }

    private static JsonNode body(HttpRequest request) throws ControlException {
        if (request.body().isBlank()) {
            return Json.object();
        }
        boolean anyText = request.path().equals("/sink");
        return Json.parse(request.body())
                .or(() -> anyText ? Optional.of(TextNode.valueOf(request.body())) : Optional.empty())
                .orElseThrow(() -> ControlException.badInput("The body must be JSON."));
    }
}

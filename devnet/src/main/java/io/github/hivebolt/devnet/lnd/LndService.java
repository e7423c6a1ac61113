package io.github.hivebolt.devnet.lnd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.hivebolt.devnet.common.ChangeSignal;
import io.github.hivebolt.devnet.common.Json;
import io.github.hivebolt.devnet.http.HttpHandler;
import io.github.hivebolt.devnet.http.HttpReply;
import io.github.hivebolt.devnet.http.HttpRequest;
import io.github.hivebolt.devnet.http.LineStream;
import io.github.hivebolt.devnet.lightning.LightningNode;
import io.github.hivebolt.devnet.lightning.LightningRefusal;
import io.github.hivebolt.devnet.lightning.LightningRefusal.Code;
import io.github.hivebolt.devnet.lnd.LndCall.Arguments;
import java.io.IOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The REST interface of one node: finds the method, checks state and macaroon, writes refusals in lnd's form. */
public final class LndService implements HttpHandler {
    private final LightningNode node;
    private final Macaroon macaroon;
    private final List<LndRoute> routes;

    /**
     * A node's interface.
     *
     * @param node whose it is
     * @param macaroon what callers must show
     * @param signal tells of changes in the network
     */
    public LndService(LightningNode node, Macaroon macaroon, ChangeSignal signal) {
        this.node = node;
        this.macaroon = macaroon;
        Updates updates = new Updates(node, signal);
        this.routes = LndRoutes.of(new LndPayments(node, updates), new LndInvoices(node, updates), new LndNode(node));
    }

    @Override
    public void handle(HttpRequest request, HttpReply reply) throws IOException {
        reply.header(
                "Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(node.now().atOffset(ZoneOffset.UTC)));
        if (request.method().equals("GET") && request.path().equals("/v1/state")) {
            reply.sendJson(200, "{\"state\":\"" + node.state() + "\"}");
            return;
        }
        Optional<LndRoute> route = routes.stream()
                .filter(known -> known.method().equals(request.method())
                        && known.match(request.pathParts()).isPresent())
                .findFirst();
        if (route.isEmpty()) {
            refuse(reply, false, noSuchMethod(request));
            return;
        }
        Arguments arguments;
        try {
            arguments = arguments(route.get(), request);
        } catch (LightningRefusal malformed) {
            refuse(reply, false, malformed);
            return;
        }
        try {
            admit(request);
            route.get().call().answer(arguments, reply);
        } catch (LightningRefusal refusal) {
            refuse(reply, route.get().streaming() && refusal.code() != Code.INVALID_ARGUMENT, refusal);
        }
    }

    private void admit(HttpRequest request) throws LightningRefusal {
        Optional<String> notReady = node.state().refusal();
        if (notReady.isPresent()) {
            throw LightningRefusal.unknown(notReady.get());
        }
        Optional<String> notAllowed = macaroon.refusal(request.header("Grpc-Metadata-macaroon"));
        if (notAllowed.isPresent()) {
            throw LightningRefusal.unknown(notAllowed.get());
        }
    }

    private LightningRefusal noSuchMethod(HttpRequest request) {
        boolean knownPath = routes.stream()
                .anyMatch(known -> known.match(request.pathParts()).isPresent());
        return knownPath
                ? new LightningRefusal(Code.UNIMPLEMENTED, "Method Not Allowed")
                : new LightningRefusal(Code.NOT_FOUND, "Not Found");
    }

    private static Arguments arguments(LndRoute route, HttpRequest request) throws LightningRefusal {
        JsonNode body = Json.object();
        if (request.method().equals("POST")) {
            body = Json.parse(request.body())
                    .filter(JsonNode::isObject)
                    .orElseThrow(() -> new LightningRefusal(Code.INVALID_ARGUMENT, "unexpected EOF"));
            for (Iterator<String> names = body.fieldNames(); names.hasNext(); ) {
                String name = names.next();
                if (!route.fields().contains(name)) {
                    throw new LightningRefusal(
                            Code.INVALID_ARGUMENT, "proto: (line 1:2): unknown field \"" + name + "\"");
                }
            }
        }
        return new Arguments(route.match(request.pathParts()).orElse(List.of()), request.query(), body);
    }

    private static void refuse(HttpReply reply, boolean streaming, LightningRefusal refusal) throws IOException {
        ObjectNode error = Json.object();
        error.put("code", refusal.code().grpc());
        error.put("message", refusal.text());
        error.putArray("details");
        int status = refusal.code().http();
        if (streaming) {
            LineStream stream = reply.stream(status);
            stream.line(Json.write(Json.object().set("error", error)));
            stream.end();
        } else {
            reply.sendJson(status, Json.write(error));
        }
    }
}

package io.github.hivebolt.adapters.hive;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Hive's JSON-RPC over HTTP. An answer counts only if it is one JSON object that repeats our id and holds either a
 * result or an error; hived sends errors with status 200. Thread-safe.
 */
final class RpcClient {
    private static final long MAX_BODY_BYTES = 64L << 20;

    private final NodeWire wire;
    private final AtomicLong lastId = new AtomicLong();

    RpcClient(NodeWire wire) {
        this.wire = wire;
    }

    /**
     * Calls a method.
     *
     * @param reader reads the whole result; its parser stands on the result's first token
     * @return the node's answer, refusals included
     * @throws NodeTroubleException if there was no well-formed answer
     */
    <T> RpcAnswer<T> call(NodeAddress node, RpcCall call, Duration limit, ResultReader<T> reader)
            throws NodeTroubleException {
        long id = lastId.incrementAndGet();
        return wire.post(node, call.body(id), limit, body -> read(body, id, reader));
    }

    /** As {@link #call}, where a refusal is trouble with the node. */
    <T> T ask(NodeAddress node, RpcCall call, Duration limit, ResultReader<T> reader) throws NodeTroubleException {
        return switch (call(node, call, limit, reader)) {
            case RpcAnswer.Result<T>(T value) -> value;
            case RpcAnswer.Refusal<T>(RpcError error) -> throw refusal(call, error);
        };
    }

    private static NodeTroubleException refusal(RpcCall call, RpcError error) {
        return new NodeTroubleException(
                io.github.hivebolt.ports.PartyUnavailableException.Trouble.BROKEN_ANSWER,
                error.isUnknownMethod() ? NodeTroubleException.Kind.UNFIT : NodeTroubleException.Kind.PLAIN,
                error.isUnknownMethod()
                        ? "does not serve " + call.method()
                        : "refused " + call.method() + ": " + Lines.one(error.message(), 120));
    }

    private static <T> RpcAnswer<T> read(InputStream body, long id, ResultReader<T> reader)
            throws IOException, NodeTroubleException {
        try (JsonParser parser = Json.parser(new BoundedBody(body, MAX_BODY_BYTES))) {
            parser.nextToken();
            Json.require(parser, JsonToken.START_OBJECT, "the answer is no JSON object");
            Envelope<T> envelope = new Envelope<>();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                envelope.take(parser, reader);
            }
            if (parser.nextToken() != null) {
                throw new IOException("something follows the answer");
            }
            return envelope.answer(id);
        }
    }

    /** Reads a result. */
    @FunctionalInterface
    interface ResultReader<T> {
        T read(JsonParser parser) throws IOException, NodeTroubleException;
    }

    /** The parts of an answer, in whatever order they come. */
    private static final class Envelope<T> {
        private Optional<T> result = Optional.empty();
        private Optional<RpcError> error = Optional.empty();
        private String id = "";

        void take(JsonParser parser, ResultReader<T> reader) throws IOException, NodeTroubleException {
            String field = parser.currentName();
            JsonToken first = parser.nextToken();
            switch (field) {
                case "result" -> result = Optional.of(reader.read(parser));
                case "error" -> {
                    if (first != JsonToken.VALUE_NULL) {
                        error = Optional.of(RpcError.of(Json.tree(parser)));
                    }
                }
                case "id" -> id = first.isScalarValue() ? parser.getText() : "";
                default -> parser.skipChildren();
            }
        }

        RpcAnswer<T> answer(long expectedId) throws IOException {
            if (!id.equals(Long.toString(expectedId))) {
                throw new IOException("the answer is not to our question: its id differs");
            }
            if (error.isPresent() == result.isPresent()) {
                throw new IOException("the answer must hold either a result or an error");
            }
            return error.<RpcAnswer<T>>map(RpcAnswer.Refusal::new)
                    .orElseGet(() -> new RpcAnswer.Result<>(result.orElseThrow()));
        }
    }
}

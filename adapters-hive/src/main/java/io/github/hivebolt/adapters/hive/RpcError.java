package io.github.hivebolt.adapters.hive;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a node says instead of a result. Every part may be missing or hostile.
 *
 * @param code the code of JSON-RPC, 0 if there is none
 * @param message the text, bounded
 * @param detailCode hived's own code ({@code error.data.code}), 0 if there is none
 * @param detailName hived's name of its exception ({@code error.data.name}), bounded
 */
record RpcError(long code, String message, long detailCode, String detailName) {
    private static final int MAX_MESSAGE = 2_000;
    private static final int MAX_NAME = 100;
    private static final long METHOD_NOT_FOUND = -32601;
    private static final long API_NOT_FOUND = -32002;

    static RpcError of(JsonNode error) {
        // One proxy puts hived's error into a second "error" inside the first.
        JsonNode inner = error.path("error").isObject() ? error.path("error") : error;
        JsonNode data = inner.path("data");
        return new RpcError(
                inner.path("code").asLong(error.path("code").asLong(0)),
                Lines.one(inner.path("message").asText(error.path("message").asText("")), MAX_MESSAGE),
                data.path("code").asLong(0),
                Lines.one(data.path("name").asText(""), MAX_NAME));
    }

    /** Whether the node does not serve the method at all. */
    boolean isUnknownMethod() {
        return code == METHOD_NOT_FOUND || code == API_NOT_FOUND;
    }
}

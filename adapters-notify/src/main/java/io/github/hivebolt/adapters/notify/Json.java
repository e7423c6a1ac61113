package io.github.hivebolt.adapters.notify;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.hivebolt.adapters.http.HttpAnswer;

/** The one JSON mapper of the notifiers. */
final class Json {
    static final String MEDIA_TYPE = "application/json";

    private static final JsonMapper MAPPER = new JsonMapper();

    private Json() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static byte[] bytes(JsonNode tree) {
        try {
            return MAPPER.writeValueAsBytes(tree);
        } catch (JacksonException e) {
            throw new IllegalStateException("a tree of plain text is always JSON", e);
        }
    }

    /** What an answer holds; a missing node where it is no JSON. */
    static JsonNode of(HttpAnswer answer) {
        try {
            JsonNode tree = MAPPER.readTree(answer.text());
            return tree == null ? MissingNode.getInstance() : tree;
        } catch (JacksonException noJson) {
            return MissingNode.getInstance();
        }
    }
}
